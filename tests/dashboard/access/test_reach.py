"""Who sees some places only is shown nothing of the others, whatever a screen or an address asks for."""

import inspect
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from config.home import Home
from dashboard.access.person import NotForYouError
from dashboard.access.reach import OF_NO_PLACE, rows_within, within
from dashboard.data import Snapshot
from tests.dashboard.asking import asking
from tests.dashboard.invented import MENTIONS
from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import questions, takes
from warehouse.publish import current_snapshot

NORTH = (("riverside", "north"),)
_ALL = {
    "provider": "riverside", "sites": None, "sources": None, "first_day": "2025-01-01", "last_day": "2026-12-31",
    "sentiments": None, "theme": None, "is_complex": False, "limit": 50, "offset": 0,
}  # fmt: skip

_LEAVING_OUT = ("audit_draw", "claim_older", "audit_unsure", "urgent_older")
# Of all places the same is known as of north.
_ALIKE = ("actions", "alerts", "common_words", "label_versions")


@pytest.fixture(scope="module")
def north(invented_home: Home) -> Iterator[Snapshot]:
    path = current_snapshot(invented_home)
    assert path is not None
    yield Snapshot(path.stem, str(path), NORTH)


@pytest.fixture(scope="module")
def elsewhere(north: Snapshot) -> int:
    """A mention of another place whose writer wrote more."""
    everything = Snapshot(north.name, north.path)
    numbers = [
        int(number) for number in everything.ask("mentions_newest", **{**_ALL, "sites": ["south"]})["mention_id"]
    ]
    written = {"provider": "riverside", "sites": None, "limit": 1}
    return next(n for n in numbers if not everything.ask("mentions_by_same_writer", **written, mention_id=n).empty)


@pytest.mark.parametrize("question", questions())
def test_every_question_is_about_no_place_or_can_be_narrowed(question: str) -> None:
    assert takes(question, "sites") or question in OF_NO_PLACE


@pytest.mark.parametrize("question", [question for question in questions() if takes(question, "sites")])
def test_who_sees_one_place_is_answered_what_is_asked_of_that_place(
    north: Snapshot, elsewhere: int, question: str
) -> None:
    everything = Snapshot(north.name, north.path)
    # The mentions that these are asked for they leave out.
    named = [elsewhere] if question in _LEAVING_OUT else list(range(1, MENTIONS + 1))
    asked = {**EVERYTHING, "first_day": date(2026, 1, 1), "mention_ids": named, "mention_id": elsewhere}
    asked["limit"] = MENTIONS
    answer = north.ask(question, **asked)
    assert_frame_equal(answer, everything.ask(question, **{**asked, "sites": ["north"]}))
    assert question in _ALIKE or not answer.equals(everything.ask(question, **asked))


@pytest.mark.parametrize("sites", [None, ["south"], ["north", "south"]])
def test_no_mention_of_another_place_is_read(north: Snapshot, sites: list[str] | None) -> None:
    found = north.ask("mentions_newest", **{**_ALL, "sites": sites})
    assert set(found["site_title"]) <= {"Riverside North"}


def test_each_complaint_that_a_screen_counts_can_be_opened_by_who_sees_the_count(north: Snapshot) -> None:
    drawn = north.ask("theme_by_site", **_ALL)
    assert not drawn.empty
    for theme, count in zip(drawn["theme"], drawn["complaints"], strict=True):
        asked = {**_ALL, "theme": theme, "sentiments": ["negative", "mixed"], "limit": 500}
        assert len(north.ask("mentions_newest", **asked)) == count


def test_another_provider_is_empty(north: Snapshot) -> None:
    assert within(NORTH, "coverage", True, {"provider": "elsewhere", "sites": None})["sites"] == []


def test_the_list_of_places_holds_no_other(north: Snapshot) -> None:
    assert north.ask("sites", provider="riverside")["site"].tolist() == ["north"]


def test_a_question_about_all_places_together_is_refused() -> None:
    with pytest.raises(NotForYouError, match="all places together"):
        within(NORTH, "something_new", False, {"provider": "riverside"})


def test_what_is_remembered_for_others_is_not_shown(north: Snapshot) -> None:
    everything = Snapshot(north.name, north.path)
    assert north != everything and "reach" in inspect.signature(Snapshot).parameters


def test_decisions_without_a_place_stay_with_those_who_see_all() -> None:
    rows = pd.DataFrame({"provider": ["riverside"] * 3, "site": ["north", "south", None]})
    assert rows_within(NORTH, rows)["site"].tolist() == ["north"]


def test_alerts_of_all_the_places_that_a_person_sees_are_theirs(north: Snapshot, invented_home: Home) -> None:
    with asking(invented_home) as ask_:
        of_north = ask_("alert_counts", **{**_ALL, "sites": ["north"]})
    assert not of_north[of_north["site"].isna()].empty
    assert north.ask("alert_counts", **_ALL).equals(of_north)
