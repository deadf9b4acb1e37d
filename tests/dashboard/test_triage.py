"""Triage: a queue with a clock, an owner, an outcome, and a guard that reads what is answered."""

import re

import pytest

from config.home import Home
from config.settings import load_settings
from tests.dashboard.looking import look, words
from warehouse.desk.theme_owner import ThemeOwner, name_owner
from warehouse.desk.triage import Triage, change
from warehouse.publish import publish
from warehouse.store import writing


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


def test_a_note_is_told_in_a_whole_sentence(desk_home: Home) -> None:
    with writing(desk_home, "desk", "a test") as con:
        change(con, 11, Triage("riverside", "north", "new", note="Rang them"), 0, "ann")
    assert "ann wrote about it" in words(look("triage", item="11"))


def test_a_mention_that_is_not_there_or_not_for_one_is_not_shown(desk_home: Home) -> None:
    assert "no such mention" in words(look("triage", item="999999"))


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
