"""Complaints: themes by voices and by place, against before, down to the words."""

import re
from html import unescape
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.change import complaint_changes
from config.home import Home
from tests.dashboard.looking import app_of, markup_of, turned_to, words_on


def test_complaints_mark_the_clause_that_complains_about_the_theme(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    marks = re.findall("<mark>(.*?)</mark>", markup_of(turned_to(app, "complaints")))
    assert set(marks) == {"I rang the clinic all morning and nobody picked up the phone"}


def test_the_newest_complaints_about_a_theme_lead_to_all_of_them(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.query_params["theme"] = "Getting through by phone"
    found = re.search(r'<a href="\./read\?([^"]*)">Read all (\d+) complaints<', markup_of(turned_to(app, "complaints")))
    assert found
    read = app_of(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(found[1])).items():
        read.query_params[key] = values
    assert f"**{found[2]} mentions**" in words_on(turned_to(read, "read"))


def test_the_newest_complaints_say_which_theme_they_are_about(app: AppTest) -> None:
    app.query_params["theme"] = "Getting through by phone"
    assert re.search(
        r"The newest \d+ of \d+ complaints about getting through by phone;", words_on(turned_to(app, "complaints"))
    )


def test_complaints_can_be_compared_with_a_year_ago(app: AppTest) -> None:
    app.query_params["against"] = "the same weeks a year ago"
    words = words_on(turned_to(app, "complaints"))
    assert "against the same weeks a year ago" in words
    assert "no comparison" in words


def test_complaints_show_themes_by_place_with_their_counts(app: AppTest) -> None:
    markup = markup_of(turned_to(app, "complaints"))
    assert "Riverside North (n = " in markup
    assert re.search(r'class="heed-shade" style="--heed-shade:\d+%"><a [^>]+>\d+\*? \(\d+\)', markup)


def test_a_cell_of_the_heat_table_leads_to_the_complaints_it_counts(
    app: AppTest, invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = re.findall(
        r'<a href="\./read\?([^"]*)" aria-label="[^"]*Riverside South">\d+\*? \((\d+)\)',
        markup_of(turned_to(app, "complaints")),
    )
    address, complaints = max(cells, key=lambda cell: int(cell[1]))
    linked = app_of(invented_home.path, monkeypatch)
    for key, values in parse_qs(unescape(address)).items():
        linked.query_params[key] = values
    words = words_on(turned_to(linked, "read"))
    assert "only Riverside South" in words
    assert f"**{complaints} mentions**, newest first" in words


def test_a_share_counts_each_writer_once_a_week_as_the_voices_beside_it_do(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_as_many_voices(counts: pd.DataFrame, *words: str) -> pd.DataFrame:
        return complaint_changes(counts.assign(mentions_now=2 * counts["mentions_now"]), *words)

    app.query_params["period"] = "all"
    usual = re.findall(r'"Per 100 mentions">(\d+)<', markup_of(turned_to(app, "complaints")))
    monkeypatch.setattr("dashboard.findings.period_changes.complaint_changes", half_as_many_voices)
    halved = re.findall(r'"Per 100 mentions">(\d+)<', markup_of(turned_to(app, "complaints")))
    assert (usual[0], halved[0]) == ("16", "8")


def test_a_bar_is_as_long_as_its_count_in_the_folded_list_too(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.screens.complaints._THEMES_SHOWN", 2)
    bars = re.findall(r'style="width:(\d+)%"></span></span> (\d+)', markup_of(turned_to(app, "complaints")))
    counts = [int(voices) for _, voices in bars]
    assert len(counts) > 3
    assert [int(width) for width, _ in bars] == [round(max(voices / max(counts), 0.01) * 100) for voices in counts]
