"""What is decided for a snapshot follows its counts and the profile, whatever was decided for another one before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.home import Home
from tests.warehouse.leaving_cells import join_leaving
from warehouse.duck import connect
from warehouse.publish import published_snapshot
from warehouse.small_numbers import decide_leaving as deciding
from warehouse.small_numbers.decide_leaving import decide_leaving
from warehouse.small_numbers.suppression import Profile
from warehouse.store import Connection

pytestmark = pytest.mark.thorough


@pytest.fixture
def snapshot(invented_home: Home, tmp_path: Path) -> Iterator[Connection]:
    """A copy of a snapshot that may be changed."""
    with connect(Path(shutil.copy(published_snapshot(invented_home), tmp_path))) as con:
        yield con


def _decided(con: Connection, profile: Profile) -> list[tuple[object, ...]]:
    join_leaving(con)
    decide_leaving(con, profile)
    return con.execute("FROM leaving_cell WHERE is_hidden IS NOT NULL ORDER BY ALL").fetchall()


def test_nothing_is_remembered_of_other_counts(snapshot: Connection) -> None:
    before = _decided(snapshot, "k10")
    snapshot.execute("DELETE FROM quarter_rollup WHERE what LIKE 'complaints about %'")
    after = _decided(snapshot, "k10")
    deciding._decided.clear()
    assert (after == _decided(snapshot, "k10"), after == before) == (True, False)


def test_nothing_is_remembered_of_another_profile(snapshot: Connection) -> None:
    _decided(snapshot, "k10")
    after = _decided(snapshot, "round5")
    deciding._decided.clear()
    assert after == _decided(snapshot, "round5")


def test_the_same_counts_are_not_decided_twice(snapshot: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _decided(snapshot, "k10")
    monkeypatch.setattr(deciding, "may_leave", pytest.fail)
    assert _decided(snapshot, "k10") == before


def test_whatever_is_no_theme_is_decided_as_it_would_be_with_themes(
    snapshot: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_themes = _decided(snapshot, "k10")
    deciding._decided.clear()
    monkeypatch.setattr(deciding, "_WITH_THEMES", 0)
    without = _decided(snapshot, "k10")
    deciding._decided.clear()
    assert {row for row in with_themes if not str(row[2]).startswith(("complaints about ", "praise of "))} == {*without}
    assert 0 < len(without) < len(with_themes)
