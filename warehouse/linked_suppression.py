"""Small numbers in tables that share totals: which cells to hide, so that no sum or difference of shown ones gives one.

Cells are variables and each total is an equation, whatever table it stands in. A hidden cell follows from the shown
ones exactly when it is 0 in every vector of the null space of the equations, taken over the hidden cells.

Source: Cox (1980), Suppression methodology and statistical disclosure control, JASA 75; Hundepool et al. (2012),
Statistical Disclosure Control, chapter 4, on linked tables.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

K = TypeVar("K", bound=Hashable)
Sum = tuple[K, Sequence[K]]
"""A total and the cells that it is the sum of."""


def hidden(counts: Mapping[K, int], sums: Sequence[Sum[K]], fewest: int) -> set[K]:
    """Choose the cells to hide.

    Every count of 1 to `fewest` - 1 is hidden. Then more are, smallest first, until no hidden cell follows from shown
    ones, and until what is hidden of a shown total holds at least `fewest` together.

    Args:
        counts: Count of each cell, totals among them.
        sums: The equations among the cells.
        fewest: The least count above 0 that may be shown.
    """
    found = {cell for cell, count in counts.items() if 0 < count < fewest}
    while True:
        exposed = _exposed(counts, sums, found, fewest)
        if exposed is None:
            return found
        found.add(exposed)


def following(cells: Collection[K], sums: Sequence[Sum[K]]) -> set[K]:
    """Find the hidden cells that follow from all others.

    Args:
        cells: The hidden cells.
        sums: The equations among all cells.
    """
    order = sorted(cells, key=str)
    at = {cell: number for number, cell in enumerate(order)}
    rows = []
    for total, parts in sums:
        row = np.zeros(len(order))
        for cell, sign in ((total, 1.0), *((part, -1.0) for part in parts)):
            if cell in at:
                row[at[cell]] = sign
        if row.any():
            rows.append(row)
    if not rows:
        return set()
    _, values, vectors = np.linalg.svd(np.array(rows))
    rank = int((values > 1e-9).sum())
    free = np.abs(vectors[rank:]).max(axis=0, initial=0.0)
    return {cell for cell in order if free[at[cell]] < 1e-9}


def _exposed(counts: Mapping[K, int], sums: Sequence[Sum[K]], found: set[K], fewest: int) -> K | None:
    """Give a further cell to hide; None where nothing is exposed."""
    for total, parts in sums:
        held = [counts[part] for part in parts if part in found]
        if held and total not in found and sum(held) < fewest:
            return _smallest(counts, (total, *parts), found)
    follows = following(found, sums)
    for total, parts in sums:
        if follows & {total, *parts} and {total, *parts} - found:
            return _smallest(counts, (total, *parts), found)
    return None


def _smallest(counts: Mapping[K, int], cells: Sequence[K], found: set[K]) -> K:
    """Give the shown cell that costs least; one of 0 protects little, so it comes last, and the total before it."""
    total, *parts = cells
    shown = [cell for cell in parts if cell not in found and counts[cell] > 0]
    if shown:
        return min(shown, key=lambda cell: (counts[cell], str(cell)))
    if total not in found:
        return total
    return min((cell for cell in parts if cell not in found), key=str)
