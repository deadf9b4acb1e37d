"""What the stars of a review add to its words."""

import numpy as np
import pytest

from analysis.learning.stars import fit_stars, star_levels, with_stars

_NEGATIVE, _POSITIVE = 0, 2


def _rated(each: int) -> np.ndarray:
    return np.repeat([0.0, 0.25, 0.5, 0.75, 1.0], each)


def test_what_stars_tell_beside_words_is_learnt() -> None:
    rating, words = _rated(200), np.tile([0.4, 0.2, 0.4], (1000, 1))
    added = fit_stars(words, np.where(rating < 0.5, _NEGATIVE, _POSITIVE), rating)
    told = with_stars(words, rating, added)
    assert told[:400, _NEGATIVE].min() > 0.9
    assert told[400:, _POSITIVE].min() > 0.9


def test_stars_that_say_no_more_than_the_words_add_nothing() -> None:
    rating, classes = _rated(200), np.tile([0, 1, 2, 2], 250)
    words = np.tile([0.25, 0.25, 0.5], (1000, 1))
    assert with_stars(words, rating, fit_stars(words, classes, rating)) == pytest.approx(words, abs=0.02)


def test_a_few_ratings_teach_little() -> None:
    words = np.full((1, 3), 1 / 3)
    told = with_stars(words, np.array([0.0]), fit_stars(words, np.array([_NEGATIVE]), np.array([0.0])))
    assert 1 / 3 < told[0, _NEGATIVE] < 0.45


def test_without_ratings_nothing_is_added() -> None:
    words, nobody = np.array([[0.2, 0.3, 0.5]]), np.zeros(0)
    assert not fit_stars(np.zeros((0, 3)), nobody.astype(np.int64), nobody).any()
    assert with_stars(words, np.array([np.nan]), np.full((5, 3), 9.0)) == pytest.approx(words)


def test_a_rating_between_two_stars_counts_as_the_nearest() -> None:
    assert star_levels(np.array([0.0, 0.1, 0.2, 0.6, 1.0])).tolist() == [0, 0, 1, 2, 4]
