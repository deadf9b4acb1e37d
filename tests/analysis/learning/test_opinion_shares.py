"""What a clause says of its themes, weighed from the clause, its segment and the text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.learning.opinion_shares import opinion_shares

_NEGATIVE, _MIDDLE, _POSITIVE = np.eye(3) * 0.94 + 0.02
# Levels of the encoder from very positive to very negative, and as many of the rating.
_SAYS_GOOD, _SAYS_BAD, _SAYS_NEITHER = np.pad(np.eye(5)[[0, 4, 2]] * 8, ((0, 0), (0, 5)))
_OPEN = np.full(3, 1 / 3)


def _shares(
    clause: NDArray[np.float64], text: NDArray[np.float64], segment: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(opinion_shares(clause[None], text[None], np.array([0]), segment[None])[0])


def test_a_segment_that_is_read_alone_outweighs_the_text_around_it() -> None:
    assert _shares(_OPEN, _NEGATIVE, _SAYS_GOOD).argmax() == 2
    assert _shares(_OPEN, _POSITIVE, _SAYS_BAD).argmax() == 0


def test_a_text_and_a_segment_that_say_both_leave_their_clauses_open() -> None:
    clauses, segment = np.array([_POSITIVE, _NEGATIVE]), np.array([0, 0])
    found = opinion_shares(clauses, np.tile(_MIDDLE, (2, 1)), segment, np.tile(_SAYS_NEITHER, (2, 1)))
    assert found.argmax(axis=1).tolist() == [2, 0]


def test_a_segment_of_one_clause_that_says_neither_is_believed() -> None:
    assert _shares(_OPEN, _MIDDLE, _SAYS_NEITHER).argmax() == 1


def test_without_the_encoder_clause_and_text_are_weighed() -> None:
    found = opinion_shares(_OPEN[None], _POSITIVE[None], np.array([0]), None)
    assert found.argmax() == 2


@pytest.mark.parametrize("is_fast", [True, False])
@given(st.lists(st.floats(0.01, 1), min_size=6, max_size=6), st.sampled_from(range(3)), st.floats(0, 0.95))
def test_shares_add_up_and_follow_the_clause(is_fast: bool, values: list[float], said: int, surer: float) -> None:
    clause, text = (np.array(part) / sum(part) for part in (values[:3], values[3:]))
    outputs = None if is_fast else _SAYS_GOOD[None]
    plain, better = (
        opinion_shares(of[None], text[None], np.array([0]), outputs)[0]
        for of in (clause, (1 - surer) * clause + surer * np.eye(3)[said])
    )
    assert plain.sum() == pytest.approx(1)
    assert better[said] >= plain[said] - 1e-9
