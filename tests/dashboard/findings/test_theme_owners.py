"""A theme has somebody who looks after it: said on Complaints, seen on This week and in new actions and reports."""

import re
from functools import partial

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.access.person import Person
from dashboard.findings.theme_owners import Owner, owned_sentences
from dashboard.reports.owners import escalation_line, owned_lines
from dashboard.reports.write import report_of
from tests.dashboard.looking import look, markup_of, press, words
from warehouse.desk.theme_owner import ThemeOwner, name_owner
from warehouse.publish import publish
from warehouse.store import writing

_PHONE = "Getting through by phone"


def test_who_looks_after_a_theme_is_said_once_and_stands_wherever_it_helps(own_home: Home) -> None:
    app = look("complaints", owned=_PHONE)
    next(field for field in app.text_input if str(field.key).endswith("owner")).input("Reception lead").run()
    next(radio for radio in app.radio if str(radio.key).endswith("control")).set_value("needs escalation").run()
    press(app, "Save")
    assert "Saved: Reception lead, needs escalation." in words(app)
    assert "Reception lead, needs escalation" in words(look("complaints"))
    told = re.search(
        r'<p class="heed-small">Nobody looks after .* voices?\).* yet\. (.*)</p>', words(look("complaints"))
    )
    assert told
    assert re.fullmatch(r"Needs escalation: getting through by phone \(\d+ voices; Reception lead\)\.", told[1])
    assert "Looked after by: <a" in words(look(""))
    assert "Reception lead, needs escalation" in words(look(""))
    action = look("actions", about=_PHONE)
    assert [field.value for field in action.text_input if field.label == "Who is in charge?"] == ["Reception lead"]


def test_a_report_says_what_needs_escalation_and_what_nobody_looks_after(own_home: Home) -> None:
    with writing(own_home, "desk", "a test") as con:
        name_owner(con, ThemeOwner("riverside", "phone_contact", "Reception lead", "needs escalation"), 0, "one")
    publish(own_home, load_settings(own_home))
    report = report_of(own_home, "monthly", "2026-03")
    assert escalation_line(report) == "Needs escalation: getting through by phone (Reception lead)."
    assert owned_lines(report)[0].startswith("Nobody looks after ")
    named = {each.title: (each.owner, each.control) for each in report.owned}
    assert named.pop(_PHONE) == ("Reception lead", "needs escalation")
    assert set(named.values()) == {("", "")}


def test_where_nobody_was_ever_named_nothing_is_asked_for(own_home: Home) -> None:
    report = report_of(own_home, "monthly", "2026-03")
    assert (report.owned, owned_lines(report), escalation_line(report)) == ((), [], "")
    assert "Nobody looks after" not in words(look("complaints"))


def test_themes_are_told_by_what_can_be_done_about_them() -> None:
    titles = {"parking": "Parking", "billing": "Billing", "food": "Food"}
    owners = {"parking": Owner("Estates", "needs escalation"), "food": Owner("Kitchen", "in our control")}
    tell = partial(owned_sentences, titles, owners)
    assert tell() == ["Nobody looks after billing yet.", "Needs escalation: parking (Estates)."]
    assert tell(are_all_named=True)[-1] == "In our control: food (Kitchen)."
    assert tell(voices={"parking": 1, "billing": 40}) == [
        "Nobody looks after billing (40 voices) yet.", "Needs escalation: parking (1 voice; Estates).",
    ]  # fmt: skip
    many = {name: name.title() for name in "abcde"}
    assert owned_sentences(many, owners) == ["Nobody looks after a, b, c and 2 more themes yet."]


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        (Person("vera", "viewer"), "needs the role quality"),
        (Person("quinn", "quality", (("riverside", "north"),)), "A theme is of all places"),
    ],
)
def test_who_may_not_say_it_reads_it_and_is_given_no_way_to_change_it(
    own_home: Home, monkeypatch: pytest.MonkeyPatch, person: Person, refusal: str
) -> None:
    with writing(own_home, "desk", "a test") as con:
        name_owner(con, ThemeOwner("riverside", "phone_contact", "Reception lead"), 0, "one")
    monkeypatch.setattr("dashboard.data.looking", lambda _: person)
    assert re.search(r'class="heed-owned">Owner: Reception lead<', markup_of(look("complaints")))
    assert refusal in words(look("complaints", owned=_PHONE))
