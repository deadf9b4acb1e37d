"""Triage: a queue with a clock, an owner, an outcome; words are lost neither to others nor to a refresh."""

import re
from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard import data
from dashboard.data import HOME_VARIABLE
from tests.dashboard.looking import look, press, press_twice, words
from warehouse.desk import draft, saved_view
from warehouse.desk.tables import read_table, read_trail_of
from warehouse.desk.theme_owner import ThemeOwner, name_owner
from warehouse.desk.triage import Triage, change
from warehouse.publish import publish
from warehouse.store import Connection, writing


@pytest.fixture(scope="module")
def filled(invent: Callable[[int], Home]) -> Home:
    return invent(300)


@pytest.fixture
def desk_home(filled: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv(HOME_VARIABLE, str(filled.path))
    yield filled
    with writing(filled, "desk", "a test") as con:
        con.execute("DELETE FROM triage; DELETE FROM draft; DELETE FROM theme_owner")


def test_the_queue_shows_each_item_with_its_clock_and_a_link(desk_home: Home) -> None:
    shown = words(look("triage"))
    assert "wait for a person to take up" in shown
    assert "No owner yet" in shown
    assert "item=97" in shown
    # Where nothing was closed there is nothing to count that was closed in time.
    assert "none in this period yet" in shown
    assert "0 of them" not in shown


def test_what_complains_most_is_marked_in_the_queue_and_in_the_item(desk_home: Home) -> None:
    shown = words(look("triage"))
    clause = re.search(r"<mark>([^<]+)</mark>[^<]*</blockquote>.*?item=(\d+)", shown, re.DOTALL)
    assert clause
    assert "Marked: " in shown
    item = words(look("triage", item=clause[2]))
    assert f"<mark>{clause[1]}</mark>" in item
    assert "Marked: " in item


def test_words_that_suggest_it_are_marked_rather_than_what_complains_most(own_home: Home) -> None:
    said = "It was loud in there, and the chairs were hard for all who had to wait, I thought."
    with writing(own_home, "store", "a test") as con:
        con.execute("UPDATE mention SET text = ? WHERE mention_id = 97", [f"{said} I feel suicidal."])
        con.execute("UPDATE label SET label = 'self_harm' WHERE mention_id = 97 AND label = 'safety'")
    publish(own_home, load_settings(own_home))
    assert f"{said} I <mark>feel suicidal</mark>." in words(look("triage", item="97"))


def test_what_waits_from_before_the_period_is_one_click_away(desk_home: Home) -> None:
    shown = words(look("triage", period="last 4 weeks"))
    assert re.search(r"\d+ older mentions? (was|were) never taken up", shown)
    assert re.search(r'href="\./triage\?[^"]*period=all"[^>]*>See them too<', shown)


@pytest.mark.parametrize("has_recent", [True, False])
def test_the_answer_tells_of_what_waits_from_before_the_period(own_home: Home, has_recent: bool) -> None:
    if not has_recent:
        with writing(own_home, "store", "a test") as con:
            con.execute("DELETE FROM label WHERE mention_id > 1000 AND label IN ('safety', 'self_harm')")
        publish(own_home, load_settings(own_home))
    said = words(look("triage", period="last 4 weeks"))
    answered = re.search(r'<p class="heed-answer">(.*?)</p>', said)
    assert answered
    assert "never taken up" in answered[1]
    assert "All taken up" not in said


def test_an_item_gets_an_owner_an_outcome_and_a_place_in_the_trail(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.text_input(key="triage 11 owner").set_value("Pharmacy lead")
    app.radio(key="triage 11 status").set_value("in hand")
    app.text_area(key="triage 11 note").set_value("Asked the pharmacy to check the batch.").run()
    app.button(key="triage 11 save").click().run()
    assert not app.exception
    said = words(app)
    assert re.search(r"Saved: in hand, with Pharmacy lead, (was )?due \d+ \w+ \d{4}\.", said)
    assert re.search(r'href="\./triage\?[^"]*queue=in%20hand"', said)
    assert "Pharmacy lead" in words(look("triage", queue="in hand"))
    with writing(desk_home, "desk", "a test") as con:
        deeds = con.execute("SELECT deed, subject FROM audit_trail").fetchall()
        assert con.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert ("read in triage", "mention 11") in deeds
    assert ("took in hand", "triage 11") in deeds


def test_an_item_leads_to_the_next_that_waits_and_to_who_looks_after_its_theme(desk_home: Home) -> None:
    queued = [int(number) for number in re.findall(r"item=(\d+)", words(look("triage")))]
    item = words(look("triage", item=str(queued[0])))
    on = re.search(r'item=(\d+)">Next to take up: (\d+)', item)
    assert on
    assert (int(on[1]), int(on[2])) == (queued[1], len(queued) - 1)
    assert f'like={queued[0]}">Others like it, and by the same person' in item
    with writing(desk_home, "desk", "a test") as con:
        for theme in ("phone_contact", "waiting_time", "reception", "billing", "staff_manner", "cleanliness"):
            name_owner(con, ThemeOwner("riverside", theme, "Duty manager"), 0, "one")
    owner = look("triage", item=str(queued[0])).text_input(key=f"triage {queued[0]} owner")
    assert "Duty manager looks after this" in owner.placeholder


def test_next_goes_through_the_whole_queue_and_begins_anew(desk_home: Home) -> None:
    queued = [int(number) for number in re.findall(r"item=(\d+)", words(look("triage")))]
    assert len(queued) > 2
    seen = [queued[0]]
    for _ in queued:
        on = re.search(r'item=(\d+)">Next to take up', words(look("triage", item=str(seen[-1]))))
        assert on
        seen.append(int(on[1]))
    assert seen == [*queued, queued[0]]


def test_an_item_cannot_be_closed_without_an_outcome(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.radio(key="triage 11 status").set_value("closed").run()
    app.button(key="triage 11 save").click().run()
    assert "Say how it ended" in words(app)


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


def test_a_note_is_told_in_a_whole_sentence(desk_home: Home) -> None:
    with writing(desk_home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "new", note="Rang them"), 0, "ann")
    assert "ann wrote about it" in words(look("triage", item="11"))


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


def test_a_mention_that_is_not_there_or_not_for_one_is_not_shown(desk_home: Home) -> None:
    assert "no such mention" in words(look("triage", item="999999"))


def test_a_draft_that_an_erasure_emptied_is_no_draft(desk_home: Home) -> None:
    with writing(desk_home, "desk", "a test") as con:
        draft.keep(con, "local", "triage 11", {"note": "x"}, 0, 11)
        con.execute("UPDATE draft SET content = '\"[removed]\"'")
        assert draft.draft_in(read_table(con, "draft"), "local", "triage 11") is None


def test_the_guard_marks_what_a_reply_gives_away(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.text_area(key="triage 11 reply").set_value("We are sorry about your appointment.").run()
    assert "<mark>your appointment</mark>" in words(app)
    app.text_area(key="triage 11 reply").set_value("Please contact our team.").run()
    assert "Nothing was found" in words(app)
    app.text_area(key="triage 11 reply").set_value("The interpreter had been ordered and sat next to the bed.").run()
    assert "1 to look at again" in words(app)


def test_the_guard_says_what_it_cannot_read(desk_home: Home) -> None:
    app = look("triage", item="11")
    app.text_area(key="triage 11 reply").set_value("Danke für Ihren Besuch in unserer Praxis.").run()
    assert "The guard reads English only, so nothing was looked for there." in words(app)
    assert "Nothing was found" not in words(app)
    assert "look at again" not in words(app)
    app.text_area(key="triage 11 reply").set_value("Please contact us. Vielen Dank an Frau Sarah Kowalska.").run()
    assert "so nothing else was looked for there" in words(app)


def test_whoever_reads_mentions_on_any_screen_is_in_the_trail(desk_home: Home) -> None:
    app = look("read", words="bill")
    assert not app.exception
    with writing(desk_home, "desk", "a test") as con:
        person, deed, subject = con.execute(
            "SELECT person, deed, subject FROM audit_trail ORDER BY entry_id DESC LIMIT 1"
        ).fetchall()[0]
    assert (person, deed) == ("local", "read")
    assert subject.startswith("mentions ")


def test_whoever_opens_this_week_is_in_the_trail_with_what_it_quotes(desk_home: Home) -> None:
    said = words(look(""))
    with writing(desk_home, "desk", "a test") as con:
        trail = con.execute("SELECT subject FROM audit_trail WHERE deed = 'read' ORDER BY entry_id").fetchall()
    quoted = re.findall(r"visit (\d+)", said)
    assert quoted
    assert sorted(trail[-1][0].split()[1:]) == sorted(quoted)


def test_that_somebody_looked_makes_nobody_read_the_desk_anew_and_a_decision_does(
    desk_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    look("")
    read: list[str] = []

    def reading(con: Connection, table: str) -> pd.DataFrame:
        read.append(table)
        return read_table(con, table)

    monkeypatch.setattr(data, "read_table", reading)
    for _ in range(2):
        look("")  # another person, who is noted in the trail
    assert read == []
    with writing(desk_home, "desk", "a test") as con:
        saved_view.keep(con, "Mine", "./read", "ann of the clinic")
    assert "Mine" in words(look(""))
    assert "saved_view" in read
