"""A trend loses its verdict only where what it is made of was labelled by another version since its limits began."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.charts.trend import Trend, trend_of
from analysis.charts.trend_sentence import trend_sentence
from dashboard.filters import Filters
from dashboard.findings.relabelled import without_verdict

_WEEKS = pd.date_range("2025-01-06", periods=60, freq="7D")
_CHANGED = _WEEKS[50]
_DRAWN = Filters(
    "riverside", None, None, _WEEKS[0].date(), _WEEKS[-1].date() + timedelta(days=6), "all", date(2025, 1, 6),
    date(2026, 3, 1),
)  # fmt: skip
_FALLEN = pd.DataFrame({"week": _WEEKS, "complaints": [15] * 50 + [3] * 10, "mentions": 40})


def _trend(
    labeller: str, source: str = "survey", theme: str | None = None, rebase: tuple[pd.Timestamp, ...] = ()
) -> Trend:
    """Draw a share that fell when another version of a labeller took over at a source; X has few mentions."""
    rows = [
        {"week": week, "source": each, "labeller": labeller, "mentions": 39 if each == "survey" else 1,
         "version": "2" if each == source and week >= _CHANGED else "1"}
        for week in _WEEKS for each in ("survey", "x")
    ]  # fmt: skip

    def ask(question: str, **_: object) -> pd.DataFrame:
        mixed = pd.DataFrame({"labeller": [labeller], "is_mixed": [True]})
        return {"labellers": mixed, "label_versions": pd.DataFrame(rows)}[question]

    return without_verdict(trend_of(_FALLEN, rebase), ask, _DRAWN, theme, rebase)


@pytest.mark.parametrize(("labeller", "theme"), [("sentiment", None), ("relevance", None), ("theme", "parking")])
def test_what_another_version_labelled_has_no_verdict(labeller: str, theme: str | None) -> None:
    trend = _trend(labeller, theme=theme)
    assert (trend.icon, trend.since, trend.relabelled) == ("unlike", None, _CHANGED)
    is_later = trend.points["date"] >= _CHANGED
    assert not trend.points.loc[is_later, ["signal", "rule"]].any(axis=None)
    assert not trend.points.loc[is_later, "is_outside"].any()
    assert "usually" not in trend_sentence(trend, "Complaints")


def test_an_alert_stands_beside_it() -> None:
    said = trend_sentence(_trend("theme", theme="parking"), "Complaints", _CHANGED)
    assert "; an alert stands since the week of 22 December 2025; whether that is unusual cannot be told: " in said


def test_which_theme_a_mention_has_changes_no_complaints_about_anything() -> None:
    assert _trend("theme").icon == "improvement"


def test_a_source_of_few_mentions_takes_no_verdict_away() -> None:
    assert _trend("sentiment", source="x").icon == "improvement"


def test_new_limits_from_then_on_judge_again() -> None:
    assert _trend("sentiment", rebase=(_CHANGED,)).relabelled is None
    assert _trend("sentiment", rebase=(_WEEKS[40],)).relabelled == _CHANGED
