"""A report says what the questions answer, for the days and the places asked for."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.reports.measured import rests_on, unfinished_sentence
from dashboard.reports.native_charts import untold
from dashboard.reports.period import read_period
from dashboard.reports.report import Report
from dashboard.reports.write import report_of
from tests.dashboard.asking import asking
from tests.dashboard.reports.conftest import MONTH
from warehouse.desk.rebase import Rebase, begin_anew
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough

LAST = date(2026, 3, 29)


@pytest.mark.parametrize(
    ("kind", "text", "first", "last"),
    [
        ("monthly", "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("monthly", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarterly", "2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("monthly", None, date(2026, 2, 1), date(2026, 2, 28)),
        ("quarterly", None, date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_is_a_whole_month_or_quarter(kind: str, text: str | None, first: date, last: date) -> None:
    period = read_period(kind, text, LAST)
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize(("kind", "text"), [("monthly", "2026-13"), ("monthly", "March"), ("quarterly", "2026-Q5")])
def test_what_is_no_period_is_refused_with_an_example(kind: str, text: str) -> None:
    with pytest.raises(HeedError, match="write it as 2026-"):
        read_period(kind, text, LAST)


def test_the_period_before_january_is_december() -> None:
    assert read_period("monthly", "2026-01", LAST).before().name == "2025-12"


def test_the_counts_are_those_of_the_questions(report: Report, invented_home: Home) -> None:
    days = {"first_day": date(2026, 3, 1), "last_day": date(2026, 3, 31)}
    with asking(invented_home) as ask:
        counts = ask("theme_counts", provider="riverside", sites=None, sources=None, **days)
    asked = dict(zip(counts["theme"], counts["complaints"], strict=True))
    told = {each.theme: each.complaints for each in report.complaints if each.complaints is not None}
    assert told
    assert told == {theme: asked[theme] for theme in told}
    assert {theme for theme, count in asked.items() if count >= 10} - set(told) == set()


def test_of_the_weeks_around_an_action_no_count_is_nearer_than_ten(report: Report) -> None:
    said = " ".join(deed.sentence for deed in report.actions)
    counts = [int(number.replace(",", "")) for number in re.findall(r"about ([\d,]+)", said)]
    assert counts
    assert not [number for number in counts if number % 10]
    assert not re.search(r"\d\.\d", said)


def test_writers_are_told_to_the_nearest_ten(report: Report) -> None:
    assert report.coverage.writers
    assert report.coverage.writers % 10 == 0


def test_the_funnel_is_drawn_of_the_sites_that_are_told(report: Report) -> None:
    told = [place for place in report.places if place.share is not None]
    assert len(told) > 1
    complaints, mentions = sum(place.complaints or 0 for place in told), sum(place.mentions or 0 for place in told)
    assert report.places_target == pytest.approx(complaints / mentions, abs=1e-6)


def test_the_rise_that_was_put_into_the_data_is_the_headline(report: Report) -> None:
    assert "phone" in report.headline


def test_a_site_has_a_report_of_its_own(invented_home: Home, report: Report) -> None:
    north = report_of(invented_home, "monthly", "2026-03", sites=["Riverside North"])
    assert (north.place_title, north.name) == ("Riverside North", "riverside-north-2026-03-monthly")
    assert north.coverage.scored is not None and report.coverage.scored is not None
    assert 0 < north.coverage.scored < report.coverage.scored


def test_an_incomplete_month_is_said_first(report: Report) -> None:
    assert "may not be complete: the last mention is of 29 Mar 2026" in report.limits[0]
    assert report.points[0] == report.limits[0] == report.unfinished


def test_a_month_that_is_not_over_is_told_from_one_whose_last_days_hold_nothing(invented_home: Home) -> None:
    last = date(2026, 3, 29)
    filters = Filters("riverside", None, None, date(2026, 3, 1), last, "March", date(2024, 1, 1), last)
    month = read_period("monthly", "2026-03", LAST)
    assert "is not over" in unfinished_sentence(filters, month, "2026-03-30 06:00:00")
    assert "Hand this on when no more will come" in unfinished_sentence(filters, month, "2026-04-20 06:00:00")
    assert unfinished_sentence(filters, month.before(), "2026-03-30 06:00:00") == ""


def test_how_much_is_written_in_a_week_is_told_to_the_nearest_ten_only(report: Report) -> None:
    said = " ".join((*report.volume, *report.limits))
    weekly = re.findall(r"(?:about|usually about|up to about) ([\d,]+) (?:mentions|writers) a week", said)
    assert weekly
    assert not [number for number in weekly if int(number.replace(",", "")) % 10]


def test_what_nobody_complained_about_is_not_called_untold(report: Report) -> None:
    none_now = replace(report.complaints[0], title="Parking at night", complaints=0, share=0.0, share_before=None)
    few = replace(none_now, title="Cold tea", complaints=None, share=None)
    said = untold(replace(report, complaints=(none_now, few)))
    assert "Cold tea" in said and "Parking at night" not in said


def test_what_a_report_of_untold_counts_rests_on_is_whole_sentences(report: Report, invented_home: Home) -> None:
    month = read_period("monthly", "2026-03", LAST)
    filters = Filters("riverside", None, None, month.first_day, LAST, "March", month.first_day, LAST)
    with asking(invented_home) as ask:
        said = rests_on(ask, filters, (), replace(report.coverage, scored=None), month)
    assert "all patients. Sources: " in said


def test_a_site_of_which_no_complaint_about_a_theme_is_told_has_no_column(report: Report) -> None:
    for site in {cell.site_title for cell in report.heat}:
        assert any(cell.share for cell in report.heat if cell.site_title == site)


def test_a_report_names_its_snapshot(report: Report, invented_home: Home) -> None:
    assert f"{report.snapshot}.duckdb" == invented_home.current.read_text("utf-8").strip()


def test_a_site_that_is_not_known_is_named_with_those_that_are(invented_home: Home) -> None:
    with pytest.raises(HeedError, match="north"):
        report_of(invented_home, "monthly", "2026-03", sites=["west"])


def test_a_snapshot_without_mentions_says_what_to_do(mentionless_home: Home) -> None:
    with pytest.raises(HeedError, match="heed run"):
        report_of(mentionless_home, "monthly", None)


def test_a_month_before_the_data_is_a_report_that_says_so(invented_home: Home) -> None:
    assert "Nothing that can be counted" in report_of(invented_home, "monthly", "2020-01").headline


def test_a_report_is_written_from_the_command_line(invented_home: Home, tmp_path: Path) -> None:
    words = ["report", "monthly", "--site", "north", "--month", "2026-03", "--format", "csv", "--to", str(tmp_path)]
    outcome = CliRunner().invoke(heed.main, ["--home", str(invented_home.path), *words])
    assert (outcome.exit_code, [path.name for path in tmp_path.iterdir()]) == (
        0, ["riverside-north-2026-03-monthly.csv"],
    )  # fmt: skip


def test_a_poster_is_written_from_the_command_line(invented_home: Home, tmp_path: Path) -> None:
    words = ["report", "poster", "--quarter", "2026-Q1", "--to", str(tmp_path)]
    outcome = CliRunner().invoke(heed.main, ["--home", str(invented_home.path), *words])
    assert (outcome.exit_code, [path.name for path in tmp_path.iterdir()]) == (0, ["riverside-2026-Q1-poster.pdf"])


def test_a_time_in_which_nothing_was_heard_is_no_report(invented_home: Home, tmp_path: Path) -> None:
    words = ["report", "monthly", "--month", "2031-01", "--format", "csv", "--to", str(tmp_path)]
    outcome = CliRunner().invoke(heed.main, ["--home", str(invented_home.path), *words])
    assert outcome.exit_code == 1
    assert "in January 2031: see `heed status`" in str(outcome.exception) + outcome.output
    assert not list(tmp_path.iterdir())


def test_new_limits_cut_the_chart_and_are_marked_without_who_decided(own_home: Home, report: Report) -> None:
    day = report.trend[-3].day
    with writing(own_home, "desk", "a test") as con:
        begin_anew(con, Rebase("riverside", None, None, day, "A new telephone system"), "someone@clinic.example")
    publish(own_home, load_settings(own_home))
    found = report_of(own_home, "monthly", MONTH)
    (mark,) = [mark for mark in found.marks if mark.word == "new limits"]
    assert (mark.day, mark.title) == (day, "new limits from here on: A new telephone system")
    assert "new limits" in found.trend[-3].marks
