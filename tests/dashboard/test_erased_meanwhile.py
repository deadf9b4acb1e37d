"""What is erased while somebody has its page open is written back by nobody."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from config.settings import load_settings
from tests.dashboard.looking import look, press, words
from warehouse.desk import draft
from warehouse.desk.action import Action, record
from warehouse.desk.tables import read_table
from warehouse.desk.triage import Triage, change
from warehouse.erasure.erase import erase
from warehouse.erasure.traces import REMOVED
from warehouse.publish import publish
from warehouse.store import writing

_QUOTED = "Nobody picked up the telephone all morning"
_OFFERED = "They let the telephone ring forty times before lunch and nobody came"


@pytest.fixture
def home(own_home_of: Callable[[int], Home]) -> Home:
    """Mention 12 says what notes about mention 11 quote."""
    home = own_home_of(300)
    with writing(home, "store", "a test") as con:
        con.execute("DELETE FROM opinion WHERE mention_id = 12")
        con.execute("UPDATE mention SET text = ? WHERE mention_id = 12", [_QUOTED])
    return home


@pytest.fixture
def own_topics_home(own_home_of: Callable[[int], Home]) -> Home:
    return own_home_of(600)


def forget(home: Home, *numbers: int) -> None:
    erase(home, load_settings(home), numbers, "asked")


def at_the_desk(home: Home) -> list[str]:
    """All that was written at the desk, saved or not."""
    with writing(home, "desk", "a test") as con:
        rows = con.execute(
            "SELECT content::VARCHAR FROM draft UNION ALL SELECT note FROM triage UNION ALL SELECT reply FROM triage"
        ).fetchall()
    return [said for (said,) in rows if said]


@pytest.mark.parametrize(("screen", "field"), [("triage", "triage 11 note"), ("claims", "claim 11 note")])
def test_nothing_is_kept_about_a_mention_that_was_erased_and_its_words_go_from_the_page(
    home: Home, screen: str, field: str
) -> None:
    app = look(screen, item="11")
    forget(home, 11)
    app.text_area(key=field).set_value("As they said").run()
    assert not app.exception
    assert at_the_desk(home) == []
    assert "no such mention among those that you may see" in words(app)
    assert app.text_area.len == 0


def test_a_draft_whose_words_were_erased_is_not_written_back_from_the_page(home: Home) -> None:
    app = look("triage", item="11")
    app.text_area(key="triage 11 note").set_value(f"Like another: {_QUOTED}").run()
    forget(home, 12)
    app.text_area(key="triage 11 note").set_value(f"Like another: {_QUOTED}, and more").run()
    assert not app.exception
    assert "What stood here and was not saved quoted a mention that was erased" in words(app)
    assert _QUOTED not in str([*at_the_desk(home), *(area.value for area in app.text_area)])
    app.text_area(key="triage 11 note, undone 1").set_value("Rang the ward").run()
    app.button(key="triage 11 save").click().run()
    assert "Saved: new, no owner yet" in words(app)
    assert at_the_desk(home) == ["Rang the ward"]


def test_a_draft_whose_words_were_erased_is_not_saved_from_the_page(home: Home) -> None:
    app = look("triage", item="11")
    app.text_area(key="triage 11 note").set_value(f"Like another: {_QUOTED}").run()
    forget(home, 12)
    app.button(key="triage 11 save").click().run()
    assert "Not saved: what was written here quoted a mention that was erased meanwhile." in words(app)
    assert _QUOTED not in str(at_the_desk(home))


def test_who_opens_a_page_whose_draft_was_erased_is_told_and_can_write_anew(home: Home) -> None:
    look("triage", item="11").text_area(key="triage 11 note").set_value(f"Like another: {_QUOTED}").run()
    forget(home, 12)
    app = look("triage", item="11")
    assert "What stood here and was not saved quoted a mention that was erased" in words(app)
    app.text_area(key="triage 11 note").set_value("Rang the ward").run()
    assert "quoted a mention that was erased" not in words(app)
    assert look("triage", item="11").text_area(key="triage 11 note").value == "Rang the ward"


@pytest.mark.parametrize("is_typed_on", [False, True])
def test_a_saved_note_whose_words_were_erased_is_not_saved_again_from_the_page(home: Home, is_typed_on: bool) -> None:
    with writing(home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "in hand", "Nurse lead", note=f"Said: {_QUOTED}"), 0, "ann")
    app = look("triage", item="11")
    forget(home, 12)
    if is_typed_on:
        app.text_area(key="triage 11 note").set_value(f"Said: {_QUOTED}, twice")
    app.text_input(key="triage 11 owner").set_value("Pharmacy lead").run()
    assert not app.exception
    assert "What stood under “Note” quoted a mention that was erased" in words(app)
    assert _QUOTED not in str(at_the_desk(home))
    assert app.text_area(key="triage 11 note, undone 1").value == REMOVED
    app.text_input(key="triage 11 owner, undone 1").set_value("Pharmacy lead").run()
    if over := [button for button in app.button if button.key == "triage 11 over"]:
        over[0].click().run()
    app.button(key="triage 11 save").click().run()
    assert "Saved: in hand, with Pharmacy lead" in words(app)
    assert at_the_desk(home) == [REMOVED]


def test_a_note_of_an_action_whose_words_were_erased_is_not_saved_again_at_once(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        number = record(con, Action("riverside", date(2026, 3, 2), "A bench", "Desk", note=f"Said: {_QUOTED}"), "ann")[
            0
        ]
    app = look("actions", action=str(number))
    forget(home, 12)
    press(app, "Save")
    assert "Not saved: an erasure took words out of this" in words(app)
    with writing(home, "desk", "a test") as con:
        assert con.execute("SELECT note FROM action WHERE action_id = ?", [number]).fetchall() == [(REMOVED,)]


def phrases_of(app: AppTest) -> list[str]:
    return str(app.text_area(key="phrases 0").value).splitlines()


@pytest.fixture
def offering(own_topics_home: Home) -> tuple[AppTest, int, str]:
    """A page that offers phrases, a mention that one of them is of, and the phrase."""
    with writing(own_topics_home, "store", "a test") as con:
        (number,) = con.execute("SELECT examples[1] FROM topic WHERE topic_id = 0").fetchall()[0]
        con.execute("DELETE FROM opinion WHERE mention_id = ?", [number])
        con.execute("UPDATE mention SET text = ? WHERE mention_id = ?", [_OFFERED, number])
    publish(own_topics_home, load_settings(own_topics_home))
    app = look("topics", topic="0")
    return app, number, next(phrase for phrase in phrases_of(app) if phrase in _OFFERED)


def test_a_phrase_whose_mention_was_erased_goes_from_the_page_and_is_kept_as_nobodys_own(
    own_topics_home: Home, offering: tuple[AppTest, int, str]
) -> None:
    app, number, phrase = offering
    forget(own_topics_home, number)
    app.text_input(key="meaning 0").set_value("Getting through").run()
    assert not app.exception
    assert "1 phrase of erased mentions went from here" in words(app)
    assert phrase not in phrases_of(app)
    app.text_area(key="phrases 0").set_value("\n".join([phrase, "nobody picks up"])).run()
    assert phrase not in phrases_of(app)
    with writing(own_topics_home, "desk", "a test") as con:
        kept = draft.draft_in(read_table(con, "draft"), "local", "theme of topic 0")
    assert kept
    assert kept.content["own phrases"] == "nobody picks up"
    assert str(number) not in kept.content["taken out"].split()


def test_no_theme_is_made_of_a_phrase_whose_mention_was_erased(
    own_topics_home: Home, offering: tuple[AppTest, int, str]
) -> None:
    app, number, phrase = offering
    app.text_input(key="title 0").set_value("Nobody picks up")
    app.text_input(key="meaning 0").set_value("Getting through")
    app.text_area(key="phrases 0").set_value("\n".join([phrase, *(f"it rang {n} times" for n in range(12))])).run()
    forget(own_topics_home, number)
    app.checkbox(key="confirmed 0").check()
    press(app, "Make it a theme")
    assert "Not made: what stood here quoted mentions that were erased meanwhile" in words(app)
    assert len(phrases_of(app)) == 12
    press(app, "Make it a theme")
    with writing(own_topics_home, "desk", "a test") as con:
        examples = con.execute("SELECT phrase FROM own_theme_example").fetchall()
    assert (len(examples), (phrase,) in examples) == (12, False)


def test_a_phrase_that_is_only_offered_no_more_still_goes_with_its_mention(
    own_topics_home: Home, offering: tuple[AppTest, int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, number, phrase = offering
    monkeypatch.setattr("dashboard.screens.topic_theme._chosen", lambda *_: {})
    app.text_input(key="title 0").set_value("Nobody picks up")
    app.text_input(key="meaning 0").set_value("Getting through")
    app.text_area(key="phrases 0").set_value("\n".join([phrase, *(f"it rang {n} times" for n in range(12))])).run()
    app.checkbox(key="confirmed 0").check()
    press(app, "Make it a theme")
    with writing(own_topics_home, "desk", "a test") as con:
        assert con.execute("SELECT phrase FROM own_theme_example WHERE mention_id IS NOT NULL").fetchall() == [
            (phrase,)
        ]
    forget(own_topics_home, number)
    with writing(own_topics_home, "desk", "a test") as con:
        assert con.execute("SELECT count(*) FROM own_theme_example").fetchall() == [(12,)]
