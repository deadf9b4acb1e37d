"""An action gets the verdict of its own place and theme, and none too soon."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.findings.action_effects import ActionEffect, action_effects, judged
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY, MENTIONS
from warehouse.ask import Ask
from warehouse.desk.action import Action, record
from warehouse.publish import publish
from warehouse.store import writing


@pytest.fixture(scope="module")
def ask_(invent: Callable[[int], Home]) -> Iterator[Ask]:
    home = invent(MENTIONS)
    soon = LAST_DAY - timedelta(days=9)
    late = LAST_DAY - timedelta(days=27)
    with writing(home, "desk", "a test") as con:
        record(con, Action("riverside", soon, "Too soon", "Front desk", "north", "parking"), "a test")
        record(con, Action("riverside", late, "It got worse", "Front desk", None, "phone_contact"), "a test")
    publish(home, load_settings(home))
    with asking(home) as ask_:
        yield ask_


def test_the_newest_action_comes_first(ask_: Ask) -> None:
    effects = action_effects(ask_, filters_for(ask_))
    assert [effect.title for effect in effects] == ["Too soon", "It got worse", "New phone system"]


def test_an_action_too_recent_gets_no_verdict_and_is_told_how_long_to_wait(ask_: Ask) -> None:
    effect = action_effects(ask_, filters_for(ask_))[0]
    assert effect.effect.verdict == "cannot tell yet"
    assert re.search(r"[Aa]bout \d+ more weeks", effect.sentence)


def test_an_action_after_which_complaints_rose_is_told(ask_: Ask) -> None:
    effect = action_effects(ask_, filters_for(ask_))[1].effect
    assert effect.verdict == "more"


def test_an_action_at_a_place_is_judged_by_its_place(ask_: Ask) -> None:
    at_north, everywhere = (effect.effect for effect in action_effects(ask_, filters_for(ask_))[:2])
    assert at_north.mentions_before < 0.7 * everywhere.mentions_before


def test_a_theme_leaves_out_the_actions_of_other_themes(ask_: Ask) -> None:
    effects = action_effects(ask_, filters_for(ask_), theme="billing")
    assert [effect.title for effect in effects] == ["New phone system"]


def test_an_action_of_tomorrow_is_not_judged(ask_: Ask) -> None:
    effects = action_effects(ask_, filters_for(ask_, LAST_DAY - timedelta(weeks=5)))
    assert [effect.title for effect in effects] == ["New phone system"]


def test_no_more_than_26_weeks_stand_on_either_side(ask_: Ask) -> None:
    effects = action_effects(ask_, filters_for(ask_))
    assert all(max(each.effect.weeks_before, each.effect.weeks_after) <= 26 for each in effects)


def test_an_earlier_action_for_the_same_complaint_begins_the_weeks_that_are_counted(ask_: Ask) -> None:
    effect = action_effects(ask_, filters_for(ask_))[1].effect
    assert effect.cautions[0].startswith("Weeks before \u201cNew phone system\u201d (")
    assert 3 <= effect.weeks_before < 10


def _judged_beside(ask_: Ask, filters: Filters, **other: object) -> ActionEffect:
    """Judge the oldest action as if another had been recorded too."""
    beside = [{"title": "Second", "site": None, "theme": None, **other}]

    def told(question: str, **parameters: object) -> pd.DataFrame:
        rows = ask_(question, **parameters)
        return pd.concat([rows, pd.DataFrame(beside)], ignore_index=True) if question == "actions" else rows

    return judged(told, filters, ask_("actions", **filters.parameters()).iloc[0])


def test_a_later_action_for_the_same_complaint_ends_them_and_no_more_weeks_are_promised(ask_: Ask) -> None:
    found = _judged_beside(ask_, filters_for(ask_, weeks=40), day=pd.Timestamp(LAST_DAY - timedelta(days=60)))
    assert found.effect.cautions[0].startswith("Weeks from \u201cSecond\u201d (")
    assert found.effect.weeks_after < 5
    assert "more week" not in found.sentence


def test_an_action_at_the_only_place_that_is_judged_ends_them_and_at_one_of_several_it_does_not(ask_: Ask) -> None:
    later = {"day": pd.Timestamp(LAST_DAY - timedelta(days=60)), "site": "north"}
    at_north, everywhere = (
        _judged_beside(ask_, filters_for(ask_, weeks=40, sites=sites), **later) for sites in (("north",), None)
    )
    assert at_north.effect.cautions[0].startswith("Weeks from \u201cSecond\u201d (")
    assert at_north.effect.weeks_after < everywhere.effect.weeks_after
    assert not any("Second" in caution for caution in everywhere.effect.cautions)


def test_another_action_of_the_same_week_is_said_and_takes_no_weeks(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=40)
    day = ask_("actions", **filters.parameters()).iloc[0]["day"]
    alone, together = (
        _judged_beside(ask_, filters, day=day + timedelta(days=1), theme=theme) for theme in ("billing", None)
    )
    assert re.fullmatch(
        r"\u201cSecond\u201d \(.*\) began in the same week: what came of this one alone cannot be told\.",
        together.effect.cautions[0],
    )
    assert together.effect.cautions[1:] == alone.effect.cautions
    assert together.sentence == alone.sentence


def test_an_action_that_was_given_another_day_since_is_no_neighbour_of_itself(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=40)
    moved = ask_("actions", **filters.parameters()).iloc[0].copy()
    title, moved["day"] = moved["title"], moved["day"] + timedelta(days=21)
    assert not any(title in caution for caution in judged(ask_, filters, moved).effect.cautions)


def test_an_action_of_the_first_days_is_never_said_to_need_only_time(ask_: Ask) -> None:
    filters = filters_for(ask_, weeks=40)
    first = ask_("actions", **filters.parameters()).iloc[0].copy()
    for days in (0, 15):
        first["day"] = pd.Timestamp(filters.data_first_day + timedelta(days=days))
        sentence = judged(ask_, filters, first).sentence
        assert sentence.endswith("it can never be told, because too little was heard before it.")
