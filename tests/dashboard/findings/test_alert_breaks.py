"""An alert that may come from a new question, source or labeller alone is told with it, and never hidden."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.data import HOME_VARIABLE
from dashboard.findings.alert_breaks import unlike_since_usual
from dashboard.findings.raised_alerts import watch
from dashboard.reports.compose import compose
from dashboard.reports.period import Period
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY, MENTIONS
from tests.dashboard.looking import look, words
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough

_MARCH = Period("monthly", "2026-03", date(2026, 3, 1), date(2026, 3, 31))


def test_an_alert_names_the_question_that_was_asked_anew_since_the_usual_was_measured(asked_anew: Home) -> None:
    with asking(asked_anew) as ask_:
        (raised,) = watch(ask_, filters_for(ask_)).raised
    assert [said.partition(" (")[0] for said in raised.unlike] == [
        "Survey asks “What could we do better?”",
        "Survey no longer asks “What was good?”",
    ]


def test_a_break_among_the_usual_weeks_counts_only_where_next_to_nobody_complained_before(invented_home: Home) -> None:
    with asking(invented_home) as ask_:
        filters = filters_for(ask_)
        (raised,) = watch(ask_, filters).raised
        assert raised.unlike == ()
        counts = ask_("alert_counts", **filters.since_first_heard().parameters())
        # X begins in the twentieth of the 26 weeks that say what is usual.
        counts.loc[counts["week"] < str(LAST_DAY - timedelta(days=140)), "complaints"] = 0
        (unlike,) = unlike_since_usual(ask_, filters, raised.alert, counts)
        assert unlike.startswith("X starts (")
        assert unlike_since_usual(ask_, filters, replace(raised.alert, kinds=("safety",)), counts) == ()
        before = replace(raised.alert, week=raised.alert.week - timedelta(weeks=30))
        assert unlike_since_usual(ask_, filters, before, counts) == ()


def test_a_source_of_a_few_mentions_makes_no_alert_unlike(invent: Callable[[int], Home]) -> None:
    home = invent(MENTIONS)
    with writing(home, "store", "a test") as con:
        con.execute("UPDATE mention SET source = 'survey' WHERE source = 'x' AND mention_id % 50 <> 0")
    publish(home, load_settings(home))
    with asking(home) as ask_:
        filters = filters_for(ask_)
        (raised,) = watch(ask_, filters).raised
        counts = ask_("alert_counts", **filters.since_first_heard().parameters()).assign(complaints=0)
        assert unlike_since_usual(ask_, filters, raised.alert, counts) == ()

        def hidden(question: str, **parameters: Any) -> pd.DataFrame:
            rows = ask_(question, **parameters)
            if question == "source_counts":
                rows["mentions"] = rows["mentions"].astype("Int64").mask(rows["source"] == "x")
            return rows

        assert unlike_since_usual(hidden, filters, raised.alert, counts) == ()


def test_every_place_that_tells_such_an_alert_says_it(asked_anew: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(asked_anew.path))
    told = words(look("", period="last 4 weeks"))
    assert "have risen by more than chance allows" not in told
    assert "More complain about getting through by phone than was usual, but a source, a question or the" in told
    why = "Survey asks “What could we do better?”"
    assert f"Not alike</span> {why} (" in told
    assert "stands out, but not alike" in told
    assert f"Not alike: {why}" in words(look("trends", theme="Getting through by phone"))
    with asking(asked_anew) as ask_:
        report = compose(ask_, filters_for(ask_), _MARCH)
    assert report.headline.startswith("More complaints about getting through by phone than was usual, but a source, a")
    assert f"Not alike: {why} (" in report.signals[0].sentence
    assert report.signals[0].sentence.endswith("and 1 other change: the rise may come from this alone.")
