"""What leaves: only what the rights of its source allow, in forms that a spreadsheet cannot run, and registered."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.desk.export_register import exports_holding
from warehouse.erasure.erase import erase
from warehouse.export_mentions import ExportedMentions, export_mentions
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough

_FORMULA = "=1+1 said the sign at the desk"


@pytest.fixture
def published(home: Home, settings: Settings) -> Home:
    store_mentions(home, settings, [mention(0), mention(1, text=_FORMULA), mention(2, site="south")])
    store_mentions(home, settings, [mention(3, source="x", item_id="1790000000000000003", question=None)])
    store_mentions(home, settings, [mention(4, source="reddit", item_id="t3_abc", question=None)])
    publish(home, settings)
    return home


def _export(home: Home, settings: Settings, path: Path, sites: list[str] | None = None) -> ExportedMentions:
    return export_mentions(home, settings.rights, path, "riverside", date(2026, 1, 1), date(2026, 12, 31), sites)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_of_x_the_ids_leave_and_nothing_else(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.csv")
    (row,) = [row for row in _rows(tmp_path / "m.csv") if row["source"] == "x"]
    told = {name: value for name, value in row.items() if value and name != "mention_id"}
    assert told == {"item_id": "1790000000000000003", "source": "x"}


def test_what_may_not_leave_at_all_is_counted_and_kept(published: Home, settings: Settings, tmp_path: Path) -> None:
    told = _export(published, settings, tmp_path / "m.csv")
    assert (told.rows, told.ids, told.withheld) == (3, 1, {"reddit": 1})
    assert "reddit" not in (tmp_path / "m.csv").read_text("utf-8")


def test_neither_author_nor_exact_day_leaves(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.parquet")
    assert not {"voice", "author", "day", "created_at"} & set(pd.read_parquet(tmp_path / "m.parquet").columns)


def test_a_formula_in_a_text_is_made_harmless_in_csv(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.csv")
    assert [row["text"] for row in _rows(tmp_path / "m.csv") if "=1+1" in row["text"]] == ["'" + _FORMULA]


def test_parquet_keeps_the_text_as_it_is(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.parquet")
    assert _FORMULA in pd.read_parquet(tmp_path / "m.parquet")["text"].tolist()


def test_a_site_leaves_alone(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.csv", ["south"])
    assert {row["site"] for row in _rows(tmp_path / "m.csv")} == {"south"}


def test_the_same_snapshot_gives_the_same_bytes(published: Home, settings: Settings, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        _export(published, settings, tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_the_register_names_the_file_that_holds_a_mention(published: Home, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "m.parquet"
    outcome = CliRunner().invoke(heed.main, ["--home", str(published.path), "export", "mentions", str(file)])
    assert outcome.exit_code == 0, outcome.output
    survey = int(pd.read_parquet(file)["mention_id"].iloc[0])
    with writing(published, "desk", "a test") as con:
        assert [each.file for each in exports_holding(con, [survey])] == ["m.parquet"]
        assert exports_holding(con, [7]) == []
    receipt = erase(published, settings, [survey], "asked for")
    assert "It has left in export 1, m.parquet: whoever has that must be told." in receipt.sentence()


def test_a_receipt_names_the_imported_file_that_still_holds_the_words(published: Home, settings: Settings) -> None:
    with writing(published, "inbox", "a test") as con:
        numbers = con.execute("SELECT mention_id, origin FROM raw_item JOIN batch USING (batch_id)").fetchall()
    number, origin = numbers[0]
    assert (
        f"It had been imported from {origin}: heed does not change imported files"
        in erase(published, settings, [number], "asked for").sentence()
    )


def test_an_export_that_fails_leaves_no_file(published: Home, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "m.csv"
    outcome = CliRunner().invoke(heed.main, ["--home", str(published.path), "export", "mentions", str(file)])
    assert (outcome.exit_code, file.parent.exists()) == (1, False)


def test_duckdb_reads_what_was_exported(published: Home, settings: Settings, tmp_path: Path) -> None:
    _export(published, settings, tmp_path / "m.parquet")
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'm.parquet'}'").fetchall() == [(4,)]


def test_a_data_folder_that_takes_no_writes_is_blamed_and_not_the_file(published: Home, tmp_path: Path) -> None:
    lock = published.path / "desk.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    file = tmp_path / "rows.csv"
    outcome = CliRunner().invoke(heed.main, ["--home", str(published.path), "export", "mentions", str(file)])
    assert outcome.exit_code == 1
    assert f"{lock} cannot be written" in outcome.output
    assert not file.exists()
