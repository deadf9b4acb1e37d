"""Which counts may leave: nobody outside can tell of a small number more than that it is small."""

from collections.abc import Collection, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.outsider import Cell, ranges
from warehouse.small_numbers.insiders import Reach, pooled
from warehouse.small_numbers.leaving_counts import ALL, QUARTER, cells_to_hide
from warehouse.small_numbers.suppression import FEWEST, Profile

pytestmark = pytest.mark.thorough

_PERIOD = {QUARTER: "2026-Q1"}


@st.composite
def _quarters(draw: st.DrawFn) -> dict[Cell, int]:
    """Every count of one quarter that is not 0: places by months by kinds, with themes, and sources beside them."""
    places = draw(st.integers(1, 5))
    scale = draw(st.sampled_from([1, 4, 15, 60]))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    kinds = ["sentiment negative", "sentiment mixed", "sentiment neutral", "sentiment positive"]
    size = scale * random.gamma(1, 1, (places, 1, 1)) * random.choice([0.0, 0.3, 1.0], (places, 3, 1))
    said = random.poisson(size * np.array([0.3, 0.1, 0.2, 0.4]))
    cells: dict[Cell, int] = {}
    for what, counted in {
        "complaints": said[:, :, :2].sum(axis=2),
        "no complaints": said[:, :, 2:].sum(axis=2),
        "scored": said.sum(axis=2),
        "complaints about waiting": random.binomial(said[:, :, :2].sum(axis=2), 0.4),
        "complaints about the phone": random.binomial(said[:, :, :2].sum(axis=2), 0.9),
        "not scored": random.poisson(size[:, :, 0] / 5),
    }.items():
        cells |= _with_totals(what, counted)
    months = [f"2026-{month:02}" for month in (1, 2, 3)]
    for kind, by_month in zip(kinds, said.sum(axis=0).T, strict=True):
        cells |= {(kind, "all", month): int(count) for month, count in zip(months, by_month, strict=True)}
    sources = random.multinomial(said.sum(axis=(0, 2)), [0.75, 0.2, 0.05]).T
    for name, by_month in zip("abc", sources, strict=True):
        cells |= {(f"source {name}", "all", month): int(count) for month, count in zip(months, by_month, strict=True)}
        cells["source " + name, "all", "2026-Q1"] = int(by_month.sum())
    return {cell: count for cell, count in cells.items() if count}


def _with_totals(what: str, counted: np.ndarray) -> dict[Cell, int]:
    months = ["2026-01", "2026-02", "2026-03"]
    wide = np.hstack([counted, counted.sum(axis=1, keepdims=True)])
    wide = np.vstack([wide, wide.sum(axis=0)])
    places = [f"place {number}" for number in range(len(counted))] + ["all"]
    return {
        (what, place, period): int(wide[row, column])
        for row, place in enumerate(places)
        for column, period in enumerate([*months, "2026-Q1"])
    }


def _told(
    counts: dict[Cell, int],
    profile: Profile,
    writers: dict[Cell, int] | None = None,
    insiders: Collection[frozenset[str]] = (),
    before: Mapping[Cell, int | None] | None = None,
) -> dict[Cell, int | None]:
    def named(cell: Cell) -> Cell:
        what, place, period = cell
        return what, ALL if place == "all" else place, QUARTER if "-Q" in period else f"{period}-01"

    own = {named(cell): count for cell, count in counts.items()}
    behind = {named(cell): count for cell, count in (writers or counts).items()}
    decided = {named(cell): told is None for cell, told in (before or {}).items()}
    gone = cells_to_hide(own, behind, FEWEST[profile], decided, insiders)
    return {cell: None if named(cell) in gone else count for cell, count in counts.items()}


@given(_quarters())
@settings(max_examples=12)
def test_a_small_number_can_be_any_small_number_to_who_reads_everything(counts: dict[Cell, int]) -> None:
    told = _told(counts, "k10")
    small = [cell for cell, count in counts.items() if count < 10]
    assert not [cell for cell in small if told[cell] is not None]
    least = _least(counts)
    found = ranges(told, small)
    assert {cell: ends for cell, ends in found.items() if ends[1] < 9 or ends[0] > least[cell]} == {}


