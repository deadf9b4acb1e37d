"""A reject file that a person is mending is never written over, nor removed."""

from pathlib import Path

import pytest

from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import ROWS, said, write

BAD = ["never", "north", "Kind", "4"]


def imported(home: Home, settings: Settings, folder: Path, *rows: list[str]) -> Receipt:
    return import_file(home, settings, write(folder / "f.csv", [*ROWS, *rows]), "riverside")


def test_a_reject_file_as_heed_wrote_it_is_replaced(home: Home, settings: Settings, tmp_path: Path) -> None:
    imported(home, settings, tmp_path, BAD)
    receipt = imported(home, settings, tmp_path, BAD, ["soon", *BAD[1:]])
    assert sorted(path.name for path in tmp_path.glob("*.rejects*")) == ["f.csv.rejects.csv"]
    assert receipt.reject_file is not None and "soon" in receipt.reject_file.read_text("utf-8-sig")


@pytest.mark.parametrize("is_refused_again", [True, False])
def test_a_reject_file_that_a_person_is_mending_stays(
    home: Home, settings: Settings, tmp_path: Path, is_refused_again: bool
) -> None:
    mended = imported(home, settings, tmp_path, BAD).reject_file
    assert mended is not None
    mended.write_text("line,reason,date\n5,mended half\n", "utf-8")
    receipt = imported(home, settings, tmp_path, *([BAD] if is_refused_again else []))
    assert mended.read_text("utf-8") == "line,reason,date\n5,mended half\n"
    assert receipt.reject_file == (tmp_path / "f.csv.rejects-2.csv" if is_refused_again else None)
    assert said(receipt, f"{mended} was changed, or is of another data folder: it stays as it is")


def test_the_second_file_is_replaced_by_the_next_import_and_goes_with_the_last_bad_row(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    mended = imported(home, settings, tmp_path, BAD).reject_file
    assert mended is not None
    mended.write_text("half", "utf-8")
    for bad in ([BAD], [BAD, ["soon", *BAD[1:]]], []):
        imported(home, settings, tmp_path, *bad)
        there = sorted(path.name for path in tmp_path.glob("*.rejects*"))
        assert there == ["f.csv.rejects-2.csv", "f.csv.rejects.csv"][: 2 if bad else 0] or there == [
            "f.csv.rejects.csv"
        ]


def test_after_a_kill_the_rows_that_were_written_are_known_as_heeds_own(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("warehouse.inbox.land", killed)
        imported(home, settings, tmp_path, BAD)
    receipt = imported(home, settings, tmp_path, BAD)
    assert receipt.reject_file == tmp_path / "f.csv.rejects.csv"
