"""How far what the encoder says of texts lies from what people said of them."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analysis.encoder.network import Said
from config.urgencies import URGENCY_KINDS

LEVELS = 5
# The kinds and, last, harmless.
URGENCIES = len(URGENCY_KINDS) + 1
_TRUST_IN_RATING = 0.3
_TRUST_IN_THEME = 0.6
_TRUST_IN_VALENCE = 0.5
_TRUST_IN_STEADINESS = 0.5


@dataclass(frozen=True)
class Answers:
    """What people said of texts; -1 where they did not.

    Attributes:
        levels: Sentiment from 0 (very positive) to 4 (very negative), shape (texts,).
        classes: Sentiment as 0 negative, 1 in the middle, 2 positive, shape (texts,); of use where there is no level.
        ratings: Rating from 0 (best) to 4 (worst), shape (texts,).
        themes: 1.0 for each theme that a text is about, NaN for what its coders had no name for, shape (texts, themes).
        has_themes: 1.0 where a text was labelled with themes, shape (texts,).
        urgencies: Kind of urgency, or `URGENCIES - 1` where the text is harmless, shape (texts,).
        valences: Mean valence from -4 to 4, NaN where there is none, shape (texts,).
    """

    levels: NDArray[np.int64]
    classes: NDArray[np.int64]
    ratings: NDArray[np.int64]
    themes: NDArray[np.float32]
    has_themes: NDArray[np.float32]
    urgencies: NDArray[np.int64]
    valences: NDArray[np.float32]

    def of(self, rows: NDArray[np.int64]) -> "Answers":
        """Take some texts."""
        return Answers(*(answers[rows] for answers in vars(self).values()))


def labels_missed(said: Said, answers: Answers) -> Tensor:
    """Weigh how far what is said lies from levels or classes, ratings, themes and urgencies; a mean over texts."""
    outputs = said.outputs

    def there(values: NDArray[np.int64] | NDArray[np.float32]) -> Tensor:
        return torch.from_numpy(values).to(outputs.device)

    levels, classes, ratings = there(answers.levels), there(answers.classes), there(answers.ratings)
    shares = functional.log_softmax(outputs[:, :LEVELS], 1)
    thirds = torch.stack([shares[:, 3:].logsumexp(1), shares[:, 2], shares[:, :2].logsumexp(1)], 1)
    by_level, by_class, rated = levels >= 0, (levels < 0) & (classes >= 0), ratings >= 0
    loss = functional.nll_loss(shares[by_level], levels[by_level], reduction="sum")
    loss = loss + functional.nll_loss(thirds[by_class], classes[by_class], reduction="sum")
    guess = outputs[:, LEVELS : 2 * LEVELS]
    loss = loss + _TRUST_IN_RATING * functional.cross_entropy(guess[rated], ratings[rated], reduction="sum")
    themes = there(answers.themes)
    asked = themes.isfinite() & (there(answers.has_themes) > 0)[:, None]
    missed = functional.binary_cross_entropy_with_logits(
        outputs[:, 2 * LEVELS :][asked], themes[asked], reduction="sum"
    )
    loss = loss + _TRUST_IN_THEME * missed
    urgencies = there(answers.urgencies)
    known = urgencies >= 0
    loss = loss + functional.cross_entropy(said.urgencies[known], urgencies[known], reduction="sum")
    return loss / len(outputs)


def unsteadiness(once: Said, again: Said) -> Tensor:
    """Weigh how far two readings of the same texts lie apart, each with other units dropped.

    Source: X. Liang and others, R-Drop: regularized dropout for neural networks, NeurIPS 2021.
    """
    apart = _apart(once.outputs[:, :LEVELS], again.outputs[:, :LEVELS]) + _apart(once.urgencies, again.urgencies)
    themes_once, themes_again = (said.outputs[:, 2 * LEVELS :] for said in (once, again))
    # The symmetric divergence of two Bernoulli distributions, from their logits.
    of_themes = ((themes_once.sigmoid() - themes_again.sigmoid()) * (themes_once - themes_again) / 2).sum(1).mean()
    return _TRUST_IN_STEADINESS * (apart + _TRUST_IN_THEME * of_themes)


def _apart(once: Tensor, again: Tensor) -> Tensor:
    first, second = (functional.log_softmax(scores, 1) for scores in (once, again))
    both_ways = (
        functional.kl_div(one, other, reduction="batchmean", log_target=True)
        for one, other in ((first, second), (second, first))
    )
    return sum(both_ways, torch.zeros((), device=once.device)) / 2


def valence_missed(valences: Tensor, answers: Answers) -> Tensor:
    """Weigh the squared distance to the valences that people gave."""
    return _TRUST_IN_VALENCE * functional.mse_loss(valences, torch.from_numpy(answers.valences).to(valences.device))
