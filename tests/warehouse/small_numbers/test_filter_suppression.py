"""No two choices of filters differ by a count that is hidden."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.small_numbers.filter_suppression import first_days, inseparable, may_choose, widened

START = date(2026, 1, 1)
GROUPS = st.dictionaries(st.sampled_from("abcde"), st.one_of(st.integers(0, 12), st.integers(0, 200)))
DAYS = st.lists(st.integers(0, 12), min_size=1, max_size=60).map(
    lambda counts: {START + timedelta(days=at): count for at, count in enumerate(counts) if count}
)


def _choices(counts: dict[str, int]) -> list[frozenset[str]]:
    every = [frozenset(each) for size in range(1, len(counts) + 1) for each in combinations(sorted(counts), size)]
    return [each for each in every if may_choose(each, counts)]


@given(GROUPS)
def test_two_choices_of_places_never_differ_by_a_small_count(counts: dict[str, int]) -> None:
    for one, other in combinations(_choices(counts), 2):
        for part in (one - other, other - one):
            assert not 0 < sum(counts[group] for group in part) < 10


@given(GROUPS)
def test_no_sum_of_shown_choices_gives_a_small_place(counts: dict[str, int]) -> None:
    together = inseparable(counts)
    held = sum(counts[group] for group in together)
    assert not together or held >= 10 or together == {group for group in counts if counts[group]}


def test_all_places_may_be_chosen_where_together_they_are_not_small() -> None:
    assert may_choose(None, {"north": 3, "south": 40})


def test_a_small_place_takes_the_next_smallest_with_it() -> None:
    counts = {"north": 3, "south": 40, "east": 12}
    assert [may_choose({place}, counts) for place in counts] == [False, True, False]
    assert may_choose({"north", "east"}, counts)
    assert not may_choose({"north", "south"}, counts)


@given(DAYS, st.data())
def test_two_stretches_of_days_never_differ_by_a_small_count(counts: dict[date, int], data: st.DataObject) -> None:
    newest = max(counts, default=START)
    usual = [newest - timedelta(days=length - 1) for length in (7, 21, 40)]
    begins = first_days(counts, usual, START)
    day = st.integers(0, 60).map(lambda at: START + timedelta(days=at))
    asked = data.draw(st.lists(st.tuples(day, day).map(lambda pair: tuple(sorted(pair))), min_size=2, max_size=2))
    one, other = (widened(first, last, begins, newest) for first, last in asked)
    sums = [{at: counts[at] for at in counts if first <= at <= last} for first, last in (one, other)]
    for part in (set(sums[0]) - set(sums[1]), set(sums[1]) - set(sums[0])):
        held = sum(counts[at] for at in part)
        assert held == 0 or held >= 10 or sum(counts.values()) < 10


@given(DAYS)
def test_a_stretch_is_widened_and_never_narrowed(counts: dict[date, int]) -> None:
    begins = first_days(counts, [], START)
    first, last = widened(START + timedelta(days=9), START + timedelta(days=20), begins, max(counts, default=START))
    assert first <= START + timedelta(days=9) and last >= START + timedelta(days=20)
    assert widened(first, last, begins, max(counts, default=START)) == (first, last)


def test_the_usual_periods_stay_as_they_are_where_enough_is_written() -> None:
    counts = {START + timedelta(days=at): 4 for at in range(60)}
    newest = START + timedelta(days=59)
    begins = first_days(counts, [newest - timedelta(days=27)], START)
    assert widened(newest - timedelta(days=27), newest, begins, newest) == (newest - timedelta(days=27), newest)
