"""The Reports screen: the figures of the report, a file of every format, each noted with who took it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from config.errors import HeedError
from config.home import Home
from config.reporting import FORMATS
from config.settings import load_settings
from dashboard.access.person import LOCAL, NotForYouError, Person
from dashboard.access.sign_ins import end
from dashboard.data import Snapshot
from dashboard.filters import Filters
from dashboard.reports.compose import compose
from dashboard.reports.download import MEDIA, report_file
from dashboard.reports.period import periods_between, read_period
from dashboard.reports.report import Report
from dashboard.reports.write import asking, filters_of, report_of
from dashboard.screens.reports import handing_on
from tests.dashboard.invented import LAST_DAY
from warehouse.ask import ask
from warehouse.publish import publish
from warehouse.store import Connection, opened

MONTH = "2026-02"


@pytest.fixture(scope="module")
def report(invented_home: Home) -> Report:
    return report_of(invented_home, "monthly", MONTH)


def _exports(home: Home) -> list[tuple[str, str]]:
    with opened(home, "desk") as desk:
        return desk.execute("SELECT person, file FROM export ORDER BY export_id").fetchall()


def _trail(home: Home) -> list[tuple[str, str]]:
    with opened(home, "desk") as desk:
        return desk.execute("SELECT person, deed FROM audit_trail ORDER BY entry_id DESC LIMIT 1").fetchall()


# Every format is written in tests/dashboard/reports; what is noted differs in none.
@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_a_file_is_noted_with_who_took_it(own_home: Home, report: Report, ending: str) -> None:
    assert report_file(own_home, Person(LOCAL, "admin"), report, ending)
    assert _exports(own_home)[-1] == (LOCAL, f"{report.name}.{ending}")
    assert _trail(own_home) == [(LOCAL, "exported report")]


def test_a_report_is_noted_with_the_mentions_that_it_quotes(own_home: Home, report: Report) -> None:
    assert report_file(own_home, Person(LOCAL, "admin"), report, "csv")
    with opened(own_home, "desk") as desk:
        noted = desk.execute(
            "SELECT mention_id FROM exported_mention WHERE export_id = (SELECT max(export_id) FROM export)"
        ).fetchall()
    assert noted
    assert {number for (number,) in noted} == {example.mention_id for example in report.examples}


def test_of_two_snapshots_of_which_neither_knows_what_left_of_the_other_one_leaves(
    own_home: Home, report: Report
) -> None:
    publish(own_home, load_settings(own_home))
    newer = report_of(own_home, "monthly", MONTH)
    assert report_file(own_home, Person(LOCAL, "admin"), report, "csv")  # from a page that was left open
    with pytest.raises(HeedError, match="figures left of another snapshot meanwhile"):
        report_file(own_home, Person(LOCAL, "admin"), newer, "csv")
    publish(own_home, load_settings(own_home))
    assert report_file(own_home, Person(LOCAL, "admin"), report_of(own_home, "monthly", MONTH), "csv")


def test_files_of_a_month_that_may_go_on_are_not_said_to_be_for_handing_on(invented_home: Home, report: Report) -> None:
    assert handing_on(report).startswith("These files may be handed on")
    assert "Hand this on when no more will come" in handing_on(report_of(invented_home, "monthly", "2026-03"))


def test_every_format_is_offered() -> None:
    assert set(MEDIA) == set(FORMATS)


def test_a_person_of_one_site_takes_figures_of_that_site_only(invented_home: Home) -> None:
    seen = _seen_by(invented_home, (("riverside", "north"),))
    filters = _filters(invented_home, "north")
    mine = compose(seen.ask, filters, read_period("monthly", MONTH, LAST_DAY))
    assert mine == report_of(invented_home, "monthly", MONTH, sites=["north"])
    assert {place.title for place in mine.places} == {"Riverside North"}
    assert {cell.site_title for cell in mine.heat} == {"Riverside North"}


def test_a_person_of_one_site_cannot_ask_for_another(invented_home: Home) -> None:
    seen = _seen_by(invented_home, (("riverside", "north"),))
    other = compose(seen.ask, _filters(invented_home, "south"), read_period("monthly", MONTH, LAST_DAY))
    assert (other.coverage.mentions, other.places, other.heat) == (0, (), ())


def _seen_by(home: Home, reach: tuple[tuple[str, str], ...]) -> Snapshot:
    name = home.current.read_text("utf-8").strip()
    return Snapshot(Path(name).stem, str(home.published / name), reach)


def _filters(home: Home, site: str) -> Filters:
    with asking(home) as ask:
        return filters_of(ask, "riverside", [site])


def test_who_was_taken_off_the_list_takes_nothing_any_more(own_home: Home, report: Report) -> None:
    before = _exports(own_home)
    with pytest.raises(NotForYouError, match="has changed"):
        report_file(own_home, Person("ann@riverside.example", "viewer"), report, "csv")
    assert _exports(own_home) == before


def test_a_first_visit_asks_each_question_once_and_few_in_all(
    invented_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every question costs a millisecond at least, and some five: docs/speed.md."""
    import streamlit

    from tests.dashboard.looking import app_of, turned_to  # it loads Streamlit

    asked: list[str] = []

    def note_and_ask(con: Connection, question: str, **parameters: Any) -> pd.DataFrame:
        asked.append(question)
        return ask(con, question, **parameters)

    monkeypatch.setattr("dashboard.data.ask_snapshot", note_and_ask)
    streamlit.cache_data.clear()
    assert not turned_to(app_of(invented_home.path, monkeypatch), "reports").exception
    assert len(asked) == len(set(asked)) <= 21


def test_the_months_that_hold_data_are_offered_newest_first() -> None:
    names = [period.name for period in periods_between("monthly", LAST_DAY.replace(month=1), LAST_DAY)]
    assert names == ["2026-03", "2026-02", "2026-01"]


def test_who_signed_out_takes_nothing_from_a_page_that_is_still_open(own_home: Home, report: Report) -> None:
    text = own_home.settings.read_text("utf-8")
    own_home.settings.write_text(f'{text}\n[person."ann@riverside.example"]\nrole = "viewer"\n', "utf-8")
    ann = Person("ann@riverside.example", "viewer", sign_in="the first of Ann's")
    assert report_file(own_home, ann, report, "csv")
    end(ann.sign_in, "a page of hers")
    with pytest.raises(NotForYouError, match="signed out"):
        report_file(own_home, ann, report, "csv")
    assert report_file(own_home, replace(ann, sign_in="the second"), report, "csv")
