"""What somebody outside can work out from everything that left: the range of each count, in whole numbers.

Another way than the code's: equations are written anew from the names of the cells, and solved in whole numbers. The
outsider is given more than leaves: which counts are 0, also where nothing says so.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Cell = tuple[str, str, str]
"""What is counted; the place, `all` for all of them; the period, as "2026-01", "2026-Q1" or "2026"."""
NO_END = 10**9

_KINDS = {
    "scored": ("complaints", "no complaints"),
    "complaints": ("sentiment negative", "sentiment mixed"),
    "no complaints": ("sentiment neutral", "sentiment positive"),
}
_THEMES = ("complaints about ", "praise of ")


def ranges(
    shown: Mapping[Cell, int | None],
    wanted: Sequence[Cell],
    off_by: int = 0,
    at_most: Sequence[tuple[Cell, Cell]] = (),
) -> dict[Cell, tuple[int, int]]:
    """Give the least and the greatest that counts can be.

    Args:
        shown: Every count that is not 0, as it was told, from however many files; None where it was not.
        wanted: The cells to find out.
        off_by: How far a told count may be from the true one.
        at_most: Pairs of which the outsider knows that the first is no more than the second.
    """
    found: dict[Cell, tuple[int, int]] = {}
    for own in sorted({cell[0] for cell in wanted}):
        cells = [cell for cell in sorted(shown) if cell[0] == own or not cell[0].startswith(_THEMES)]
        at = {cell: number for number, cell in enumerate(cells)}
        given = [_matrix(cells, at), *_pairs(at_most, at)]
        low = np.array([1 if (told := shown[cell]) is None else max(told - off_by, 1) for cell in cells])
        high = np.array([np.inf if (told := shown[cell]) is None else told + off_by for cell in cells])
        for cell in [cell for cell in wanted if cell[0] == own]:
            found[cell] = (
                _end(at[cell], 1.0, given, Bounds(low, high)), _end(at[cell], -1.0, given, Bounds(low, high))
            )  # fmt: skip
    return found


def equations(cells: Sequence[Cell]) -> list[tuple[Cell, list[Cell]]]:
    """Give every total among cells with what it is the sum of."""
    there, found = set(cells), []
    for total in cells:
        what, place, period = total
        ways = [[each for kind in _KINDS.get(what, ()) if (each := (kind, place, period)) in there]]
        if "-Q" in period:
            first = 3 * int(period[-1]) - 2
            months = [f"{period[:5]}{month:02}" for month in range(first, first + 3)]
            ways.append([each for month in months if (each := (what, place, month)) in there])
        if "-" not in period:
            ways.append([each for each in cells if each[:2] == total[:2] and each[2].startswith(f"{period}-Q")])
        if what == "scored":
            ways.append([each for each in cells if each[0].startswith("source ") and each[1:] == total[1:]])
        if place == "all":
            ways.append([each for each in cells if (each[0], each[2]) == (what, period) and each[1] != "all"])
        found += [(total, parts) for parts in ways if parts]
    return found


def _matrix(cells: Sequence[Cell], at: Mapping[Cell, int]) -> LinearConstraint:
    lines = [{total: 1.0, **dict.fromkeys(parts, -1.0)} for total, parts in equations(cells)]
    terms = [(row, at[cell], factor) for row, line in enumerate(lines) for cell, factor in line.items()]
    row, column, value = zip(*terms, strict=True) if terms else ((), (), ())
    return LinearConstraint(csr_array((value, (row, column)), shape=(max(len(lines), 1), len(at))), 0.0, 0.0)


def _pairs(at_most: Sequence[tuple[Cell, Cell]], at: Mapping[Cell, int]) -> list[LinearConstraint]:
    own = [(at[less], at[more]) for less, more in at_most if less in at and more in at]
    rows = [number for number in range(len(own)) for _ in "ab"]
    columns = [each for pair in own for each in pair]
    matrix = csr_array(([-1.0, 1.0] * len(own), (rows, columns)), shape=(len(own), len(at)))
    return [LinearConstraint(matrix, 0.0, np.inf)] if own else []


def _end(at: int, sign: float, given: Sequence[LinearConstraint], bounds: Bounds) -> int:
    cost = np.zeros(len(bounds.lb))
    cost[at] = sign
    solved = milp(cost, constraints=given, bounds=bounds, integrality=np.ones(len(cost)))
    if solved.x is None:
        assert solved.status in (3, 4), solved.message  # unbounded
        return NO_END
    end: int = round(solved.x[at])
    return end
