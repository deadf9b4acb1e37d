"""What may leave: counts only, and no sum or difference of shown cells, in whatever table, gives a hidden one."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

import heed
from config.home import Home
from config.settings import load_settings
from dashboard.reports.write import report_of
from tests.warehouse.leaving_cells import join_leaving
from warehouse.desk.export_register import register
from warehouse.duck import connect
from warehouse.publish import publish
from warehouse.small_numbers.linked_suppression import Sum, hidden
from warehouse.small_numbers.suppression import FEWEST, Profile
from warehouse.small_numbers.told_cells import remember_told
from warehouse.store import connect_reader, opened

pytestmark = pytest.mark.thorough

TABLES = {
    "mentions_by_sentiment": ("month", "sentiment", "mentions"),
    "mentions_by_source": ("month", "source", "mentions"),
    "mentions_by_site": ("month", "site", "mentions"),
    "complaints_by_theme_and_site": ("quarter", "theme", "site", "complaints"),
    "complaints_by_theme_and_year": ("year", "theme", "complaints"),
}


@st.composite
def _linked(draw: st.DrawFn) -> tuple[dict[str, int], list[Sum[str]]]:
    """One month counted in three ways, so that the three tables share its total."""
    total = draw(st.integers(0, 60))
    cells: dict[str, int] = {"all": total}
    sums: list[Sum[str]] = []
    for table in ("a", "b", "c"):
        ends = sorted(draw(st.lists(st.integers(0, total), min_size=1, max_size=4)))
        counts = [until - since for since, until in zip([0, *ends], [*ends, total], strict=True)]
        parts = {f"{table}{number}": count for number, count in enumerate(counts)}
        cells |= parts
        sums.append(("all", list(parts)))
    return cells, sums


@given(_linked())
@settings(max_examples=40)
def test_no_small_cell_of_three_tables_that_share_a_total_can_be_told(
    linked: tuple[dict[str, int], list[Sum[str]]],
) -> None:
    cells, sums = linked
    gone = hidden(cells, sums, 10)
    assert {cell for cell, count in cells.items() if 0 < count < 10} <= gone
    for cell, count in cells.items():
        if 0 < count < 10:
            assert _greatest(cell, cells, sums, gone) >= 9


def _greatest(cell: str, cells: dict[str, int], sums: list[Sum[str]], gone: set[str]) -> float:
    """How great a cell can be for who reads the rest."""
    order = sorted(each for each, count in cells.items() if count)
    rows = [[(each == total) - (each in parts) for each in order] for total, parts in sums]
    bounds = [(1, None) if each in gone else (cells[each], cells[each]) for each in order]
    solved = linprog([-(each == cell) for each in order], A_eq=rows, b_eq=[0] * len(rows), bounds=bounds)
    return float("inf") if solved.status == 3 else -float(solved.fun) + 1e-6


@pytest.fixture(scope="module")
def home(invent: Callable[[int], Home]) -> Home:
    return invent(600)


@pytest.fixture(scope="module", params=["k10", "round5"])
def written(request: pytest.FixtureRequest, home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("out") / request.param
    home.settings.write_text(re.sub("^small_numbers.*\n", "", home.settings.read_text("utf-8"), flags=re.M), "utf-8")
    home.settings.write_text(f'small_numbers = "{request.param}"\n' + home.settings.read_text("utf-8"), "utf-8")
    publish(home, load_settings(home))
    words = ["--home", str(home.path), "export", "shareable", str(folder)]
    outcome = CliRunner().invoke(heed.main, words)
    assert outcome.exit_code == 0, outcome.output
    return request.param, folder


def _read(folder: Path) -> dict[str, pd.DataFrame]:
    with duckdb.connect(str(folder / "shareable.duckdb"), read_only=True) as con:
        return {name: con.execute(f"FROM {name}").df() for name in TABLES}


def test_no_small_count_stands_in_the_set(written: tuple[str, Path]) -> None:
    fewest = FEWEST[cast(Profile, written[0])]
    counts = [rows[TABLES[name][-1]] for name, rows in _read(written[1]).items()]
    assert any(rows.isna().any() for rows in counts)
    assert not [count for rows in counts for count in rows.dropna() if 0 < count < fewest]


def test_all_counts_of_a_rounded_set_are_to_the_nearest_five(written: tuple[str, Path]) -> None:
    shown = pd.concat([rows[TABLES[name][-1]].dropna() for name, rows in _read(written[1]).items()])
    assert (shown % 5 == 0).all() == (written[0] == "round5")


def test_parquet_holds_what_the_duckdb_file_holds(written: tuple[str, Path]) -> None:
    folder = written[1]
    for name, rows in _read(folder).items():
        with duckdb.connect() as con:
            assert con.execute(f"FROM '{folder / name}.parquet'").df().equals(rows)


def test_the_set_says_by_which_profile_what_was_hidden(written: tuple[str, Path]) -> None:
    profile, folder = written
    about = pd.read_parquet(folder / "about.parquet").set_index("fact")["value"]
    table = pd.read_parquet(folder / "mentions_by_site.parquet")
    assert about["profile"] == profile
    assert "hide the same cells" in about["beside"]
    assert about["hidden in mentions_by_site"] == f"{table['is_hidden'].sum()} of {len(table)} cells"


def test_every_table_and_column_of_the_set_is_described(written: tuple[str, Path]) -> None:
    with duckdb.connect(str(written[1] / "shareable.duckdb"), read_only=True) as con:
        bare = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL UNION ALL "
            "SELECT column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        ).fetchall()
    assert bare == []


def test_the_set_holds_no_words_and_no_person(written: tuple[str, Path]) -> None:
    held = b"".join(path.read_bytes() for path in sorted(written[1].iterdir()))
    assert not [word for word in (b"phone all", b"waiting room", b"voice", b"mention_id", b"<script>") if word in held]


def test_the_unfinished_month_stays_here(written: tuple[str, Path]) -> None:
    rows = pd.read_parquet(written[1] / "mentions_by_source.parquet")
    assert str(rows["month"].max())[:7] == "2026-02"


def test_every_file_is_in_the_export_register(written: tuple[str, Path], home: Home) -> None:
    with opened(home, "desk") as desk:
        noted = {file for (file,) in desk.execute("SELECT file FROM export WHERE kind = 'shareable'").fetchall()}
    assert {f"{written[1].name}/{path.name}" for path in written[1].iterdir()} <= noted


def test_a_later_snapshot_knows_what_was_hidden_in_what_left_before(written: tuple[str, Path], home: Home) -> None:
    profile, folder = written
    snapshot = publish(home, replace(load_settings(home), small_numbers=profile))
    with connect_reader(snapshot) as con:
        cells = con.execute(
            "SELECT first_day AS month, is_hidden FROM told_cell "
            "WHERE what = 'scored' AND is_all_sites AND NOT is_quarter"
        ).df()
    left = _read(folder)["mentions_by_site"].query("site == 'all'")
    assert dict(zip(cells["month"].astype(str), cells["is_hidden"], strict=True)) == dict(
        zip(left["month"].astype(str), left["is_hidden"], strict=True)
    )


def test_the_years_of_a_set_that_left_are_known_to_the_next_and_those_of_a_report_are_not(home: Home) -> None:
    for name, kind, year in (("snapshot-1", "shareable", "2023"), ("snapshot-2", "report", "2022")):
        path = home.published / f"{name}.duckdb"
        _write_year(path, year)
        with opened(home, "desk") as desk:
            register(desk, "ann", kind, path, name, name, 1)
    remember_told(home)
    with opened(home, "desk") as desk:
        told = desk.execute("SELECT what, first_day, is_hidden FROM told_cell WHERE what LIKE 'year of %'")
        assert told.fetchall() == [("year of complaints about parking", date(2023, 1, 1), False)]
    for name in ("snapshot-1", "snapshot-2"):
        (home.published / f"{name}.duckdb").unlink()


def _write_year(path: Path, year: str) -> None:
    """Write a snapshot of a whole year that holds what is looked at when something has left from it."""
    with connect(path) as con:
        con.execute(
            f"""CREATE TABLE mention AS
                SELECT 'riverside' AS provider, DATE '{year}-01-01' + 364 * number::INTEGER AS day
                FROM range(2) AS days(number);
            CREATE TABLE about AS FROM (VALUES
                ('small_numbers', 'the profile k10'), ('published_at', '2024-02-01 00:00:00')) AS known(fact, value);
            CREATE TABLE quarter_rollup AS
                SELECT 'riverside' AS provider, (DATE '{year}-01-01' + to_months(3 * number::INTEGER))::DATE AS quarter,
                    what, what <> 'scored' AS is_theme, NULL::VARCHAR AS site, true AS is_all_sites,
                    NULL::DATE AS month, counted::BIGINT AS counted, counted::BIGINT AS writers
                FROM range(4) AS quarters(number),
                    (VALUES ('scored', 90), ('complaints about parking', 12)) AS cell(what, counted);
            CREATE TABLE told_cell (
                provider VARCHAR, what VARCHAR, site VARCHAR, is_all_sites BOOLEAN, first_day DATE, is_quarter BOOLEAN,
                is_hidden BOOLEAN
            )"""
        )
        join_leaving(con)


def test_a_snapshot_of_another_version_keeps_nothing_and_stops_no_publication(home: Home, tmp_path: Path) -> None:
    old = home.published / "snapshot-0.duckdb"
    with connect(old) as con:
        con.execute("CREATE TABLE mention AS SELECT 'riverside' AS provider, DATE '2026-01-01' AS day")
    with opened(home, "desk") as desk:
        register(desk, "ann", "shareable", old, "old", "snapshot-0", 1)
    remember_told(home)
    with opened(home, "desk") as desk:
        assert not desk.execute("SELECT 1 FROM export WHERE NOT is_remembered").fetchall()
    old.unlink()


def test_a_folder_that_is_there_is_left_alone(home: Home, tmp_path: Path) -> None:
    outcome = CliRunner().invoke(heed.main, ["--home", str(home.path), "export", "shareable", str(tmp_path)])
    assert (outcome.exit_code, "is there already" in outcome.output, list(tmp_path.iterdir())) == (1, True, [])


def test_all_that_leaves_of_a_snapshot_follows_the_profile_that_it_was_published_by(home: Home, tmp_path: Path) -> None:
    rest = re.sub("^small_numbers.*\n", "", home.settings.read_text("utf-8"), flags=re.M)
    for profile in ("k10", "round5"):
        home.settings.write_text(f'small_numbers = "{profile}"\n{rest}', "utf-8")
        if profile == "k10":
            publish(home, load_settings(home))
    assert "Counts of 1 to 9 mentions" in report_of(home, "monthly", None).small_numbers
    words = ["--home", str(home.path), "export", "shareable", str(tmp_path / "set"), "--json"]
    assert json.loads(CliRunner().invoke(heed.main, words).output)["profile"] == "k10"
