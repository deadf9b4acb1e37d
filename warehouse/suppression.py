"""Small numbers: which cells of a table of counts must be hidden, so that nobody can work one out from the others.

Profiles: `k10` hides counts of 1 to 9 and as many others as it takes that no sum of shown cells gives a hidden one;
`round5` hides counts of 1 to 7 and shows every other one to the nearest 5.

Source: GP Patient Survey (fewer than 10 hidden, and then the next lowest too); NHS Digital, Hospital Episode Statistics
(1 to 7 hidden, others to the nearest 5). Cox (1980), Suppression methodology and statistical disclosure control, JASA
75: in a table with margins a hidden cell can be worked out exactly when it lies on no cycle of hidden cells.
"""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Profile = Literal["k10", "round5"]
PROFILES: tuple[Profile, ...] = ("k10", "round5")
FEWEST: dict[Profile, int] = {"k10": 10, "round5": 8}
"""The least count above 0 that each profile shows."""


def with_totals(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Add the total of each row, of each column and of all: shape (rows, columns) becomes (rows + 1, columns + 1)."""
    wider = np.column_stack([counts, counts.sum(axis=1)])
    return np.vstack([wider, wider.sum(axis=0)])


def hidden_cells(counts: NDArray[np.int64], fewest: int = FEWEST["k10"]) -> NDArray[np.bool_]:
    """Choose the cells to hide in a table that is shown with its totals.

    Every count of 1 to `fewest` - 1 is hidden, totals too. Then, while a hidden cell could be worked out from the shown
    ones, the three cells that form a rectangle with it and cost least are hidden as well.

    Args:
        counts: Counts of mentions or voices, shape (rows, columns), without totals.
        fewest: The least count above 0 that may be shown.

    Returns:
        Shape (rows + 1, columns + 1); the last row and column are the totals.
    """
    full = with_totals(counts)
    hidden = (full > 0) & (full < fewest)
    while (found := revealed_cells(hidden)).any():
        row, column = (int(at[0]) for at in np.nonzero(found))
        for cell in _cheapest_rectangle(full, hidden, row, column):
            hidden[cell] = True
    return hidden


def revealed_cells(hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find the hidden cells that follow from the shown ones: the bridges of the graph that joins rows to columns."""
    found = np.zeros_like(hidden)
    for row, column in zip(*np.nonzero(hidden), strict=True):
        without = hidden.copy()
        without[row, column] = False
        found[row, column] = not _is_joined(without, int(row), int(column))
    return found


def shown(table: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """Give a table of counts, with its totals, as it may leave the organisation.

    Args:
        table: Counts, one row and one column per group, without totals.
        profile: `k10` or `round5`.

    Returns:
        The table with a row and a column `total`; hidden cells are NA. With `round5` every shown cell is rounded by
        itself, so that totals need not be the sum of what is shown.
    """
    counts = table.to_numpy(np.int64)
    hidden = hidden_cells(counts, FEWEST[profile])
    full = with_totals(counts)
    if profile == "round5":
        full = 5 * ((full + 2) // 5)
    index = pd.Index([*table.index, "total"], name=table.index.name)
    columns = pd.Index([*table.columns, "total"], name=table.columns.name)
    return pd.DataFrame(full, index=index, columns=columns, dtype="Int64").mask(hidden)


def _is_joined(hidden: NDArray[np.bool_], row: int, column: int) -> bool:
    """Say whether a row can be reached from a column over hidden cells."""
    rows, columns, reached = {row}, {-1}, set[int]()
    while reached != columns:
        columns = reached
        reached = {int(at) for at in np.flatnonzero(hidden[sorted(rows)].any(axis=0))}
        rows |= {int(at) for at in np.flatnonzero(hidden[:, sorted(reached)].any(axis=1))}
    return column in reached


def _cheapest_rectangle(
    full: NDArray[np.int64], hidden: NDArray[np.bool_], row: int, column: int
) -> list[tuple[int, int]]:
    """Choose the other corners of the rectangle that hides least; a count of 0 protects little, so it comes last."""
    cost = np.where(hidden, 0, np.where(full == 0, full.max() + 1, full))
    total = cost + cost[row] + cost[:, [column]]
    total[row] = total[:, column] = np.iinfo(np.int64).max
    other_row, other_column = (int(at) for at in np.unravel_index(int(total.argmin()), total.shape))
    return [(row, other_column), (other_row, column), (other_row, other_column)]
