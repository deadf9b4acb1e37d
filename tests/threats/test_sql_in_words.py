"""SQL in any text that somebody else writes is a text, in every field and every filter."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import heed
from config.errors import HeedError
from config.home import Home
from tests.threats.conftest import ATTACKS, SQL
from warehouse.ask import ask, questions
from warehouse.erasure.whereabouts import by_text
from warehouse.publish import current_snapshot
from warehouse.search import parse
from warehouse.store import Connection, connect_reader, opened

pytestmark = pytest.mark.thorough


def _ask_everything(con: Connection, hostile: str) -> dict[str, int]:
    given: dict[str, Any] = {
        "provider": hostile, "sites": [hostile], "sources": [hostile], "first_day": date(2025, 1, 1),
        "last_day": date(2026, 12, 31), "before_first_day": date(2025, 1, 1), "before_last_day": date(2025, 12, 31),
        "themes": [hostile], "theme": hostile, "sentiments": [hostile], "limit": 50, "offset": 0, "words": [hostile],
        "runs": [hostile], "is_complex": False,
        "prefix": hostile, "mention_ids": [1], "mention_id": 1,
    }  # fmt: skip
    counts = {}
    for question in questions():
        try:
            counts[question] = len(ask(con, question, **given))
        except KeyError:  # it takes something that is no text of a filter
            continue
    return counts


def test_sql_in_every_field_of_a_mention_is_published_as_it_stands(attacked: Home) -> None:
    snapshot = current_snapshot(attacked)
    assert snapshot is not None
    with connect_reader(snapshot) as con:
        for field in ("site", "service", "question", "text"):
            assert {words for (words,) in con.execute(f"SELECT DISTINCT {field} FROM mention").fetchall()} >= set(SQL)


@pytest.mark.parametrize("attack", SQL)
def test_sql_in_every_filter_finds_nothing_and_changes_nothing(attacked: Home, attack: str) -> None:
    snapshot = current_snapshot(attacked)
    assert snapshot is not None
    before = snapshot.read_bytes()
    with connect_reader(snapshot) as con:
        counts = _ask_everything(con, attack)
    assert len(counts) > 30
    assert counts["mentions_newest"] == 0
    assert snapshot.read_bytes() == before


@pytest.mark.parametrize("attack", SQL)
def test_sql_in_a_search_looks_for_its_words(attacked: Home, attack: str) -> None:
    snapshot = current_snapshot(attacked)
    assert snapshot is not None
    try:
        search = parse(attack)
    except HeedError:  # an odd quotation mark, said in a sentence
        return
    with connect_reader(snapshot) as con:
        found = ask(
            con, "mentions_newest", provider="riverside", sites=None, sources=None, first_day=date(2025, 1, 1),
            last_day=date(2026, 12, 31), sentiments=None, theme=None, is_complex=False, limit=600, offset=0,
            search=search,
        )  # fmt: skip
    assert not {"/etc/passwd", "@SUM(A1)"} & set(found["text"])  # a condition that is always true would find them


@pytest.mark.parametrize("attack", SQL)
def test_sql_in_what_is_to_be_forgotten_names_what_holds_it_only(attacked: Home, attack: str) -> None:
    with opened(attacked, "store") as store:
        found = by_text(store, [attack])
        holding = store.execute("SELECT mention_id FROM mention WHERE text = ?", [attack]).fetchall()
    assert sorted(found) == sorted(number for (number,) in holding)


def test_sql_in_a_file_is_imported_as_words(attacked: Home, tmp_path: Path) -> None:
    home = shutil.copytree(attacked.path, tmp_path / "home")
    file = tmp_path / "answers'; DROP TABLE mention; --.csv"
    cells = [attack.replace('"', '""') for attack in SQL]
    lines = [f'"{cell}, and more words","{cell}",2026-03-0{day}' for day, cell in enumerate(cells, 1)]
    file.write_text("\n".join(["comment,site,date", *lines]), "utf-8")
    answer = CliRunner().invoke(heed.main, ["--home", str(home), "import", str(file), "--provider", "riverside"])
    assert answer.exit_code == 0, answer.output
    with opened(Home(home), "store") as store:
        assert store.execute("SELECT count(*) FROM mention").fetchall() == [(600 + len(SQL),)]
        assert store.execute("SELECT count(*) > 0 FROM label").fetchall() == [(True,)]


def test_sql_in_a_site_of_a_report_is_a_name(attacked: Home, tmp_path: Path) -> None:
    for attack in (SQL[0], SQL[2]):
        arguments = ["report", "monthly", "--site", attack, "--format", "csv", "--to", str(tmp_path)]
        answer = CliRunner().invoke(heed.main, ["--home", str(attacked.path), *arguments])
        assert answer.exit_code == 0, answer.output
    assert len(ATTACKS) > len(list(tmp_path.glob("*.csv"))) > 0
