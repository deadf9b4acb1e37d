"""Every screen draws itself; filters, links and the menu change what is drawn."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard
from config.home import Home
from dashboard.board import BOARD
from dashboard.data import HOME_VARIABLE
from tests.dashboard.invented import filled_home
from warehouse.store import connect

APP = Path(dashboard.__file__).parent / "app.py"
SCREENS = [*BOARD]


@pytest.fixture
def app(invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return _app(invented_home.path, monkeypatch)


def _app(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return AppTest.from_file(APP, default_timeout=30)


def _on(app: AppTest, screen: str) -> AppTest:
    # switch_page knows pages that are files; ours are functions, known to Streamlit by the hash of their address.
    app._page_hash = calc_hash("" if screen == SCREENS[0] else screen)
    return app.run()


def _words(app: AppTest) -> str:
    elements = (app.markdown, app.caption, app.info, app.warning, app.success, app.title, app.subheader, app.code)
    drawn = [str(element.value).replace("\\", "") for group in elements for element in group]
    return "\n".join(drawn + _html(app))


def _html(app: AppTest) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", _markup(app)))]


def _markup(app: AppTest) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))


@pytest.fixture(scope="module", params=SCREENS)
def screen_and_app(request: pytest.FixtureRequest, invented_home: Home) -> Iterator[tuple[str, AppTest]]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield request.param, _on(_app(invented_home.path, monkeypatch), request.param)


def test_a_screen_shows_no_error(screen_and_app: tuple[str, AppTest]) -> None:
    screen, app = screen_and_app
    assert not app.exception
    assert not app.error
    assert app.title[0].value == BOARD[screen].TITLE


def test_a_screen_says_what_its_figures_rest_on(screen_and_app: tuple[str, AppTest]) -> None:
    words = _words(screen_and_app[1])
    assert "not a survey of all patients" in words
    assert "voices; sources:" in words
    assert re.search(r"labellers: sentiment 1 \(since [^)]+\) and theme 1 \(since", words)


def test_a_screen_says_that_demonstration_data_is_invented(screen_and_app: tuple[str, AppTest]) -> None:
    assert "everything here is invented" in _words(screen_and_app[1])


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_without_data_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    app = _on(_app(tmp_path / "nowhere", monkeypatch), screen)
    assert not app.exception
    assert app.code[0].value == "heed init"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_without_mentions_says_what_to_run(
    mentionless_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    app = _on(_app(mentionless_home.path, monkeypatch), screen)
    assert not app.exception
    assert app.code[0].value.startswith("heed import FILE")


@pytest.fixture(scope="module")
def one_mention_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return filled_home(tmp_path_factory.mktemp("one"), mentions=1)


@pytest.fixture(scope="module")
def unanalysed_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return filled_home(tmp_path_factory.mktemp("unanalysed"), mentions=40, analysed=False)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_one_mention(one_mention_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    app = _on(_app(one_mention_home.path, monkeypatch), screen)
    assert not app.exception
    assert "fewer than 10 mentions, fewer than 10 scored mentions" in _words(app).lower()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_mentions_that_are_not_analysed(
    unanalysed_home: Home, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    app = _on(_app(unanalysed_home.path, monkeypatch), screen)
    assert not app.exception
    assert "not analysed yet" in _words(app).lower()


def test_a_snapshot_of_another_version_says_once_what_to_run(
    invented_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(shutil.copytree(invented_home.path, tmp_path / "home"))
    path = home.published / home.current.read_text("utf-8").strip()
    path.chmod(0o600)
    con = connect(path)
    con.execute("DROP MACRO counted_until")
    con.close()
    app = _on(_app(home.path, monkeypatch), "complaints")
    assert [title.value for title in app.title] == ["Complaints"]
    assert [code.value for code in app.code] == ["heed publish"]


def test_this_week_recovers_the_rise_that_was_made_up(app: AppTest) -> None:
    app.run()
    assert "Complaints about getting through by phone have risen by more than chance allows." in _words(app)


def test_a_site_filter_changes_the_figures(app: AppTest) -> None:
    before = _words(app.run())
    app.sidebar.multiselect(key="site").set_value(["north"]).run()
    after = _words(app)
    assert not app.exception
    assert "only Riverside North" in after
    assert before != after


def test_a_link_reproduces_a_screen(app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    _on(app, "complaints")
    app.sidebar.multiselect(key="site").set_value(["north", "east"])
    app.sidebar.selectbox(key="period").set_value("12 weeks")
    app.run()
    linked = _app(invented_home.path, monkeypatch)
    linked.query_params["site"] = ["Riverside North", "Riverside East"]
    linked.query_params["period"] = "last 12 weeks"
    assert _words(_on(linked, "complaints")) == _words(app)


def test_the_link_to_read_shows_as_many_complaints_as_it_says(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-05"
    app.query_params["site"] = "Riverside North"
    app.run()
    found = re.search(r'href="\./read\?([^"]*)">Read these ([\d,]+) complaints', _markup(app))
    assert found
    linked = _app(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(found[1])).items():
        linked.query_params[key] = values
    assert f"**{found[2]} mentions**, newest first" in _words(_on(linked, "read"))


def test_a_link_with_nonsense_opens_the_usual_screen_and_says_so(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = _words(_on(app, "complaints"))
    linked = _app(invented_home.path, monkeypatch)
    for key in ("provider", "site", "source", "period", "theme", "order", "against"):
        linked.query_params[key] = "<b>*nothing*"
    said = [str(warning.value) for warning in _on(linked, "complaints").warning]
    assert _words(linked).replace("\n".join(said).replace("\\", "") + "\n", "") == usual
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
        assert sentence in _words(app)
        assert "only Riverside North" in _words(app)
    app.sidebar.multiselect(key="site").set_value([]).run()
    assert sentence not in _words(app)


@pytest.mark.parametrize(
    ("screen", "asked"),
    [
        ("read", {"like": "all mentions", "page": "page 1", "sentiment": "all of them"}),
        ("read", {"words": "their first 200 letters", "by": "words"}),
        ("triage", {"item": "the queue", "queue": "to take up"}),
        ("claims", {"item": "all claims", "claims": "to check"}),
        ("topics", {"topic": "all topics"}),
        ("actions", {"action": "all actions", "about": "any theme", "at": "any site", "mention": "no one mention"}),
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
    said = _words(_on(app, screen))
    assert not app.exception
    for key, shown in asked.items():
        assert re.search(rf"asks for .*“9{{80}}”, which is not known here; shown instead: {shown}\.", said), key


@pytest.mark.parametrize(("number", "is_one"), [(2**63 - 1, True), (2**63, False)])
def test_a_link_can_name_any_number_that_a_mention_can_have(app: AppTest, number: int, is_one: bool) -> None:
    app.query_params["like"] = str(number)
    assert ("This mention is not among those" in _words(_on(app, "read"))) == is_one


def test_a_link_with_a_day_that_is_none_says_which_is_shown(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"], app.query_params["to"] = "2026-02-31", "2026-02-01"
    said = "The link asks for the days from “2026-02-31”, which is not known here; shown instead: 23 Jun 2025."
    assert said in _words(app.run())


def test_filters_stay_when_the_screen_changes(app: AppTest) -> None:
    app.run()
    app.sidebar.multiselect(key="site").set_value(["north"]).run()
    assert "only Riverside North" in _words(_on(app, "read"))


def test_days_can_be_chosen_from_to(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-05"
    app.query_params["to"] = "2026-02-01"
    assert "5 Jan 2026 to 1 Feb 2026" in _words(app.run())


def test_a_search_narrows_what_is_read(app: AppTest) -> None:
    _on(app, "read")
    app.text_input(key="words").set_value("spotless floo").run()
    assert not app.exception
    said = re.findall('<p class="heed-words">(.*?)</p>', _markup(app))
    assert said
    assert all("spotless" in words for words in said)


def test_a_search_without_letters_asks_for_some(app: AppTest) -> None:
    _on(app, "read")
    app.text_input(key="words").set_value("!?").run()
    assert "letters or digits" in _words(app)


def test_the_second_page_follows_the_first(app: AppTest) -> None:
    app.query_params["page"] = "2"
    assert "26 to 50 shown" in _words(_on(app, "read"))


def test_this_week_says_what_the_actions_did_and_how_soon_a_doubling_would_be_seen(app: AppTest) -> None:
    words = _words(app.run())
    assert "What our actions did" in words
    assert "New phone system" in words
    assert "a complaint that doubles" in words


def test_this_week_never_shows_one_example_twice(app: AppTest) -> None:
    app.query_params["period"] = "all"
    quotes = re.findall("<blockquote>(.*?)</blockquote>", _markup(app.run()))
    assert len(quotes) == len(set(quotes)) > 2


def test_this_week_says_where_there_is_no_signal(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2026-01-26"
    app.query_params["to"] = "2026-02-22"
    assert "Nothing stands out" in _words(app.run())


def test_this_week_without_enough_weeks_for_alerts_compares_two_stretches(app: AppTest) -> None:
    app.query_params["period"] = "from-to"
    app.query_params["from"] = "2025-09-01"
    app.query_params["to"] = "2025-09-28"
    words = _words(app.run())
    assert "Alerts need 27 whole weeks" in words
    assert "compared" in words


def test_trends_say_in_one_sentence_what_the_chart_shows(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    words = _words(_on(app, "trends"))
    assert re.search(r"Complaints about getting through by phone: \d+ in 100 mentions in the last 4 weeks", words)
    assert "this is a signal since" in words
    assert "Why this chart:" in words


def test_trends_show_the_same_signal_whatever_the_period(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    signal = re.compile(r"this is a signal since [\w ]+")
    short = signal.findall(_words(_on(app, "trends")))
    app.query_params["period"] = "last 12 months"
    assert signal.findall(_words(_on(app, "trends"))) == short != []


def test_compare_says_that_it_is_no_ranking_and_what_the_limits_allow_for(app: AppTest) -> None:
    app.query_params["period"] = "last 26 weeks"
    words = _words(_on(app, "compare"))
    assert "no ranking" in words
    assert "Only 3 to compare" in words


def test_compare_sets_this_period_beside_the_one_before(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    words = _words(_on(app, "compare"))
    assert "more, by more than chance explains" in words
    assert "(95 % interval" in words


def test_compare_of_one_place_asks_for_two(app: AppTest) -> None:
    app.query_params["site"] = "Riverside North"
    assert "needs two places" in _words(_on(app, "compare"))


def test_every_chart_says_in_words_what_it_shows(app: AppTest) -> None:
    for screen in ("trends", "compare"):
        charts = _on(app, screen).get("plotly_chart")
        assert charts
        assert all(len(chart.proto.alt) > 40 for chart in charts)


def test_every_chart_stands_over_what_it_rests_on(app: AppTest) -> None:
    spans = {}
    app.query_params["grave"] = "Immediate risk to safety"
    for screen in ("trends", "compare"):
        under = re.findall(
            r'<p class="heed-under-chart">(.*?)</p>', " ".join(html.proto.body for html in _on(app, screen).get("html"))
        )
        # On Trends also what is rare and grave, and the ratings.
        assert len(under) == {"trends": 3, "compare": 1}[screen]
        for piece in ("not a survey of all patients", "writers as", "sources: ", "labellers: ", "audited"):
            assert all(piece in line for line in under)
        # The figures under the charts are not said again at the foot of the screen.
        assert not re.search('<footer class="heed-rests"><p>', " ".join(html.proto.body for html in app.get("html")))
        assert not re.search(r"labellers: [^;]*\.[0-9a-f]{8}", " ".join(under))
        spans[screen] = re.search(r"(\d+ \w+ \d+) to \d+ \w+ \d+", under[0])
    # The chart of Trends shows all days, that of Compare those chosen.
    assert spans["trends"] and spans["compare"]
    assert spans["trends"].group(1) != spans["compare"].group(1)


def test_trends_name_the_action_and_the_new_source(app: AppTest) -> None:
    words = _words(_on(app, "trends"))
    assert "New phone system" in words
    assert "X starts" in words


def test_trends_draw_what_is_rare_and_grave_by_gaps_and_ratings_as_means(app: AppTest) -> None:
    app.query_params["grave"] = "Immediate risk to safety"
    words = _words(_on(app, "trends"))
    assert re.search(r"\d+ events in \d+ weeks are rare and grave: the chart shows the days between them", words)
    assert re.search(r"Mentions of .*: the last one on .*, \d+ days after the one before, usually \d+;", words)
    assert re.search(r"Ratings: \d+ of 100 on average in the", words)
    axes = [json.loads(chart.proto.spec)["layout"]["yaxis"]["title"]["text"] for chart in app.get("plotly_chart")]
    assert axes == ["Complaints per 100 mentions", "Days since the one before", "Mean rating, 0 worst to 100 best"]


def test_topics_show_the_note_of_the_fit_and_the_outliers(app: AppTest) -> None:
    words = _words(_on(app, "topics"))
    assert "A note about this fit." in words
    assert "60 in 100 mentions fit no topic" in words


def test_data_counts_languages_that_are_not_scored(app: AppTest) -> None:
    app.query_params["period"] = "all"
    assert "In languages that are not scored: 40 mentions in the period, in 1 language." in _words(_on(app, "data"))


def test_the_data_screen_counts_the_answers_in_quarantine(app: AppTest) -> None:
    _on(app, "data")
    assert re.findall('data-label="In quarantine">([^<]*)<', _markup(app)) == ["1", "0"]


def test_the_data_screen_says_what_was_lost_spent_and_not_finished(app: AppTest) -> None:
    _on(app, "data")
    warned = " ".join(str(box.value) for box in app.warning).replace("\\", "")
    tables = _words(app)
    assert all(words in warned for words in ("1 gap", "Reddit must approve", "1 removal cut short"))
    assert all(words in tables for words in ("$0.15 of $5.00", "app 1", "no longer public at x"))


def test_complaints_mark_the_clause_that_complains_about_the_theme(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    marks = re.findall("<mark>(.*?)</mark>", _markup(_on(app, "complaints")))
    assert set(marks) == {"I rang the clinic all morning and nobody picked up the phone"}


def test_complaints_can_be_compared_with_a_year_ago(app: AppTest) -> None:
    app.query_params["against"] = "the same weeks a year ago"
    words = _words(_on(app, "complaints"))
    assert "against the same weeks a year ago" in words
    assert "no comparison" in words


def test_complaints_show_themes_by_place_with_their_counts(app: AppTest) -> None:
    markup = _markup(_on(app, "complaints"))
    assert "Riverside North (n = " in markup
    assert re.search(r'class="heed-shade" style="--heed-shade:\d+%"><a [^>]+>\d+\*? \(\d+\)', markup)


def test_a_cell_of_the_heat_table_leads_to_the_complaints_it_counts(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = re.findall(
        r'<a href="\./read\?([^"]*)" aria-label="[^"]*Riverside South">\d+\*? \((\d+)\)',
        _markup(_on(app, "complaints")),
    )
    address, complaints = max(cells, key=lambda cell: int(cell[1]))
    linked = _app(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(address)).items():
        linked.query_params[key] = values
    words = _words(_on(linked, "read"))
    assert "only Riverside South" in words
    assert f"**{complaints} mentions**, newest first" in words


def test_a_search_that_cannot_be_understood_says_what_to_do(app: AppTest) -> None:
    app.query_params["words"] = "(phone or"
    assert "A word is missing before the end" in _words(_on(app, "read"))


def test_the_words_that_were_searched_are_marked(app: AppTest) -> None:
    app.query_params["words"] = "nurse or floors"
    assert set(re.findall("<mark>(.*?)</mark>", _markup(_on(app, "read")))) == {"nurse", "floors"}


def test_a_search_by_meaning_finds_other_words_for_the_same(app: AppTest) -> None:
    app.query_params["words"] = "cannot get through on the telephone"
    app.query_params["by"] = "meaning"
    said = re.findall('<p class="heed-words">(.*?)</p>', _markup(_on(app, "read")))
    assert len(said) > 5
    assert all("picked up the phone" in re.sub("<[^>]+>", "", words) for words in said)


def test_a_mention_leads_to_those_like_it(app: AppTest) -> None:
    app.query_params["words"] = "spotless"
    found = re.search(r'like=(\d+)">Similar mentions', _markup(_on(app, "read")))
    assert found
    app.query_params.clear()
    app.query_params["like"] = found[1]
    said = re.findall('<p class="heed-words">(.*?)</p>', _markup(_on(app, "read")))
    assert len(said) > 5
    assert all("floors were spotless" in words for words in said)


def test_a_view_that_is_saved_opens_with_the_same_filters(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.query_params["words"] = "spotless"
    app.query_params["site"] = "Riverside North"
    _on(app, "read")
    app.sidebar.text_input[-1].set_value("clean north")
    app.sidebar.button[0].click().run()
    assert not app.exception
    found = re.search(r'href="\./(\w+)\?([^"]*)">clean north</a> <small>local', _markup(app))
    assert found
    assert found[1] == "read"
    fresh = _app(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(found[2])).items():
        fresh.query_params[key] = values
    words = _words(_on(fresh, "read"))
    assert "only Riverside North" in words
    assert "spotless" in words
