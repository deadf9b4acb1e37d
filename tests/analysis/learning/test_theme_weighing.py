"""What the second layer of themes believes where real and invented texts are coded differently."""

import numpy as np
import pytest

from analysis.learning.theme_training import FEWEST_EXAMPLES, fit_weighing

_TEXTS = 400


def _agreement(about_of_real: int) -> float:
    """Give how often a weighing agrees with real texts, where invented ones say the opposite of the same findings.

    Args:
        about_of_real: How many of the real texts are about the theme.
    """
    dice = np.random.default_rng(5)
    is_real = np.arange(2 * _TEXTS) < _TEXTS
    about = np.zeros(2 * _TEXTS, np.bool_)
    about[:about_of_real] = about[_TEXTS : _TEXTS + 150] = True
    seen = np.where(is_real, 1.0, -1.0) * np.where(about, 1.0, -1.0) + dice.normal(0, 0.3, len(about))
    found, truth = seen[:, np.newaxis, np.newaxis], about[:, np.newaxis].astype(np.float64)
    weighing = fit_weighing(found, truth, np.ones(len(about), np.bool_), is_real)
    called = (weighing.logits(found) > weighing.thresholds)[:, 0]
    return float((called == about)[is_real].mean())


def test_enough_real_texts_decide_what_a_theme_is() -> None:
    assert _agreement(about_of_real=100) > 0.95


@pytest.mark.parametrize("about_of_real", [0, FEWEST_EXAMPLES - 1])
def test_too_few_real_texts_leave_it_to_all(about_of_real: int) -> None:
    assert _agreement(about_of_real) < 0.5
