"""What is typed and saved in Triage is lost neither to others nor to a refresh, and is undone by one press."""

import pytest

from config.home import Home
from tests.dashboard.looking import look, press, press_twice, words
from warehouse.desk import draft
from warehouse.desk.tables import read_table, read_trail_of
from warehouse.desk.triage import Triage, change
from warehouse.store import writing


def test_half_typed_words_are_there_again_in_a_new_session(desk_home: Home) -> None:
    look("triage", item="11").text_area(key="triage 11 note").set_value("Rang twice, no").run()
    again = look("triage", item="11")
    assert again.text_area(key="triage 11 note").value == "Rang twice, no"
    assert "Unsaved words of" in words(again)
    assert "whoever opens this sees them" in words(again)


def test_two_windows_without_sign_in_do_not_write_over_each_other(desk_home: Home) -> None:
    first, second = look("triage", item="11"), look("triage", item="11")
    first.text_area(key="triage 11 note").set_value("The first one's words.").run()
    second.text_area(key="triage 11 note").set_value("Other words.").run()
    shown = words(second)
    assert "Another window holds other unsaved words" in shown
    assert "The first one's words." in shown
    assert second.text_area(key="triage 11 note").value == "Other words."
    # What was typed first is still there for who refreshes, until the second says otherwise.
    assert look("triage", item="11").text_area(key="triage 11 note").value == "The first one's words."
    second.button(key="triage 11 mine").click().run()
    assert "Another window" not in words(second)
    assert look("triage", item="11").text_area(key="triage 11 note").value == "Other words."
    first.text_area(key="triage 11 note").set_value("The first one's words, and more.").run()
    assert "Other words." in words(first)
    first.button(key="triage 11 those").click().run()
    assert first.text_area(key="triage 11 note, undone 1").value == "Other words."


@pytest.mark.parametrize(("button", "left"), [("mine", "Other words."), ("those", "The first one's words.")])
def test_a_double_click_chooses_between_two_windows_as_one_press_does(desk_home: Home, button: str, left: str) -> None:
    first, second = look("triage", item="11"), look("triage", item="11")
    first.text_area(key="triage 11 note").set_value("The first one's words.").run()
    second.text_area(key="triage 11 note").set_value("Other words.").run()
    press_twice(second, f"triage 11 {button}")
    assert "Another window" not in words(second)
    note = next(area for area in second.text_area if str(area.key).startswith("triage 11 note"))
    assert note.value == left
    assert look("triage", item="11").text_area(key="triage 11 note").value == left
    note.set_value("Words that were written after it.").run()
    assert look("triage", item="11").text_area(key="triage 11 note").value == "Words that were written after it."


def test_the_second_of_two_people_is_told_what_the_first_wrote_and_loses_nothing(desk_home: Home) -> None:
    mine = look("triage", item="11")
    mine.text_area(key="triage 11 note").set_value("My own finding.")
    with writing(desk_home, "desk", "a test") as con:
        theirs = Triage("riverside", "north", "in hand", "Nurse lead", note="Their finding.")
        change(con, 11, theirs, 0, "ann of the clinic")
    mine.button(key="triage 11 save").click().run()
    shown = words(mine)
    assert "Not saved: ann of the clinic" in shown
    assert "Their finding." in shown
    assert mine.text_area(key="triage 11 note").value == "My own finding."
    mine.button(key="triage 11 over").click().run()
    mine.button(key="triage 11 save").click().run()
    assert "Saved: in hand, with Nurse lead" in words(mine)
    with writing(desk_home, "desk", "a test") as con:
        assert con.execute("SELECT note, version FROM triage").fetchall() == [("My own finding.", 2)]


