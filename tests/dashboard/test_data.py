"""The screens always look at the current snapshot, and say what to do when there is none."""

from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from dashboard import data
from tests.dashboard.invented import empty_home, filled_home
from warehouse.publish import current_snapshot, publish
from warehouse.store import connect


def _look_at(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv(data.HOME_VARIABLE, str(home))


def test_a_publish_is_seen_on_the_next_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = empty_home(tmp_path)
    _look_at(monkeypatch, home.path)
    before = data.current()
    publish(home, load_settings(home))
    after = data.current()
    assert before.name != after.name
    assert not before.ask("about").equals(after.ask("about"))


def test_one_drawing_looks_at_one_snapshot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = empty_home(tmp_path)
    _look_at(monkeypatch, home.path)
    with data.one_drawing():
        before = data.current()
        publish(home, load_settings(home))
        assert data.current() == before
    assert data.current().name != before.name


def test_an_answer_that_was_changed_is_whole_for_who_asks_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _look_at(monkeypatch, empty_home(tmp_path).path)
    with data.one_drawing():
        first = data.current().ask("about")
        first["value"] = "changed"
        assert not (data.current().ask("about")["value"] == "changed").any()


def test_a_missing_folder_leads_to_init(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _look_at(monkeypatch, tmp_path / "nowhere")
    with pytest.raises(data.NothingToShowError, match="no data folder") as raised:
        data.current()
    assert raised.value.command == "heed init"


def test_an_empty_folder_leads_to_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _look_at(monkeypatch, tmp_path)
    with pytest.raises(data.NothingToShowError, match="imported") as raised:
        data.current()
    assert raised.value.command.startswith("heed import FILE")


def test_a_store_without_a_snapshot_leads_to_run(monkeypatch: pytest.MonkeyPatch, home: Home) -> None:
    _look_at(monkeypatch, home.path)
    with pytest.raises(data.NothingToShowError, match="published") as raised:
        data.current()
    assert raised.value.command == "heed run"


def test_a_snapshot_that_is_gone_leads_to_publish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = empty_home(tmp_path)
    _look_at(monkeypatch, home.path)
    (home.published / home.current.read_text("utf-8").strip()).unlink()
    with pytest.raises(data.NothingToShowError, match="missing") as raised:
        data.current()
    assert raised.value.command == "heed publish"


def test_a_snapshot_removed_after_the_pointer_was_read_is_looked_up_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = empty_home(tmp_path)
    _look_at(monkeypatch, home.path)
    gone = data.Snapshot("gone", str(home.published / "gone.duckdb"))
    looked_up = iter([gone, data._pointed_at(home)])
    monkeypatch.setattr(data, "_pointed_at", lambda _home: next(looked_up))
    assert data.current().name.startswith("snapshot-")


def test_an_open_snapshot_outlives_its_removal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = filled_home(tmp_path, mentions=20)
    _look_at(monkeypatch, home.path)
    snapshot = data.current()
    Path(snapshot.path).unlink()
    assert len(snapshot.ask("providers")) == 1


def test_a_snapshot_of_another_version_of_heed_says_to_publish_again(tmp_path: Path) -> None:
    home = empty_home(tmp_path)
    snapshot = current_snapshot(home)
    assert snapshot is not None
    with connect(snapshot) as con:
        con.execute("ALTER TABLE place_rollup DROP COLUMN scored")
    with pytest.raises(HeedError, match="another version of heed published it"):
        data.Snapshot(snapshot.stem, str(snapshot)).ask("providers")
