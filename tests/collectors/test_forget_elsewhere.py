"""Removal at a person's request, in what was made of it: desk, snapshots, exports, models, reports."""

import hashlib
from pathlib import Path

import pytest

from analysis.learning.model_file import write_figures
from collectors.removal import forget as forgetting
from collectors.removal.forget import Request, forget, seek
from config.home import Home
from config.settings import Settings
from dashboard.commands.stale_models import stale_models
from tests.collectors.collecting import texts
from tests.collectors.forgetting import bytes_of, forgotten, survey
from tests.dashboard.asking import asking
from warehouse.desk import saved_view
from warehouse.desk.export_register import register
from warehouse.desk.tables import read_table
from warehouse.erasure import erase as erasing
from warehouse.erasure.traces import REMOVED
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def exported(home: Home, kind: str, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text("text\nThe xylophone was out of tune\n")
    with writing(home, "store", "a test") as store:
        numbers = [number for (number,) in store.execute("SELECT mention_id FROM mention").fetchall()]
    with writing(home, "desk", "a test") as desk:
        register(desk, "ann", kind, file, file.name, "snapshot-1", 2, numbers, "abcdefghijkl")


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_model_that_learnt_from_what_is_removed_is_said_to_be_stale(
    home: Home, settings: Settings, tmp_path: Path, is_edited: bool
) -> None:
    survey(home, settings, tmp_path)
    labels, models = tmp_path / "labels.csv", tmp_path / "models"
    exported(home, "labels", labels)
    models.mkdir()
    learnt = {"file": "other.csv", "sha256": "0", "added": [{"file": "l.csv", "sha256": digest_of(labels)}]}
    if is_edited:
        learnt = {"file": "mine.csv", "sha256": "1", "marks": ["somebodyelse", "abcdefghijkl"]}
    write_figures(models, "sentiment", {"data": learnt})
    assert stale_models(home, models) == []
    receipt = forget(home, settings, seek(home, settings, Request(text="xylophone was")))[0]
    assert "export 1, labels.csv (a model that was trained on it is to be trained anew)" in receipt.sentence()
    (said,) = stale_models(home, models)
    assert said.startswith("The sentiment model was trained on export 1, labels.csv, which held what was removed since")


def test_a_report_in_the_data_folder_that_quoted_it_goes_and_one_elsewhere_is_named(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    exported(home, "report", home.path / "reports" / "march.csv")
    exported(home, "report", tmp_path / "april.csv")
    receipt = forget(home, settings, seek(home, settings, Request(text="xylophone was")))[0].sentence()
    assert "1 report in the data folder" in receipt
    assert "left in export 1, march.csv, export 2, april.csv" in receipt
    assert not (home.path / "reports" / "march.csv").exists()
    assert (tmp_path / "april.csv").exists()


def test_what_is_held_is_counted_anew_when_something_was_removed(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    publish(home, settings)
    forgotten(home, settings, text="xylophone was")
    with asking(home) as ask:
        assert ask("freshness", provider="riverside")["mentions"].tolist() == [1]


def test_the_snapshot_no_longer_holds_it_and_the_old_ones_are_gone(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    publish(home, settings)
    publish(home, settings)
    forgotten(home, settings, text="xylophone was")
    assert len(list(home.published.glob("snapshot-*.duckdb"))) == 1


def test_words_that_are_forgotten_go_from_the_desk_too(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-02', 'Tune', 'Ann', 'The Xylophone was out', TIMESTAMP '2026-03-02')"
        )
    assert forgotten(home, settings, text="xylophone was out") == 1
    assert b"ylophone" not in bytes_of(home)


def test_words_that_are_forgotten_go_from_the_address_of_a_kept_view(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        saved_view.keep(con, "tune", "./read?words=The%20xylophone%20was%20out%20of%20tune&site=North", "ann")
        saved_view.keep(con, "cold", "./read?words=cold%20room", "ann")
    assert forgotten(home, settings, item_id=item_of(home)) == 1
    with writing(home, "desk", "a test") as con:
        addresses = read_table(con, "saved_view").set_index("name")["address"]
    assert addresses["tune"] == REMOVED
    assert addresses["cold"] == "./read?words=cold%20room"
    assert b"ylophone" not in bytes_of(home)


def item_of(home: Home) -> str:
    with writing(home, "inbox", "a test") as con:
        return str(con.execute("SELECT item_id FROM raw_item WHERE body::VARCHAR LIKE '%xylophone%'").fetchall()[0][0])


def test_the_writers_name_goes_from_the_desk_even_when_the_removal_is_cut_short(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-02', 'Ring', 'Manager', 'Ring Zelda Quixote', TIMESTAMP '2026-03-02')"
        )

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(erasing, "clear_desk", cut)
        forgotten(home, settings, author="Zelda Quixote")
    forget(home, settings, forgetting.Sought((), ()))
    assert (b"Quixote" in bytes_of(home), len(texts(home))) == (False, 1)
