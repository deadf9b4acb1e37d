"""What people write at the desk while an erasure is going on goes too."""

import pytest

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.desk import draft
from warehouse.desk.draft import emptied_at, kept_at
from warehouse.desk.edit import row_of
from warehouse.desk.triage import Triage, change
from warehouse.erasure import erase as erasing
from warehouse.erasure.clear_traces import clear_words
from warehouse.erasure.erase import erase, finish_erasures
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.store import opened, writing

_SAID = "The xylophone in the waiting room was badly out of tune."
_FIRST, _SECOND = (mention_id("riverside", "survey", mention(number).item_id) for number in range(2))


@pytest.fixture
def published(home: Home, settings: Settings) -> Home:
    store_mentions(home, settings, [mention(0, text=_SAID), mention(1)])
    publish(home, settings)
    return home


def test_what_is_written_about_it_until_it_is_shown_no_more_goes_too(
    published: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def somebody_writes(home: Home, settings: Settings) -> object:
        with writing(home, "desk", "a test") as con:
            draft.keep(con, "ann", f"triage {_FIRST}", {"note": "Rang"}, 0, _FIRST)
            draft.keep(con, "ann", f"triage {_SECOND}", {"note": f"Also: {_SAID}"}, 0, _SECOND)
            change(con, _SECOND, Triage("riverside", None, "new", "Desk", note=f"Also: {_SAID}"), 0, "ben")
        return publish(home, settings)

    monkeypatch.setattr(erasing, "publish", somebody_writes)
    receipt = erase(published, settings, [_FIRST], "asked")
    assert receipt.counts["quoting_cells"] == 2
    with opened(published, "desk") as con:
        assert kept_at(con, "ann", f"triage {_FIRST}") is None
        assert emptied_at(con, "ann", f"triage {_SECOND}") is not None
    assert b"xylophone" not in published.desk.read_bytes()


def test_a_draft_about_what_the_store_does_not_hold_goes_with_the_next_forgetting(
    published: Home, settings: Settings
) -> None:
    with writing(published, "desk", "a test") as con:
        draft.keep(con, "ann", "triage 77", {"note": "The xylophone"}, 0, 77)
        draft.keep(con, "ann", f"triage {_SECOND}", {"note": "Rang"}, 0, _SECOND)
        draft.keep(con, "ann", "action new", {"title": "Tune it"}, 0)
    finish_erasures(published, settings)
    with opened(published, "desk") as con:
        left = con.execute("SELECT subject FROM draft ORDER BY subject").fetchall()
    assert left == [("action new",), (f"triage {_SECOND}",)]
    assert b"xylophone" not in published.desk.read_bytes()


def test_what_is_replaced_is_a_later_row_than_the_one_that_somebody_may_have_open(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        kept = draft.keep(con, "ann", "triage 12", {"note": _SAID}, 0)
        change(con, 13, Triage("riverside", None, "new", "Desk", note=_SAID), 0, "ben")
        clear_words(con, "desk", [_SAID])
        assert row_of(con, "triage 13")["version"] == 2
        emptied = emptied_at(con, "ann", "triage 12")
    assert emptied is not None and emptied > kept
