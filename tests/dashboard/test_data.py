"""The screens always look at the current snapshot, and say what to do when there is none."""

import shutil
from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from dashboard import data
from warehouse.duck import connect
from warehouse.publish import current_snapshot, publish


@pytest.fixture
def empty(mentionless_home: Home, tmp_path: Path) -> Home:
    """A data folder of its own, prepared and published without a mention."""
    return Home(shutil.copytree(mentionless_home.path, tmp_path / "home"))


def _look_at(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv(data.HOME_VARIABLE, str(home))


def test_a_publish_is_seen_on_the_next_look(monkeypatch: pytest.MonkeyPatch, empty: Home) -> None:
    _look_at(monkeypatch, empty.path)
    before = data.current()
    publish(empty, load_settings(empty))
    after = data.current()
    assert before.name != after.name
    assert not before.ask("about").equals(after.ask("about"))


def test_one_drawing_looks_at_one_snapshot(monkeypatch: pytest.MonkeyPatch, empty: Home) -> None:
    _look_at(monkeypatch, empty.path)
    with data.one_drawing():
        before = data.current()
        publish(empty, load_settings(empty))
        assert data.current() == before
    assert data.current().name != before.name


def test_an_answer_that_was_changed_is_whole_for_who_asks_next(
    monkeypatch: pytest.MonkeyPatch, mentionless_home: Home
) -> None:
    _look_at(monkeypatch, mentionless_home.path)
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


def test_a_snapshot_that_is_gone_leads_to_publish(monkeypatch: pytest.MonkeyPatch, empty: Home) -> None:
    _look_at(monkeypatch, empty.path)
    (empty.published / empty.current.read_text("utf-8").strip()).unlink()
    with pytest.raises(data.NothingToShowError, match="missing") as raised:
        data.current()
    assert raised.value.command == "heed publish"


def test_a_snapshot_removed_after_the_pointer_was_read_is_looked_up_again(
    monkeypatch: pytest.MonkeyPatch, mentionless_home: Home
) -> None:
    _look_at(monkeypatch, mentionless_home.path)
    gone = data.Snapshot("gone", str(mentionless_home.published / "gone.duckdb"))
    looked_up = iter([gone, data._pointed_at(mentionless_home)])
    monkeypatch.setattr(data, "_pointed_at", lambda _home: next(looked_up))
    assert data.current().name.startswith("snapshot-")


def test_an_open_snapshot_outlives_its_removal(monkeypatch: pytest.MonkeyPatch, empty: Home) -> None:
    _look_at(monkeypatch, empty.path)
    snapshot = data.current()
    Path(snapshot.path).unlink()
    assert len(snapshot.ask("themes")) > 0


def test_a_snapshot_of_another_version_of_heed_says_to_publish_again(empty: Home) -> None:
    snapshot = current_snapshot(empty)
    assert snapshot is not None
    with connect(snapshot) as con:
        con.execute("ALTER TABLE provider_rollup DROP COLUMN scored")
    with pytest.raises(HeedError, match="another version of heed published it"):
        data.Snapshot(snapshot.stem, str(snapshot)).ask("providers")
