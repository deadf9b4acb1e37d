"""Small numbers in tables that share totals: which cells to hide, so that nobody can work a small one out.

Cells are variables and each total is an equation, whatever table it stands in. Who reads what is shown can compute the
range of each hidden cell: the least and the greatest that its equations allow where every hidden cell is at least 1. A
small cell is safe where that range says no more than that it is small. Where it says more, the cheapest further cells
are hidden with which it could be anything: a linear programme finds them.

Source: Cox (1980), Suppression methodology and statistical disclosure control, JASA 75; Kelly, Golden and Assad (1992),
Cell suppression: disclosure protection for sensitive tabular data, Networks 22; Hundepool et al. (2012), Statistical
Disclosure Control, chapter 4, on linked tables.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

K = TypeVar("K", bound=Hashable)
Numbers = NDArray[np.float64]
Part = tuple[Hashable, Hashable] | None
Sum = tuple[K, Sequence[K]]
"""A total and the cells that it is the sum of."""

_NOTHING = 1e-6
# What a hidden cell costs: little, so that cells which are hidden anyway are taken first, and few of them.
_HIDDEN_COST = 1e-4
# What it would cost to hide what is known already: more than all else together.
_KNOWN = 1e7
# How much more one cell is wished for than each other.
_FIRST = 1e3


def hidden(
    counts: Mapping[K, int],
    sums: Sequence[Sum[K]],
    fewest: int,
    small: Collection[K] = (),
    cost: Callable[[K], float] | None = None,
    part: Callable[[K], Part] | None = None,
    decided: Mapping[K, bool] | None = None,
    insiders: Sequence[Collection[K]] = (),
) -> set[K]:
    """Choose the cells to hide.

    Every count of 1 to `fewest` - 1 is hidden. Then more are, the cheapest first, until each of these could be any
    number from the least that its own parts leave (1 where it has none) to `fewest` - 1, as far as what is shown tells.

    Args:
        counts: Count of each cell, totals among them; one of 0 is never hidden.
        sums: The equations among the cells.
        fewest: The least count above 0 that may be shown.
        small: Cells that are hidden whatever they count, as where few people stand behind many mentions; such a one
            could be greater by `fewest` - 1.
        cost: What it costs to hide a cell; its count where not given.
        part: Says of which part of the table a cell is, as of which place, and which it is there; None for a total of
            parts. Parts are told apart by no equation: then what is found of one holds of those that are like it.
        decided: Of cells about which something has left already: whether they are hidden. One that was shown is known,
            so that hiding it would protect nothing.
        insiders: The cells that somebody knows from elsewhere, such as those of the one place that a person may see:
            what is hidden has to keep the others from that person too. What follows from these alone is known.
    """
    order = sorted((cell for cell, count in counts.items() if count), key=str)
    held = np.array([float(counts[cell]) for cell in order])
    is_small = np.array([counts[cell] < fewest or cell in small for cell in order], dtype=bool)
    decided = decided or {}
    gone = is_small | np.array([decided.get(cell, False) for cell in order], dtype=bool)
    if gone.all() or not is_small.any():  # all, as in most months of a small place
        return {cell for cell, is_gone in zip(order, gone, strict=True) if is_gone}
    matrix = _equations(order, sums)
    price = np.array([_price(cell, counts, cost, decided) for cell in order])
    for own in ((), *insiders):
        is_known = _with_what_follows(np.array([cell in own for cell in order], dtype=bool), matrix)
        aims = _aims(matrix, held, is_small & ~is_known, is_known, fewest)
        for aim in aims:
            while (still := np.flatnonzero(np.isfinite(aim))).size:
                at = int(still[np.argmax(held[still])])
                point = _farthest(at, aim, matrix, held, gone & ~is_known)
                if not _reaches(point, aim, held)[at]:
                    move = _cheapest_move(
                        at, aim[at] - held[at], matrix, held, np.where(gone, _HIDDEN_COST, price), is_known
                    )
                    if move is None:  # what the insider knows bounds it, whatever is hidden
                        aim[at] = np.nan
                        continue
                    point = held + move
                    gone |= np.abs(move) > _NOTHING
                like = _alike(order, gone & ~is_known, part)
                for each in aims:
                    reached = _reaches(point, each, held)
                    pairs = [(kind, goal) for kind, goal in zip(like, each, strict=True)]
                    found = {pairs[number] for number in np.flatnonzero(reached) if like[number] is not None}
                    each[reached | np.array([pair in found for pair in pairs], dtype=bool)] = np.nan
    return {cell for cell, is_gone in zip(order, gone, strict=True) if is_gone}


def _price(cell: K, counts: Mapping[K, int], cost: Callable[[K], float] | None, decided: Mapping[K, bool]) -> float:
    if decided.get(cell) is False:
        return _KNOWN
    return cost(cell) if cost else float(counts[cell])


def _alike(order: Sequence[K], gone: NDArray[np.bool_], part: Callable[[K], Part] | None) -> list[Hashable]:
    """Name cells that could change places with their whole parts: where these have the same cells, and show none."""
    if part is None:
        return [None] * len(order)
    parts = [part(cell) for cell in order]
    shape: dict[Hashable, set[Hashable]] = {}
    for own in filter(None, parts):
        shape.setdefault(own[0], set()).add(own[1])
    shown = {own[0] for own, is_gone in zip(parts, gone, strict=True) if own is not None and not is_gone}
    shapes = {whose: frozenset(cells) for whose, cells in shape.items() if whose not in shown}
    return [(shapes[own[0]], own[1]) if own is not None and own[0] in shapes else None for own in parts]


def _with_what_follows(is_known: NDArray[np.bool_], matrix: Any) -> NDArray[np.bool_]:
    """Add the cells that are all but one of an equation's whose others are known."""
    holds = matrix != 0
    while is_known.any():
        unknown = holds @ (~is_known).astype(float)
        follows = (holds.T @ (unknown == 1).astype(float) > 0) & ~is_known
        if not follows.any():
            break
        is_known = is_known | follows
    return is_known