def test_what_was_saved_is_undone_by_one_press_and_stays_in_the_trail(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.selectbox(key="triage 11 outcome").set_value("answered")
    app.radio(key="triage 11 status").set_value("closed").run()
    app.button(key="triage 11 save").click().run()
    assert "Saved: closed, answered." in words(app)
    app.button(key="triage 11 undo").click().run()
    assert "Undone: new, no owner yet" in words(app)
    assert app.radio(key="triage 11 status, undone 1").value == "new"
    with writing(desk_home, "desk", "a test") as con:
        assert con.execute("SELECT status, outcome, version FROM triage").fetchall() == [("new", "", 2)]


def test_a_double_click_on_save_or_undo_is_one_entry_of_the_history(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.radio(key="triage 11 status").set_value("acknowledged").run()
    press_twice(app, "triage 11 save")
    assert "Saved: acknowledged" in words(app)
    press_twice(app, "triage 11 undo")
    assert "Undone: new, no owner yet" in words(app)
    with writing(desk_home, "desk", "a test") as con:
        assert con.execute("SELECT status, version FROM triage").fetchall() == [("new", 2)]
        assert read_trail_of(con, "triage 11")["deed"].tolist()[:2] == ["put back as new", "acknowledged"]


def test_the_second_press_of_a_double_click_does_not_take_an_undo_back(
    desk_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.screens.desk_form._DOUBLE_S", 60)
    app = look("triage", item="11")
    app.radio(key="triage 11 status").set_value("acknowledged").run()
    app.button(key="triage 11 save").click().run()
    app.button(key="triage 11 undo").click().run()
    press(app, "Undo")  # the button that has taken the place of the first
    assert "Undone: new, no owner yet" in words(app)


def test_what_is_saved_unchanged_stays_out_of_the_trail(desk_home: Home) -> None:
    with writing(desk_home, "desk", "a test") as con:
        before = len(read_trail_of(con, "triage 12"))
    app = look("triage", item="12")
    app.button(key="triage 12 save").click().run()
    assert "Saved: new, no owner yet" in words(app)
    with writing(desk_home, "desk", "a test") as con:
        assert len(read_trail_of(con, "triage 12")) == before
        assert con.execute("SELECT count(*) FROM triage").fetchall() == [(0,)]


def test_who_is_not_signed_in_is_somebody_at_this_computer(desk_home: Home) -> None:
    mine = look("triage", item="11")
    mine.text_area(key="triage 11 note").set_value("My own finding.").run()
    with writing(desk_home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "in hand", "Nurse lead"), 0, "local")
    mine.button(key="triage 11 save").click().run()
    shown = words(mine)
    assert "Not saved: somebody at this computer changed this" in shown
    assert "Somebody at this computer changed this while you were writing" in shown
    assert "Somebody at this computer took in hand" in shown
    assert "local" not in shown


def test_nothing_is_undone_that_somebody_else_has_changed_since(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.radio(key="triage 11 status").set_value("acknowledged").run()
    app.button(key="triage 11 save").click().run()
    with writing(desk_home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "in hand", "Nurse lead"), 1, "ann of the clinic")
    app.button(key="triage 11 undo").click().run()
    assert "Not saved: ann of the clinic" in words(app)
    with writing(desk_home, "desk", "a test") as con:
        assert con.execute("SELECT status FROM triage").fetchall() == [("in hand",)]


def test_a_collector_that_writes_meanwhile_is_not_noticed(desk_home: Home) -> None:
    app = look("triage", item="11")
    with writing(desk_home, "store", "heed collect"):
        app.text_area(key="triage 11 note").set_value("Written while collecting.").run()
        app.button(key="triage 11 save").click().run()
    assert "Saved: new, no owner yet" in words(app)


def test_a_draft_that_an_erasure_emptied_is_no_draft(desk_home: Home) -> None:
    with writing(desk_home, "desk", "a test") as con:
        draft.keep(con, "local", "triage 11", {"note": "x"}, 0, 11)
        con.execute("UPDATE draft SET content = '\"[removed]\"'")
        assert draft.draft_in(read_table(con, "draft"), "local", "triage 11") is None