@given(_quarters(), st.integers(1, 4))
@settings(max_examples=8)
def test_who_sees_some_places_on_screens_learns_no_small_number_of_the_others(
    counts: dict[Cell, int], seen: int
) -> None:
    own = frozenset(f"place {number}" for number in range(seen))
    told = _told(counts, "k10", insiders=[own])
    small = [cell for cell, count in counts.items() if count < 10 and cell[1] not in own]
    of_screens = {cell: count if cell[1] in own else None for cell, count in counts.items()}
    before = ranges(of_screens, small)
    after = ranges({**told, **{cell: count for cell, count in of_screens.items() if count}}, small)
    assert [
        (cell, before[cell], after[cell])
        for cell in small
        if (before[cell][1] >= 9 > after[cell][1]) or after[cell][0] > before[cell][0]
    ] == []


@given(_quarters())
@settings(max_examples=6)
def test_readers_of_one_place_each_who_put_all_together_learn_no_small_number_of_a_place_that_none_of_them_sees(
    counts: dict[Cell, int],
) -> None:
    places = sorted({cell[1] for cell in counts} - {"all"})
    kinds: set[Reach] = {(("riverside", place),) for place in places}
    insiders = [frozenset(place for _, place in each) for each in kinds | pooled(kinds)]
    told = _told(counts, "k10", insiders=insiders)
    for place in places[:2]:
        small = [cell for cell, count in counts.items() if count < 10 and cell[1] == place]
        of_screens = {cell: None if cell[1] in (place, "all") else count for cell, count in counts.items()}
        before = ranges(of_screens, small)
        after = ranges({**told, **{cell: count for cell, count in of_screens.items() if count}}, small)
        assert [
            (cell, before[cell], after[cell])
            for cell in small
            if (before[cell][1] >= 9 > after[cell][1]) or after[cell][0] > before[cell][0]
        ] == []


def test_two_readers_together_are_kept_from_a_third_place_only_where_readers_may_pool() -> None:
    counts = {("complaints", place, "2026-01-01"): count for place, count in zip("abc", (12, 15, 4), strict=True)}
    total = ("complaints", ALL, "2026-01-01")
    counts[total] = sum(counts.values())
    kinds: set[Reach] = {(("riverside", "a"),), (("riverside", "b"),)}
    apart = [frozenset("a"), frozenset("b")]
    assert total not in cells_to_hide(counts, counts, 10, insiders=apart)
    together = [frozenset(place for _, place in each) for each in pooled(kinds)]
    assert total in cells_to_hide(counts, counts, 10, insiders=together)


def test_whoever_pools_knows_at_most_what_all_know_who_do_not_see_a_place() -> None:
    a, b, c = (("p", "a"), ("p", "b"), ("p", "c"))
    assert pooled({(a,), (b,), (c,)}) == {(a, b), (a, c), (b, c), (a, b, c)}
    assert pooled({(a,), (a, b)}) == {(a,), (a, b)}
    assert pooled({(a,)}) == {(a,)}
    assert pooled(set()) == set()


def test_a_place_beside_the_one_that_somebody_sees_hides_their_total_too() -> None:
    counts = {("complaints", place, "2026-01-01"): count for place, count in (("a", 12), ("b", 4), (ALL, 16))}
    total = ("complaints", ALL, "2026-01-01")
    assert total not in cells_to_hide(counts, counts, 10)
    assert total in cells_to_hide(counts, counts, 10, insiders=[frozenset("a")])


def test_a_theme_does_not_leave_where_it_would_bound_how_many_complaints_are_hidden() -> None:
    counts = {
        (what, place, "2026-01-01"): count
        for what, told in (("complaints", (4, 15, 40, 59)), ("complaints about waiting", (0, 12, 20, 32)))
        for place, count in zip(("north", "south", "west", ALL), told, strict=True)
        if count
    }
    gone = cells_to_hide(counts, counts, 10)
    assert ("complaints", "south", "2026-01-01") in gone
    # Of 19 at both places at least 12 would be at this one, and 7 at most at the other.
    assert ("complaints about waiting", "south", "2026-01-01") in gone


