"""What the stars of a review add to its words."""

import numpy as np
from numpy.typing import NDArray

from analysis.learning.clause_sentiment import CLASSES

STARS = 5
_ROUNDS, _PRIOR_TEXTS = 50, 10.0


def star_levels(rating: NDArray[np.float64]) -> NDArray[np.int64]:
    """Say which of five levels, 0 the worst, each rating from 0 to 1 is nearest to."""
    return np.asarray(np.abs(rating[:, np.newaxis] - np.linspace(0, 1, STARS)).argmin(axis=1), np.int64)


def with_stars(
    probabilities: NDArray[np.float64], rating: NDArray[np.float64], added: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Add to what the words of texts say what their ratings do.

    Args:
        probabilities: Of each text by its words, shape (texts, 3).
        rating: 0 (worst) to 1 (best), or NaN.
        added: What each level adds to the log probabilities, shape (5, 3).
    """
    odds, rated = probabilities.copy(), np.flatnonzero(~np.isnan(rating))
    odds[rated] *= np.exp(added[star_levels(rating[rated])])
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def fit_stars(
    probabilities: NDArray[np.float64], classes: NDArray[np.int64], rating: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Find what each level adds, so that its texts are expected to be of each class as often as they are.

    Invented reviews have no stars, so words and stars are not weighed together. What stars add is learnt from people
    who gave a rating and then told why, as in a review.

    Args:
        probabilities: What models say of the words of texts that they were not fitted to, shape (texts, 3).
        classes: Shape (texts,).
        rating: Shape (texts,), 0 to 1.

    Returns:
        What is added to log probabilities, shape (5, 3); zeros where there are no texts.
    """
    # Beside the texts of each level stand some of which nothing tells what they are: few ratings teach little.
    words = np.vstack([probabilities, np.full((STARS, len(CLASSES)), 1 / len(CLASSES))])
    ratings = np.append(rating, np.linspace(0, 1, STARS))
    of_level = np.eye(STARS)[:, star_levels(ratings)] * np.append(np.ones(len(rating)), np.full(STARS, _PRIOR_TEXTS))
    seen = of_level @ np.vstack([np.eye(len(CLASSES))[classes], words[len(rating) :]])
    added = np.zeros(seen.shape)
    for _ in range(_ROUNDS):
        added += np.log(seen / (of_level @ with_stars(words, ratings, added)))
    return added
