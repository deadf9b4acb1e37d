"""Claims are checked by a person beside a reference, and satisfaction leaves out what nobody found true."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.data import HOME_VARIABLE
from tests.dashboard.looking import look, words
from warehouse.ask import ask
from warehouse.desk.claim import AGREES, FINDINGS, STATUSES, Claim, change, counts_again
from warehouse.publish import current_snapshot, publish, published_snapshot
from warehouse.store import connect_reader, writing


@pytest.fixture
def claims_home(home_of_300: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv(HOME_VARIABLE, str(home_of_300.path))
    yield home_of_300
    with writing(home_of_300, "desk", "a test") as con:
        con.execute("DELETE FROM claim; DELETE FROM draft")


def test_candidates_wait_to_be_checked_and_none_is_called_false(claims_home: Home) -> None:
    shown = words(look("claims"))
    assert "2 mentions may state something that should be checked" in shown
    assert "About us" in shown
    read = re.sub("<script>.*?</script>", "", shown, flags=re.DOTALL)
    assert "false" not in read.replace("calls none of them false", "")


def test_claims_from_before_the_period_that_nobody_checked_are_told_and_one_click_away(claims_home: Home) -> None:
    with writing(claims_home, "desk", "a test") as con:
        change(con, 202, Claim("riverside", None, "us", "not a claim"), 0, "a test")
    shown = words(look("claims", period="last 4 weeks"))
    assert "No mention waits to be checked" in shown
    assert "1 older mention was never checked" in shown
    assert "Nothing to check" not in shown
    assert re.search(r'href="\./claims\?[^"]*period=all"[^>]*>See them too<', shown)


def test_a_claim_is_checked_against_a_reference_only(claims_home: Home) -> None:
    app = look("claims", item="101")
    app.radio(key="claim 101 status").set_value("checked")
    app.selectbox(key="claim 101 finding").set_value("the reference contradicts it").run()
    app.button(key="claim 101 save").click().run()
    assert "checked against something" in words(app)
    app.text_input(key="claim 101 reference_title").set_value("Opening hours, website")
    app.text_area(key="claim 101 reference_text").set_value("We are open on Saturdays from nine to one.").run()
    app.button(key="claim 101 save").click().run()
    said = words(app)
    assert "Saved: checked, the reference contradicts it." in said
    assert re.search(r'href="\./claims\?[^"]*claims=checked"', said)
    assert "We are open on Saturdays" in words(look("claims", claims="checked"))


def test_a_reference_of_which_only_the_title_is_known_stands_beside_its_claim(claims_home: Home) -> None:
    app = look("claims", item="101")
    app.text_input(key="claim 101 reference_title").set_value("Opening hours, website").run()
    app.button(key="claim 101 save").click().run()
    for shown in (words(app), words(look("claims", item="101")), words(look("claims"))):
        assert "Reference: Opening hours, website" in shown


def test_an_address_that_could_act_is_no_reference(claims_home: Home) -> None:
    app = look("claims", item="101")
    app.text_input(key="claim 101 reference_url").set_value("javascript:alert(1)").run()
    app.button(key="claim 101 save").click().run()
    assert "must begin with https" in words(app)


def test_a_claim_in_hand_counts_in_no_figure_of_satisfaction(claims_home: Home) -> None:
    def scored() -> tuple[int, int]:
        path = current_snapshot(claims_home)
        assert path is not None
        with connect_reader(path) as con:
            days = {"first_day": date(2020, 1, 1), "last_day": date(2030, 1, 1)}
            row = ask(con, "coverage", provider="riverside", sites=None, sources=None, **days).iloc[0]
        return int(row["scored"]), int(row["claims"])

    before = scored()
    app = look("claims", item="101")
    app.button(key="claim 101 save").click().run()
    publish(claims_home, load_settings(claims_home))
    assert scored() == (before[0] - 1, before[1] + 1)


def test_claims_are_no_part_of_what_is_not_about_care(claims_home: Home) -> None:
    asked = {
        "provider": "riverside",
        "sites": None,
        "sources": None,
        "first_day": "2025-01-01",
        "last_day": "2026-12-31",
    }
    publish(claims_home, load_settings(claims_home))
    with connect_reader(published_snapshot(claims_home)) as con:
        before = ask(con, "about_care", **asked)
        number = con.execute("SELECT min(mention_id) FROM mention WHERE is_about_care").fetchall()[0][0]
    with writing(claims_home, "desk", "a test") as con:
        change(con, number, Claim("riverside", None, "us", "to check"), 0, "a test")
    publish(claims_home, load_settings(claims_home))
    with connect_reader(published_snapshot(claims_home)) as con:
        after = ask(con, "about_care", **asked)
    assert after["mentions"].sum() == before["mentions"].sum() - 1
    assert after["not_about_care"].sum() == before["not_about_care"].sum()


def test_a_claim_counts_again_where_the_reference_agrees_with_it_and_where_it_is_none(claims_home: Home) -> None:
    decided = {
        number: (status, finding)
        for number, (status, finding) in enumerate(product(STATUSES, FINDINGS), 101)
        if status != "checked" or finding
    }
    with writing(claims_home, "desk", "a test") as con:
        for number, (status, finding) in decided.items():
            claim = Claim("riverside", None, "us", status, finding=finding, reference_text="Open from nine to one.")
            change(con, number, claim, 0, "a test")
    publish(claims_home, load_settings(claims_home))
    path = current_snapshot(claims_home)
    assert path is not None
    with connect_reader(path) as con:
        found = con.execute(
            "SELECT mention_id FROM mention WHERE is_about_care AND NOT is_claim AND list_contains($1, mention_id)",
            [list(decided)],
        ).fetchall()
    counted = {decided[number] for (number,) in found}
    assert counted == {("checked", AGREES), *(("not a claim", finding) for finding in FINDINGS)}
    assert counted == {one for one in decided.values() if counts_again(*one)}


def test_what_the_reference_agrees_with_is_told_to_count_again(claims_home: Home) -> None:
    app = look("claims", item="101")
    app.radio(key="claim 101 status").set_value("checked")
    app.selectbox(key="claim 101 finding").set_value(AGREES)
    app.text_area(key="claim 101 reference_text").set_value("We are open on Saturdays from nine to one.").run()
    app.button(key="claim 101 save").click().run()
    assert "From the next publication on it counts again" in words(app)
