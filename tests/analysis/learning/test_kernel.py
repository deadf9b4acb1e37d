"""Support vector machines as plain arrays."""

import numpy as np
import pytest

from analysis.learning.kernel import fit_machine, machine_of

_DRAWN = np.random.default_rng(7)
_ROWS = _DRAWN.normal(size=(240, 2))
# Inside the circle, outside at the left, outside at the right: no line parts them.
_CLASSES = np.where((_ROWS**2).sum(axis=1) < 1, 0, np.where(_ROWS[:, 0] < 0, 1, 2))


def test_a_circle_is_learnt_and_the_probabilities_add_up_to_one() -> None:
    learnt = fit_machine(_ROWS, _CLASSES, strength=10, width=1)
    given = learnt.probabilities(np.array([[0.0, 0.0], [-2.0, 0.5], [2.0, -0.5]]))
    assert given.argmax(axis=1).tolist() == [0, 1, 2]
    assert given.sum(axis=1) == pytest.approx(np.ones(3))


def test_what_a_file_keeps_gives_the_same_probabilities() -> None:
    learnt = fit_machine(_ROWS, _CLASSES, strength=10, width=1)
    again = machine_of(learnt.arrays("kept_"), "kept_")
    assert again.probabilities(_ROWS) == pytest.approx(learnt.probabilities(_ROWS), abs=1e-5)


def test_a_row_has_the_same_probabilities_alone_and_among_others() -> None:
    learnt = fit_machine(_ROWS, _CLASSES, strength=10, width=1)
    alone = np.concatenate([learnt.probabilities(row[None]) for row in _ROWS[:20]])
    assert alone == pytest.approx(learnt.probabilities(_ROWS)[:20], abs=1e-12)


def test_nothing_has_no_probabilities() -> None:
    assert fit_machine(_ROWS, _CLASSES, strength=1, width=1).probabilities(_ROWS[:0]).shape == (0, 3)


def test_rows_that_count_more_draw_the_border() -> None:
    def share_of_the_first(count: float) -> float:
        counts = np.where(_CLASSES == 0, count, 1.0)
        learnt = fit_machine(_ROWS, _CLASSES, strength=1, width=1, weights=counts)
        return float(learnt.probabilities(np.array([[1.0, 0.0]]))[0, 0])

    assert share_of_the_first(5.0) > share_of_the_first(0.2)
