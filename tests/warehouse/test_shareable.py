"""What may leave: counts only, and no sum or difference of shown cells, in whatever table, gives a hidden one."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import heed
from config.home import Home
from tests.dashboard.invented import filled_home
from warehouse.linked_suppression import Sum, hidden
from warehouse.shareable import ALL, cells_and_sums, suppressed
from warehouse.store import opened

TABLES = {
    "mentions_by_sentiment": ("month", "sentiment", "mentions"),
    "mentions_by_source": ("month", "source", "mentions"),
    "mentions_by_site": ("month", "site", "mentions"),
    "complaints_by_theme_and_site": ("quarter", "theme", "site", "complaints"),
}


def _follow(gone: set[Any], sums: list[Sum[Any]]) -> set[Any]:
    """The hidden cells that the equations determine, by elimination in exact fractions: another way than the code's."""
    order = sorted(gone, key=str)
    rows = [
        [Fraction((cell == total) - (cell in parts)) for cell in order]
        for total, parts in sums
        if gone & {total, *parts}
    ]
    done = 0
    for column in range(len(order)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for other in range(len(rows)):
            if other != done and rows[other][column]:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[done], strict=True)]
        done += 1
    alone = [row for row in rows[:done] if sum(value != 0 for value in row) == 1]
    return {order[next(at for at, value in enumerate(row) if value)] for row in alone}


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
@settings(max_examples=150, deadline=None)
def test_nothing_hidden_follows_from_what_is_shown_in_three_tables(
    linked: tuple[dict[str, int], list[Sum[str]]],
) -> None:
    cells, sums = linked
    gone = hidden(cells, sums, 10)
    assert {cell for cell, count in cells.items() if 0 < count < 10} <= gone
    assert _follow(gone, sums) == set()


@given(_linked())
@settings(max_examples=150, deadline=None)
def test_what_is_hidden_of_a_shown_total_is_no_small_number_together(
    linked: tuple[dict[str, int], list[Sum[str]]],
) -> None:
    cells, sums = linked
    gone = hidden(cells, sums, 10)
    together = [sum(cells[part] for part in parts if part in gone) for total, parts in sums if total not in gone]
    assert not [held for held in together if 0 < held < 10]


def test_a_total_that_is_small_in_one_table_is_hidden_in_every_table() -> None:
    tables = {
        "mentions_by_source": pd.DataFrame({"month": ["2026-01-01"] * 2, "source": ["a", "b"], "mentions": [4, 3]}),
        "mentions_by_site": pd.DataFrame({"month": ["2026-01-01"], "site": ["north"], "mentions": [7]}),
    }
    for table in suppressed(tables, "k10").values():
        assert table["is_hidden"].all()
        assert table.iloc[:, -2].isna().all()


def test_shown_counts_are_to_the_nearest_five_under_round5() -> None:
    table = pd.DataFrame({"month": ["2026-01-01"] * 3, "source": list("abc"), "mentions": [8, 12, 33]})
    shown = suppressed({"mentions_by_source": table}, "round5")["mentions_by_source"]
    assert dict(zip(shown["source"], shown["mentions"], strict=True)) == {"a": 10, "b": 10, "c": 35, ALL: 55}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return filled_home(tmp_path_factory.mktemp("shareable"), mentions=600)


@pytest.fixture(scope="module", params=["k10", "round5"])
def written(request: pytest.FixtureRequest, home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("out") / request.param
    words = ["--home", str(home.path), "export", "shareable", str(folder), "--profile", request.param]
    outcome = CliRunner().invoke(heed.main, words)
    assert outcome.exit_code == 0, outcome.output
    return request.param, folder


def _read(folder: Path) -> dict[str, pd.DataFrame]:
    with duckdb.connect(str(folder / "shareable.duckdb"), read_only=True) as con:
        return {name: con.execute(f"FROM {name}").df() for name in TABLES}


def test_no_hidden_cell_of_the_set_follows_from_the_rest(written: tuple[str, Path]) -> None:
    tables = _read(written[1])
    gone, counts = set(), {}
    for name, rows in tables.items():
        keys = list(TABLES[name][:-1])
        for *key, count, is_hidden in rows[[*keys, TABLES[name][-1], "is_hidden"]].itertuples(index=False, name=None):
            kind = "mentions" if name.startswith("mentions_by") and key[-1] == ALL else name
            cell = (kind, *(str(part) for part in key))
            counts[cell] = count
            gone |= {cell} if is_hidden else set()
    plain = {n: r[r.iloc[:, -3] != ALL].assign(**{TABLES[n][-1]: 1})[list(TABLES[n])] for n, r in tables.items()}
    _, sums = cells_and_sums(plain)
    assert gone
    for own in _by_total(sums).values():
        assert _follow(gone & {cell for total, parts in own for cell in (total, *parts)}, own) == set()
    assert not [cell for cell, count in counts.items() if cell not in gone and 0 < count < 10]


def _by_total(sums: list[Sum[Any]]) -> dict[Any, list[Sum[Any]]]:
    found: dict[Any, list[Sum[Any]]] = {}
    for total, parts in sums:
        found.setdefault(total, []).append((total, parts))
    return found


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
    assert "can give away what is hidden here" in about["not beside"]
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


def test_a_folder_that_is_there_is_left_alone(home: Home, tmp_path: Path) -> None:
    outcome = CliRunner().invoke(heed.main, ["--home", str(home.path), "export", "shareable", str(tmp_path)])
    assert (outcome.exit_code, "is there already" in outcome.output, list(tmp_path.iterdir())) == (1, True, [])