def _aims(
    matrix: Any, held: Numbers, gone: NDArray[np.bool_], is_known: NDArray[np.bool_], fewest: int
) -> tuple[Numbers, Numbers]:
    """Say how great and how little each cell that is small must be able to be; NaN where nothing is asked."""
    is_few = gone & (held < fewest)
    least = _least(matrix, is_few, np.where(is_known, held, 1.0), np.where(is_known, held, np.inf))
    greatest = np.where(is_few, float(fewest - 1), held + fewest - 1)
    above = np.where(gone & (greatest > held), greatest, np.nan)
    return above, np.where(is_few & (least < held), least, np.nan)


def _least(matrix: Any, wanted: NDArray[np.bool_], low: Numbers, high: Numbers) -> Numbers:
    """Give the least that cells can be by what is known and which are 0: 1, or as much as their parts are together."""
    size = len(wanted)
    total, at_least = matrix.maximum(0), low
    while True:
        together = (total - matrix) @ at_least
        raised = np.maximum(at_least, total.multiply(together[:, None]).max(axis=0).toarray().ravel())
        if (raised == at_least).all():
            break
        at_least = raised
    if not (matrix @ at_least).any() and (at_least <= high).all():
        return at_least  # they can all be so at once
    # Found for all cells at once; where one was not at its least there, by itself.
    found = np.ceil(_found(np.ones(size), matrix, low, high) - _NOTHING)
    for at in np.flatnonzero(wanted & (found > at_least)):
        alone = np.zeros(size)
        alone[at] = 1.0
        found[at] = np.ceil(_found(alone, matrix, low, high)[at] - _NOTHING)
    return found


def _farthest(at: int, aim: Numbers, matrix: Any, held: Numbers, gone: NDArray[np.bool_]) -> Numbers:
    """Find what the hidden cells could be where one is as near its aim as it can be, and as many others as may be."""
    is_asked = np.isfinite(aim)
    is_up = aim[at] > held[at]
    low, high = np.where(gone, 1.0, held), np.where(gone, np.inf, held)
    # None further than its aim, so that what one does not need is left to the others.
    (high if is_up else low)[is_asked] = aim[is_asked]
    wish = np.where(is_asked, 1.0, 0.0)
    wish[at] = _FIRST
    return _found(-wish if is_up else wish, matrix, low, high)


def _reaches(point: Numbers, aim: Numbers, held: Numbers) -> NDArray[np.bool_]:
    """Say which aims a point reaches."""
    with np.errstate(invalid="ignore"):
        return np.where(aim > held, point >= aim - _NOTHING, point <= aim + _NOTHING) & np.isfinite(aim)


def _cheapest_move(
    at: int, by: float, matrix: Any, held: Numbers, price: Numbers, is_known: NDArray[np.bool_]
) -> Numbers | None:
    """Find the cheapest change of cells that moves one of them so far, and none below 1; None where there is none."""
    from scipy.sparse import hstack

    size = len(held)
    rise, fall = np.where(is_known, 0.0, np.inf), np.where(is_known, 0.0, held - 1)
    low, high = np.zeros(2 * size), np.concatenate([rise, fall])
    low[at], high[at] = max(by, 0.0), max(by, 0.0)
    low[size + at], high[size + at] = max(-by, 0.0), max(-by, 0.0)
    moves = _solved(np.concatenate([price, price]), hstack([matrix, -matrix], format="csr"), low, high)
    return None if moves is None else moves[:size] - moves[size:]


def _found(cost: Numbers, matrix: Any, low: Numbers, high: Numbers) -> Numbers:
    """Solve a linear programme that the counts themselves solve, so that there is an answer."""
    found = _solved(cost, matrix, low, high)
    if found is None:
        raise ValueError("The cells to hide cannot be found: the counts do not add up.")
    return found


def _solved(cost: Numbers, matrix: Any, low: Numbers, high: Numbers) -> Numbers | None:
    """Solve a linear programme whose equations are all 0; None where nothing solves it."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(cost, constraints=LinearConstraint(matrix, 0, 0), bounds=Bounds(low, high))
    return None if found.x is None else np.asarray(found.x, dtype=np.float64)


def _equations(order: Sequence[K], sums: Sequence[Sum[K]]) -> Any:
    """Write the equations as rows over the cells: the total 1, its parts -1."""
    from scipy.sparse import csr_array

    at = {cell: number for number, cell in enumerate(order)}
    rows = {
        tuple(sorted([(at[total], 1.0), *((at[part], -1.0) for part in parts if part in at)]))
        for total, parts in sums
        if total in at
    }
    entries = [(row, column, value) for row, terms in enumerate(sorted(rows)) for column, value in terms]
    if not entries:
        return csr_array((1, len(order)))
    row, column, value = zip(*entries, strict=True)
    return csr_array((value, (row, column)), shape=(len(rows), len(order)))