@given(_quarters())
@settings(max_examples=10)
def test_a_month_hides_the_same_whether_or_not_the_next_is_known(counts: dict[Cell, int]) -> None:
    _assert_months_alone_hide_the_same(counts)


def test_a_theme_that_nearly_all_of_a_quarter_complain_of_hides_nothing_of_a_month_that_has_left() -> None:
    bad, phone = np.array([[2, 16, 0], [9, 16, 0]]), np.array([[0, 15, 0], [8, 15, 0]])
    theme = {cell: count for cell, count in _with_totals("complaints about the phone", phone).items() if count}
    _assert_months_alone_hide_the_same(_complaining(bad, np.full((2, 3), 20)) | theme)


def _assert_months_alone_hide_the_same(counts: dict[Cell, int]) -> None:
    whole = _told(counts, "k10")
    for month in ("2026-01", "2026-02", "2026-03"):
        alone = _told({cell: count for cell, count in counts.items() if cell[2] == month}, "k10")
        assert alone == {cell: told for cell, told in whole.items() if cell[2] == month}


def test_what_was_hidden_stays_so_when_a_few_mentions_come_late() -> None:
    told = {("complaints", place, "2026-01-01"): count for place, count in zip("abcd", (4, 12, 13, 30), strict=True)}
    told["complaints", ALL, "2026-01-01"] = sum(told.values())
    gone = cells_to_hide(told, told, 10)
    assert ("complaints", "b", "2026-01-01") in gone
    # Now another place would be the cheapest to hide beside the small one.
    later = {**told, ("complaints", "b", "2026-01-01"): 15, ("complaints", ALL, "2026-01-01"): 62}
    assert ("complaints", "b", "2026-01-01") not in cells_to_hide(later, later, 10)
    assert cells_to_hide(later, later, 10, {cell: cell in gone for cell in told}) == gone


def _complaining(bad: np.ndarray, good: np.ndarray) -> dict[Cell, int]:
    cells = _with_totals("complaints", bad) | _with_totals("no complaints", good) | _with_totals("scored", bad + good)
    return {cell: count for cell, count in cells.items() if count}


# Each of these was narrowed while a count that had changed by ten was decided anew.
@pytest.mark.parametrize("seed", [4, 9, 16])
def test_many_late_mentions_between_two_reports_tell_no_small_count_that_stayed_as_it_was(seed: int) -> None:
    random = np.random.default_rng(seed)
    bad, good = random.poisson(random.gamma(1.5, 8, (2, 3, 1)) * np.ones(3))
    late = np.zeros((3, 3), dtype=int)
    late[tuple(random.integers(3, size=2))] = random.integers(12, 30)
    first, later = _complaining(bad, good), _complaining(bad + late, good + late)
    told = _told(first, "k10")
    after = _told(later, "k10", before=told)
    # As those of another year, so that no sum takes both; the outsider knows that mentions only came.
    told |= {_anew(cell): count for cell, count in after.items()}
    came = [(cell, _anew(cell)) for cell in first]
    small = [cell for cell, count in first.items() if count == later[cell] < 10]
    found, free = (ranges(each, small, at_most=came) for each in (told, dict.fromkeys(told)))
    assert {cell: ends for cell, ends in found.items() if ends[1] < 9 or ends[0] > free[cell][0]} == {}


def _anew(cell: Cell) -> Cell:
    return cell[0], cell[1], cell[2].replace("2026", "2027")


def _least(counts: dict[Cell, int]) -> dict[Cell, int]:
    """What a count must be for the number of its parts that are not 0, by all that is known of which are."""
    return {cell: ends[0] for cell, ends in ranges(dict.fromkeys(counts), list(counts)).items()}
