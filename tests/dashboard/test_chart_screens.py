"""Trends and Compare: a sentence before each chart, and what it rests on under it."""

import json
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from dashboard.data import Snapshot
from tests.dashboard.looking import app_of, markup_of, turned_to, words_on


def test_trends_say_in_one_sentence_what_the_chart_shows_and_the_same_whatever_the_period(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    words = words_on(turned_to(app, "trends"))
    assert re.search(r"Complaints about getting through by phone: \d+ in 100 mentions in the last 4 weeks", words)
    assert "Why this chart:" in words
    signal = re.compile(r"this is a signal since [\w ]+")
    short = signal.findall(words)
    app.query_params["period"] = "last 12 months"
    assert signal.findall(words_on(turned_to(app, "trends"))) == short != []


def test_compare_says_that_it_is_no_ranking_and_what_the_limits_allow_for(app: AppTest) -> None:
    app.query_params["period"] = "last 26 weeks"
    words = words_on(turned_to(app, "compare"))
    assert "no ranking" in words
    assert "Only 3 to compare" in words


def test_compare_sets_this_period_beside_the_one_before(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    words = words_on(turned_to(app, "compare"))
    assert "more, by more than chance explains" in words
    assert "(95 % interval" in words


def test_compare_of_one_place_asks_for_two(app: AppTest) -> None:
    app.query_params["site"] = "Riverside North"
    assert "needs two places" in words_on(turned_to(app, "compare"))


@pytest.fixture(scope="module")
def drawn(invented_home: Home) -> Iterator[dict[str, AppTest]]:
    """Trends, with what is rare and grave and the ratings, and Compare: drawn once, to be read."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        apps = {}
        for screen in ("trends", "compare"):
            apps[screen] = app_of(invented_home.path, monkeypatch)
            apps[screen].query_params["grave"] = "Immediate risk to safety"
            turned_to(apps[screen], screen)
        yield apps


def test_every_chart_says_in_words_what_it_shows(drawn: dict[str, AppTest]) -> None:
    for app in drawn.values():
        charts = app.get("plotly_chart")
        assert charts
        assert all(len(chart.proto.alt) > 40 for chart in charts)


def test_every_chart_stands_over_what_it_rests_on(drawn: dict[str, AppTest]) -> None:
    spans = {}
    for screen, app in drawn.items():
        under = re.findall(
            r'<p class="heed-under-chart">(.*?)</p>', " ".join(html.proto.body for html in app.get("html"))
        )
        # On Trends also what is rare and grave, and the ratings.
        assert len(under) == {"trends": 3, "compare": 1}[screen]
        for piece in ("not a survey of all patients", "writers as", "sources: ", "judged by machine", "audited"):
            assert piece in under[0]
        # What rests on the same says so, and does not say it again.
        assert all("under the first chart" in line and len(line) < 100 for line in under[1:])
        # The figures under the charts are not said again at the foot of the screen.
        assert not re.search('<footer class="heed-rests"><p>', markup_of(app))
        assert not re.search(r"version [^;]*\.[0-9a-f]{8}", " ".join(under))
        spans[screen] = re.search(r"(\d+ \w+ \d+) to \d+ \w+ \d+", under[0])
    # The chart of Trends shows all days, that of Compare those chosen.
    assert spans["trends"] and spans["compare"]
    assert spans["trends"].group(1) != spans["compare"].group(1)


def test_trends_name_the_action_and_the_new_source(drawn: dict[str, AppTest]) -> None:
    words = words_on(drawn["trends"])
    assert "New phone system" in words
    assert "X starts" in words


def test_trends_draw_what_is_rare_and_grave_by_gaps_and_ratings_as_means(drawn: dict[str, AppTest]) -> None:
    words = words_on(drawn["trends"])
    assert re.search(r"\d+ events in \d+ weeks are rare and grave: the chart shows the days between them", words)
    assert re.search(
        r"Mentions whose words suggest .*: the last one on .*, \d+ days after the one before, usually \d+;", words
    )
    assert re.search(r"Ratings: \d+ of 100 on average in the", words)
    charts = drawn["trends"].get("plotly_chart")
    axes = [json.loads(chart.proto.spec)["layout"]["yaxis"]["title"]["text"] for chart in charts]
    assert axes == ["Complaints per 100 mentions", "Days since the one before", "Mean rating, 0 worst to 100 best"]


def test_compare_says_in_plain_words_what_is_marked_and_folds_away_how_it_is_counted(app: AppTest) -> None:
    turned_to(app, "compare")
    folded = " ".join(str(said.value) for part in app.expander for said in part.caption).replace("\\", "")
    assert "Only places outside the solid lines are marked" in words_on(app)
    for method in ("998 in 1,000", "by Wilson"):
        assert words_on(app).count(method) == folded.count(method) == 1


def test_no_word_of_a_table_behind_a_chart_is_cut_off(drawn: dict[str, AppTest]) -> None:
    table = next(each for each in drawn["trends"].dataframe if "Rule" in each.value.columns)
    wide = {name: how["width"] for name, how in json.loads(table.proto.columns).items() if "width" in how}
    for name in ("Signal", "Rule"):
        longest = max(len(name), int(table.value[name].str.len().max()))
        assert wide[name] >= 8 * longest


def test_compare_of_a_provider_without_places_does_not_ask_for_more(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Snapshot, "titles", lambda _self, _key, _provider="": {})
    told = words_on(turned_to(app, "compare"))
    assert "There are no places to compare: none is known." in told
    assert "more sites" not in told


def test_compare_says_that_its_share_is_of_the_places_that_are_known(drawn: dict[str, AppTest]) -> None:
    assert "in 100 mentions of all places that are known, taken together." in words_on(drawn["compare"])
