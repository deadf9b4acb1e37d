"""No post or review leaves as it was written, through whatever door: six of its words in a row stand in no file."""

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.settings import load_settings
from dashboard.board import BOARD
from tests.dashboard.invented import _WORDS as POSTS
from tests.dashboard.invented import LAST_DAY, MENTIONS
from tests.dashboard.looking import look
from tests.pdf_pages import pages_of
from warehouse.desk.action import Action, record
from warehouse.publish import current_snapshot, publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough

_RUN = 6
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W_]+")


def _runs(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


_POSTED = set().union(*(_runs(text) for text in POSTS.values()))


def _quoted(text: str) -> set[str]:
    return _runs(text) & _POSTED


def _told(path: Path) -> str:
    """Everything that a file says, as text."""
    if path.suffix == ".pdf":
        return "\n".join(pages_of(path))
    if path.suffix == ".parquet":
        return pd.read_parquet(path).to_csv()
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as con:
            tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return " ".join(con.table(name).df().to_csv() for name in tables)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return " ".join(_TAG.sub(" ", part) for part in parts)
    return path.read_text("utf-8", "replace")


@pytest.fixture(scope="module")
def social(invent: Callable[[int], Home]) -> Home:
    """A published data folder in which every mention is a post or a review; an action is called as a post is worded."""
    home = invent(MENTIONS)
    with writing(home, "store", "a test") as con:
        con.execute("UPDATE mention SET source = ['x', 'reddit', 'review'][1 + mention_id % 3]")
    with writing(home, "desk", "a test") as con:
        pasted = Action("riverside", LAST_DAY - timedelta(days=60), POSTS["waiting_time"], "Front desk")
        record(con, pasted, "a test")
    publish(home, load_settings(home))
    return home


def _run(home: Home, *words: str) -> None:
    outcome = CliRunner().invoke(heed.main, ["--home", str(home.path), *words])
    assert outcome.exit_code == 0, outcome.output
    assert not _quoted(outcome.output)


def _month(folder: Path) -> tuple[str, ...]:
    return ("report", "monthly", "--month", "2026-03", "--to", str(folder))


_DOORS: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "the report of a month, in every format": _month,
    "the report of a quarter, in every format": lambda to: ("report", "quarterly", "--to", str(to)),
    "the poster": lambda to: ("report", "poster", "--month", "2026-03", "--to", str(to)),
    "an export as CSV": lambda to: ("export", "mentions", str(to / "rows.csv")),
    "an export as Parquet": lambda to: ("export", "mentions", str(to / "rows.parquet")),
    "the set that may be shared": lambda to: ("export", "shareable", str(to / "set")),
    "the notebook": lambda to: ("notebook", str(to / "heed.ipynb")),
}  # fmt: skip


@pytest.mark.parametrize("door", _DOORS)
def test_no_post_leaves_as_it_was_written(social: Home, tmp_path: Path, door: str) -> None:
    _run(social, *_DOORS[door](tmp_path))
    files = [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    assert files
    assert {path.name: quoted for path in files if (quoted := _quoted(_told(path)))} == {}


@pytest.mark.thorough
def test_a_table_that_a_screen_lets_people_download_holds_no_post(
    social: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEED_HOME", str(social.path))
    tables = []
    for screen in BOARD:
        app = look(screen)
        assert not app.exception, screen
        tables += [element.value.to_csv() for element in app.dataframe]
        tables += [str(element.value) for element in app.code]
    assert len(tables) > 5
    # What somebody at the desk called an action is shown at the desk.
    assert not [table for table in tables if _quoted(table) - _runs(POSTS["waiting_time"])]


def test_what_was_looked_for_above_is_found_where_it_stands(tmp_path: Path, social: Home) -> None:
    post = next(iter(POSTS.values()))
    (tmp_path / "a.txt").write_text(f"They wrote: {post}!", "utf-8")
    assert _quoted(_told(tmp_path / "a.txt"))
    snapshot = current_snapshot(social)
    assert snapshot is not None
    assert _quoted(_told(Path(shutil.copy(snapshot, tmp_path / "copy.duckdb"))))
