"""A link reproduces a screen, and says what it asks for that is not there; filters and saved views are such links."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from tests.dashboard.looking import app_of, markup_of, turned_to, words_on


def test_a_link_reproduces_a_screen(app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    turned_to(app, "complaints")
    app.sidebar.multiselect(key="site").set_value(["north", "east"])
    app.sidebar.selectbox(key="period").set_value("12 weeks")
    app.run()
    linked = app_of(invented_home.path, monkeypatch)
    linked.query_params["site"] = ["Riverside North", "Riverside East"]
    linked.query_params["period"] = "last 12 weeks"
    assert words_on(turned_to(linked, "complaints")) == words_on(app)


def test_a_link_with_nonsense_opens_the_usual_screen_and_says_so(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = words_on(turned_to(app, "complaints"))
    linked = app_of(invented_home.path, monkeypatch)
    for key in ("provider", "site", "source", "period", "theme", "order", "against"):
        linked.query_params[key] = "<b>*nothing*"
    said = [str(warning.value) for warning in turned_to(linked, "complaints").warning]
    assert words_on(linked).replace("\n".join(said).replace("\\", "") + "\n", "") == usual
    instead = {
        "the provider": "Riverside Clinic", "the site": "all sites", "the source": "all sources",
        "the period": "last 4 weeks", "the theme": "all themes", "the order": "most voices first",
        "a comparison with": "the 4 weeks before",
    }  # fmt: skip
    for title, shown in instead.items():
        assert f"asks for {title} “\\<b\\>\\*nothing\\*”, which is not known here; shown instead: {shown}." in said[0]


def test_a_link_half_of_which_is_known_shows_that_half_until_one_chooses(app: AppTest) -> None:
    app.query_params["site"] = ["Riverside North", "Riverside Wset"]
    sentence = "The link asks for the site “Riverside Wset”, which is not known here; shown instead: Riverside North."
    for _ in range(2):  # the screen may draw itself again at once
        app.run()
        assert sentence in words_on(app)
        assert "only Riverside North" in words_on(app)
    app.sidebar.multiselect(key="site").set_value([]).run()
    assert sentence not in words_on(app)


def test_a_link_to_two_mentions_says_which_of_them_is_shown(app: AppTest) -> None:
    app.query_params["like"] = ["97", "98"]
    sentence = "The link asks for the mention “97” and “98”, and one is shown at a time; shown: 98."
    assert sentence in words_on(turned_to(app, "read"))
    app.query_params["like"] = ["98"]
    assert sentence not in words_on(app.run())


def test_a_link_that_gives_a_choice_of_one_several_says_which_is_shown(app: AppTest) -> None:
    app.query_params["theme"] = ["Billing & insurance", "Getting through by phone"]
    assert (
        "The link asks for the theme “Billing & insurance” and “Getting through by phone”, and one is shown at a time; "
        "shown: Getting through by phone."
    ) in words_on(turned_to(app, "complaints"))
    assert app.selectbox(key="theme").value == "phone_contact"


@pytest.mark.parametrize(
    ("screen", "asked"),
    [
        ("read", {"like": "all mentions", "page": "page 1", "sentiment": "all of them"}),
        ("read", {"by": "words"}),
        ("triage", {"item": "the queue", "queue": "to take up"}),
        ("claims", {"item": "all claims", "claims": "to check"}),
        ("topics", {"topic": "all topics"}),
        ("actions", {"action": "all actions", "about": "any theme", "at": "any site", "mention": "no one mention"}),
        ("read", {"complex": "all mentions"}),
        ("reports", {"printed": "the report without them"}),
        ("audit", {"unsure": "what the newest sample says"}),
        ("actions", {"new": "all actions"}),
        ("audit", {"sample": "what the newest sample says", "size": "100"}),
        ("trends", {"grave": "Self-harm or suicide"}),
        ("compare", {"compared_with": "in the 4 weeks before"}),
        ("reports", {"report_month": "February 2026"}),
    ],
)
def test_what_a_link_asks_of_a_screen_and_is_not_there_is_said(
    app: AppTest, screen: str, asked: dict[str, str]
) -> None:
    for key in asked:
        app.query_params[key] = "9" * 300
    said = words_on(turned_to(app, screen))
    assert not app.exception
    for key, shown in asked.items():
        assert re.search(rf"asks for .*“9{{80}}”, which is not known here; shown instead: {shown}\.", said), key


def test_a_link_with_a_search_that_is_too_long_says_so(app: AppTest) -> None:
    app.query_params["words"] = "queue " * 50
    said = "The link gives the search 300 letters, and 200 is the most; its first 200 are searched for."
    assert said in words_on(turned_to(app, "read"))
    app.text_input(key="words").set_value("queue").run()
    assert said not in words_on(app)


@pytest.mark.parametrize(("number", "is_one"), [(2**63 - 1, True), (2**63, False)])
def test_a_link_can_name_any_number_that_a_mention_can_have(app: AppTest, number: int, is_one: bool) -> None:
    app.query_params["like"] = str(number)
    assert ("This mention is not among those" in words_on(turned_to(app, "read"))) == is_one


def test_a_link_with_a_day_that_is_none_says_which_is_shown(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"], app.query_params["to"] = "2026-02-31", "2026-02-01"
    said = "The link asks for the days from “2026-02-31”, which is not known here; shown instead: 23 Jun 2025."
    assert said in words_on(app.run())


def test_filters_stay_when_the_screen_changes(app: AppTest) -> None:
    app.run()
    app.sidebar.multiselect(key="site").set_value(["north"]).run()
    assert "only Riverside North" in words_on(turned_to(app, "read"))


def test_a_report_offers_no_days_and_sources_that_it_does_not_take(app: AppTest) -> None:
    app.query_params["period"] = "last 12 weeks"
    app.query_params["site"] = "Riverside North"
    turned_to(app, "reports")
    assert app.sidebar.selectbox(key="period").disabled
    assert app.sidebar.multiselect(key="source").disabled
    assert not app.sidebar.multiselect(key="site").disabled
    assert "a month or a quarter, and of all sources" in "\n".join(str(line.value) for line in app.sidebar.caption)
    turned_to(app, "complaints")
    assert not app.sidebar.selectbox(key="period").disabled
    assert app.sidebar.selectbox(key="period").value == "12 weeks"
    assert app.sidebar.multiselect(key="site").value == ["north"]


def test_days_can_be_chosen_from_to(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-05"
    app.query_params["to"] = "2026-02-01"
    assert "5 Jan 2026 to 1 Feb 2026" in words_on(app.run())


def test_a_view_that_is_saved_opens_with_the_same_filters(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.query_params["words"] = "spotless"
    app.query_params["site"] = "Riverside North"
    turned_to(app, "read")
    app.sidebar.text_input[-1].set_value("clean north")
    app.sidebar.button[0].click().run()
    assert not app.exception
    found = re.search(r'href="\./(\w+)\?([^"]*)">clean north</a> <small>Somebody at this computer', markup_of(app))
    assert found
    assert found[1] == "read"
    fresh = app_of(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(found[2])).items():
        fresh.query_params[key] = values
    words = words_on(turned_to(fresh, "read"))
    assert "only Riverside North" in words
    assert "spotless" in words
