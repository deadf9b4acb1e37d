"""Figures on either side of a new source or a new labeller are not alike, and the chart says where."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.data import HOME_VARIABLE
from dashboard.findings.action_effects import action_effects
from dashboard.findings.breaks import breaks_of, unlike_sentences
from dashboard.reports.compose import compose
from dashboard.reports.period import Period
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY, MENTIONS
from tests.dashboard.looking import look, words
from warehouse import labels
from warehouse.ask import Ask
from warehouse.desk.action import Action, record
from warehouse.desk.rebase import Rebase, begin_anew
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def ask_(invented_home: Home) -> Iterator[Ask]:
    with asking(invented_home) as ask_:
        yield ask_


def test_a_source_that_starts_late_is_a_break(ask_: Ask) -> None:
    breaks = breaks_of(ask_, filters_for(ask_, weeks=40))
    assert breaks["title"].tolist() == ["X starts; before and after are not alike"]


def test_a_source_that_is_not_chosen_is_none(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=40)
    assert breaks_of(ask_, type(filters)(**{**vars(filters), "sources": ("survey",)})).empty


def test_an_earlier_period_that_begins_before_the_data_is_unlike_and_one_within_them_is_not(ask_: Ask) -> None:
    partial, whole = (filters_for(ask_, weeks=weeks, sites=("north",)) for weeks in (26, 4))
    earlier = partial.before()
    assert earlier is not None and unlike_sentences(ask_, partial, earlier)[0] == (
        "Data begin on 23 Jun 2025: they cover the earlier period only in part."
    )
    before = whole.before()
    assert before is not None and not any("begin" in said for said in unlike_sentences(ask_, whole, before))


@pytest.fixture
def relabelled(invent: Callable[[int], Home]) -> Callable[[str, date], Home]:
    """Give a data folder in which a new version of a labeller labelled what was said from some day on."""

    def made(labeller: str, since: date) -> Home:
        home = invent(MENTIONS)
        with writing(home, "store", "a test") as con:
            again = con.execute(
                "SELECT mention_id, label, value FROM label JOIN labeller USING (labeller_id) JOIN mention "
                "USING (mention_id) WHERE labeller = 'sentiment' AND day >= $since",
                {"since": since},
            ).df()
            if labeller == "own_theme":
                labels.append(con, labeller, "1", None, again.assign(label="none"))
                again = again.tail(len(again) // 2)
            labels.append(con, labeller, "2", None, again)
        publish(home, load_settings(home))
        return home

    return made


def test_a_labeller_whose_former_labels_could_not_be_given_anew_is_a_break_from_then_on(
    relabelled: Callable[[str, date], Home],
) -> None:
    since = LAST_DAY - timedelta(days=6 + 7 * 8)  # a Monday
    with asking(relabelled("sentiment", since)) as ask_:
        breaks = breaks_of(ask_, filters_for(ask_, weeks=20)).query("word == 'labels'")
        assert breaks["day"].dt.date.tolist() == [since]
        assert breaks["title"].tolist() == ["sentiment 2 takes over; mentions before keep labels of sentiment 1"]
        assert breaks_of(ask_, filters_for(ask_, weeks=8)).query("word == 'labels'").empty


def test_a_labeller_that_labelled_everything_again_is_none(relabelled: Callable[[str, date], Home]) -> None:
    with asking(relabelled("sentiment", date(2000, 1, 1))) as ask_:
        assert breaks_of(ask_, filters_for(ask_, weeks=40)).query("word == 'labels'").empty


def test_an_action_between_two_versions_of_a_labeller_gets_no_verdict(
    relabelled: Callable[[str, date], Home],
) -> None:
    with asking(relabelled("sentiment", LAST_DAY - timedelta(days=90))) as ask_:
        effect = action_effects(ask_, filters_for(ask_))[0].effect
    assert effect.verdict == "not comparable"
    assert "different versions (sentiment 1 and sentiment 2)" in effect.sentence


def test_a_trend_gives_labels_of_another_version_than_its_limits_no_verdict_until_it_has_new_ones(
    relabelled: Callable[[str, date], Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    since = LAST_DAY - timedelta(days=6 + 7 * 8)
    home = relabelled("sentiment", since)
    monkeypatch.setenv(HOME_VARIABLE, str(home.path))
    untold = f"cannot be told: labels before and after {since.day} {since:%B %Y} are of different versions."

    def shown() -> str:
        app = look("trends", theme="Getting through by phone")
        return words(app) + str(app.get("plotly_chart")[0].proto.alt)

    assert shown().count(untold) == 2
    assert "this is a signal" not in shown()
    assert "Not alike" in shown()
    with writing(home, "desk", "a test") as con:
        begin_anew(con, Rebase("riverside", None, "phone_contact", since, "Other labels"), "a test")
    assert untold not in shown()


def test_the_chart_of_a_report_gives_them_none_either(relabelled: Callable[[str, date], Home]) -> None:
    with asking(relabelled("sentiment", LAST_DAY - timedelta(days=6 + 7 * 16))) as ask_:
        report = compose(ask_, filters_for(ask_), Period("monthly", "2026-02", date(2026, 2, 1), date(2026, 2, 28)))
    assert "are of different versions." in report.trend_sentence
    assert not report.trend[-1].signal


def test_a_question_that_takes_the_place_of_another_is_a_break(asked_anew: Home) -> None:
    with asking(asked_anew) as ask_:
        filters = filters_for(ask_, weeks=8)
        breaks = breaks_of(ask_, filters)
        assert set(breaks["title"]) == {
            "Survey asks \u201cWhat could we do better?\u201d; before and after are not alike",
            "Survey no longer asks \u201cWhat was good?\u201d; before and after are not alike",
        }
        assert breaks["day"].between(str(LAST_DAY - timedelta(days=33)), str(LAST_DAY - timedelta(days=28))).all()
        assert breaks_of(ask_, replace(filters, sources=("x",))).empty
        assert breaks_of(ask_, filters_for(ask_, weeks=4)).empty


def test_an_action_beside_a_new_question_gets_no_verdict(asked_anew: Home) -> None:
    with writing(asked_anew, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY - timedelta(days=28), "More staff", "Desk"), "a test")
    publish(asked_anew, load_settings(asked_anew))
    with asking(asked_anew) as ask_:
        effect = action_effects(ask_, filters_for(ask_))[0].effect
    assert effect.verdict == "not comparable"
    assert "asks" in effect.sentence


@pytest.mark.parametrize("screen", ["", "complaints", "compare"])
def test_a_comparison_says_what_makes_its_two_sides_unlike(
    asked_anew: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(asked_anew.path))
    shown = words(look(screen, period="last 4 weeks"))
    assert "Survey no longer asks \u201cWhat was good?\u201d; before and after are not alike" in shown
    assert "A difference to the time before may come from this alone." in shown


def test_a_report_of_the_month_says_it_too(asked_anew: Home) -> None:
    with asking(asked_anew) as ask_:
        report = compose(ask_, filters_for(ask_), Period("monthly", "2026-03", date(2026, 3, 1), date(2026, 3, 31)))
    assert any("Survey asks \u201cWhat could we do better?\u201d" in sentence for sentence in report.unlike)


def test_a_change_of_ones_own_themes_is_a_break_where_one_of_them_is_drawn(
    relabelled: Callable[[str, date], Home],
) -> None:
    with asking(relabelled("own_theme", LAST_DAY - timedelta(days=60))) as ask_:
        filters = filters_for(ask_, weeks=4)
        titles = breaks_of(ask_, filters, "rooftop_garden")["title"].tolist()
        assert titles[0].startswith("the themes of one's own, or their examples, changed")
        assert breaks_of(ask_, filters, "parking").empty
        assert breaks_of(ask_, filters).empty
