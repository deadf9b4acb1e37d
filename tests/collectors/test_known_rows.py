"""A file whose rows are stored already, read by other columns since: by a newer heed, or as somebody chose."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collectors.files import columns, decide
from collectors.ingest import REMOVED, import_file
from collectors.receipt import Receipt
from config.home import Home
from config.settings import Settings
from tests.collectors.forgetting import forgotten
from tests.collectors.importing import adds_up, stored, write

HEADER = ["Date", "Ward", "What was good?", "What could be better?"]
ROWS = [
    ["13/04/2026", "Eyes", "The nurse was gentle and kind", "The car park is far too small"],
    ["14/04/2026", "Feet", "They rang me back the same day", "Nobody told us it was late"],
    ["15/04/2026", "Feet", "Everything went as it should", ""],
]


def as_an_older_heed(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Let the next import find its columns as an older version did."""

    def older(headers: Sequence[str], sample: Sequence[Any], chosen: Mapping[str, str]) -> columns.Guess:
        found = columns.guess(headers, sample, chosen)
        return replace(found, columns=replace(found.columns, **changes))

    monkeypatch.setattr(decide, "guess", older)


def imported(home: Home, settings: Settings, path: Path) -> Receipt:
    receipt = import_file(home, settings, path, "riverside")
    assert adds_up(receipt)
    return receipt


@pytest.mark.parametrize("first", ["What was good?", "What could be better?"])
def test_after_an_older_heed_read_one_column_only_the_answers_of_the_others_are_new(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    path = write(tmp_path / "f.csv", ROWS, HEADER)
    with monkeypatch.context() as patched:
        as_an_older_heed(patched, text=(first,))
        before = imported(home, settings, path).stored
    now, again = imported(home, settings, path), imported(home, settings, path)
    assert ((before + now.stored, now.known), (again.stored, again.known)) == ((5, before), (0, 5))
    assert len(set(stored(home))) == len(stored(home)) == 5
    assert any(sentence.endswith(": these answers are new.") for sentence in now.sentences())


def test_rows_that_an_older_heed_knew_by_fewer_columns_are_known(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "f.csv", ROWS, HEADER)
    with monkeypatch.context() as patched:
        as_an_older_heed(patched, service=None)
        imported(home, settings, path)
    assert imported(home, settings, path).stored == 0


def test_what_was_removed_for_good_does_not_come_back_by_other_columns(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "f.csv", ROWS[:1], HEADER)
    with monkeypatch.context() as patched:
        as_an_older_heed(patched, service=None)
        imported(home, settings, path)
    forgotten(home, settings, text="nurse was gentle")
    forgotten(home, settings, text="car park is far")
    assert imported(home, settings, path).left_out == {REMOVED: 2}
    assert stored(home) == []


def test_an_import_says_how_many_texts_are_unchanged(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", ROWS, HEADER)
    imported(home, settings, path)
    assert (
        "0 mentions stored, 5 already known (5 unchanged, 0 replaced)" in imported(home, settings, path).sentences()[-1]
    )
