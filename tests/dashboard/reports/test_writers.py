"""A report tells mentions, and takes for no signal what one writer posted: it counts each writer once a week, too."""

from datetime import date

import pandas as pd
import pytest

from analysis.compare import funnel
from dashboard.filters import Filters
from dashboard.findings.comparison import SiteComparison
from dashboard.reports.changes import changes_of
from dashboard.reports.figures import Change
from dashboard.reports.leaving import Leaving
from dashboard.reports.months import month_sentence, months_of
from dashboard.reports.period import Period, periods_between, read_period
from dashboard.reports.places import Places, places_of

# Of a month and a site: complaints, and scored mentions.
_Counts = dict[tuple[str, str | None], tuple[int, int]]
_LAST = date(2026, 3, 31)
_MARCH = read_period("monthly", "2026-03", _LAST)
_NOW = Filters("riverside", None, None, _MARCH.first_day, _LAST, "from-to", date(2025, 1, 1), _LAST)


class _Told(Leaving):
    """Counts that may all be told."""

    def __init__(self, counts: _Counts) -> None:
        self._told = counts

    def count(self, what: str, period: Period, site: str | None = None) -> int | None:
        return self._told[period.name, site][what == "scored"]


def _places(mentions: dict[str, tuple[int, int]], voices: dict[str, tuple[int, int]]) -> Places:
    rows = pd.DataFrame([(site, *counts) for site, counts in voices.items()], columns=["unit", "events", "mentions"])
    compared = SiteComparison(funnel(rows.assign(title=rows["unit"])), (), ())
    return places_of(compared, _MARCH, _Told({("2026-03", site): counts for site, counts in mentions.items()}))


def test_a_rise_that_one_writer_posted_is_none() -> None:
    mentions: _Counts = {("2026-02", None): (10, 100), ("2026-03", None): (50, 140)}

    def change_of(complaints: int, scored: int) -> Change:
        counts = {"writers": complaints, "complaints": complaints, "mentions": scored}
        before = {"writers_before": 10, "complaints_before": 10, "mentions_before": 100}
        anything = pd.DataFrame([{f"{name}_now": count for name, count in counts.items()} | before])
        anything = anything.assign(theme=None, title=None)
        rows = pd.concat([anything, anything.assign(theme="parking", title="Parking")], ignore_index=True)
        _, (parking,) = changes_of(lambda question, **values: rows, _NOW, _MARCH, _Told(mentions))
        return parking

    by_one, by_many = change_of(11, 101), change_of(48, 138)
    assert (by_one.complaints, by_one.is_signal, by_one.is_by_mentions_only) == (50, False, True)
    assert by_one.sentence.endswith("more, by more than chance explains, but not with each writer counted once a week.")
    assert (by_many.complaints, by_many.is_signal, by_many.is_by_mentions_only) == (50, True, False)
    assert by_many.sentence.endswith("more, by more than chance explains.")


def test_a_site_where_one_writer_complained_often_does_not_differ() -> None:
    alike = {"north": (18, 100), "south": (15, 100), "east": (15, 100)}
    by_one = _places({**alike, "north": (60, 142)}, alike)
    north = next(place for place in by_one.rows if place.title == "north")
    assert (north.is_signal, north.is_by_mentions_only) == (False, True)
    assert "north lies beyond what chance allows by mentions, but not with each writer counted once a week." in (
        by_one.notes
    )
    by_many = _places({**alike, "north": (60, 142)}, {**alike, "north": (58, 140)})
    assert [place.is_signal for place in by_many.rows if place.title == "north"] == [True]


def test_two_sites_lie_apart_where_they_do_with_each_writer_counted_once_a_week() -> None:
    mentions = {"north": (55, 140), "south": (15, 100)}
    assert not _places(mentions, {"north": (16, 101), "south": (15, 100)}).is_apart
    assert _places(mentions, {"north": (54, 139), "south": (15, 100)}).is_apart


@pytest.mark.parametrize(("voices", "signal"), [((11, 101), ""), ((48, 138), "concern")])
def test_a_month_of_one_writer_is_no_signal(voices: tuple[int, int], signal: str) -> None:
    months = list(periods_between("monthly", date(2025, 1, 1), _LAST))
    mentions: _Counts = {(each.name, None): (10 + number % 3, 100) for number, each in enumerate(months)}
    mentions["2026-03", None] = (50, 140)

    def ask(question: str, **values: object) -> pd.DataFrame:
        if question == "rebases":
            return pd.DataFrame(columns=["site", "theme", "day"])
        if question == "labellers":
            return pd.DataFrame({"labeller": ["sentiment"], "is_mixed": [False]})
        day = values["first_day"]
        assert isinstance(day, date)
        complaints, scored = voices if day == _MARCH.first_day else mentions[f"{day:%Y-%m}", None]
        return pd.DataFrame({"complaints": [complaints], "mentions": [scored]})

    trend = months_of(ask, _NOW, _Told(mentions))
    assert trend is not None
    assert trend.points["signal"].iloc[-1] == signal
    said = month_sentence(trend, _MARCH)
    assert said.endswith("by mentions, but not with each writer counted once a week: no signal.") == (not signal)
