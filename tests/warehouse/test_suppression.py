"""Small numbers stay hidden, whatever is added up."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from warehouse.suppression import FEWEST, PROFILES, Profile, hidden_cells, shown, with_totals

TABLES = st.tuples(st.integers(1, 5), st.integers(1, 6)).flatmap(
    lambda shape: st.lists(
        st.one_of(st.integers(0, 14), st.integers(0, 90)), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]
    ).map(lambda values: np.array(values, dtype=np.int64).reshape(shape))
)


def _worked_out(hidden: NDArray[np.bool_]) -> list[int]:
    """The hidden cells that some linear combination of shown cells gives, by linear algebra and not by graphs."""
    rows, columns = hidden.shape
    equations = []
    for row in range(rows):
        equations.append(
            [
                1.0 if at == row and to < columns - 1 else -1.0 if at == row else 0.0
                for at in range(rows)
                for to in range(columns)
            ]
        )
    for column in range(columns):
        equations.append(
            [
                1.0 if to == column and at < rows - 1 else -1.0 if to == column else 0.0
                for at in range(rows)
                for to in range(columns)
            ]
        )
    unknown = np.array(equations)[:, hidden.ravel()]
    rank = np.linalg.matrix_rank(unknown) if unknown.size else 0
    return [
        cell
        for cell in range(unknown.shape[1])
        if np.linalg.matrix_rank(np.vstack([unknown, np.eye(unknown.shape[1])[cell]])) == rank
    ]


@given(TABLES, st.sampled_from(sorted(FEWEST.values())))
@settings(deadline=None, max_examples=150)
def test_no_combination_of_shown_cells_gives_a_hidden_one(counts: NDArray[np.int64], fewest: int) -> None:
    assert _worked_out(hidden_cells(counts, fewest)) == []


@given(TABLES)
@settings(deadline=None, max_examples=60)
def test_every_small_count_is_hidden_totals_too(counts: NDArray[np.int64]) -> None:
    full = with_totals(counts)
    assert hidden_cells(counts)[(full > 0) & (full < 10)].all()


@given(TABLES.map(lambda counts: counts + 10))
@settings(deadline=None, max_examples=30)
def test_nothing_is_hidden_where_nothing_is_small(counts: NDArray[np.int64]) -> None:
    assert not hidden_cells(counts).any()


def test_one_small_cell_takes_the_next_smallest_with_it() -> None:
    hidden = hidden_cells(np.array([[4, 30, 12], [50, 60, 70]]))
    assert hidden[0, :3].tolist() == [True, False, True]


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_shown_has_totals_and_gaps(profile: Profile) -> None:
    table = pd.DataFrame({"north": [3, 40], "south": [21, 33]}, index=["parking", "food"])
    given_out = shown(table, profile)
    assert given_out.loc["parking", "north"] is pd.NA
    assert list(given_out.index) == ["parking", "food", "total"]


def test_round5_shows_multiples_of_five() -> None:
    table = pd.DataFrame({"north": [21, 43], "south": [32, 68]})
    assert (shown(table, "round5").to_numpy() % 5 == 0).all()
