"""A file tells something else of answers that are stored: it is said, and taken over when a person says so."""

from datetime import date
from pathlib import Path

import pytest

from collectors.files.chosen import Chosen
from collectors.ingest import admit_pending, import_file
from collectors.receipt import Receipt
from config.errors import HeedError
from config.home import Home
from config.settings import Settings, load_settings
from tests.collectors.forgetting import forgotten
from tests.collectors.importing import adds_up, said, stored, write
from warehouse import inbox
from warehouse.store import opened

HEADER = ["id", "date", "ward", "clinic", "score", "comment"]
MARCH = [
    ["A-1", "13/03/2026", "Eyes", "Hill House", "4", "A calm nurse"],
    ["A-2", "14/03/2026", "Feet", "Hill House", "2", "A cold room"],
]
KEPT = "heed keeps what is stored. If this file is right, import it again with --replace."


def imports(
    home: Home, settings: Settings, path: Path, rows: list[list[str]], *, replaces: bool = False, **mapping: str
) -> Receipt:
    receipt = import_file(
        home, settings, write(path, rows, HEADER), "riverside", Chosen(columns=mapping or None, replaces=replaces)
    )
    assert adds_up(receipt)
    return receipt


def corrected(**changes: str) -> list[list[str]]:
    """March, with another value in some columns of its first row."""
    return [[changes.get(name, cell) for name, cell in zip(HEADER, MARCH[0], strict=True)], MARCH[1]]


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [("date", "15/03/2026", "date"), ("ward", "Ears", "service"), ("clinic", "Mill", "site"), ("score", "5", "rating")],
)
def test_what_a_corrected_file_tells_otherwise_is_said_and_taken_over_only_with_replace(
    home: Home, settings: Settings, tmp_path: Path, column: str, value: str, name: str
) -> None:
    path, fields = tmp_path / "march.csv", "text, day, service, site, rating"
    imports(home, settings, path, [*MARCH, ["A-3", "16/03/2026", "Feet", "Hill House", "5", "Kind"]])
    before = stored(home, fields)
    rows = corrected(**{column: value})
    receipt = imports(home, settings, path, rows)
    assert said(receipt, f"1 known answer has another {name} in this file") and said(receipt, KEPT)
    assert stored(home, fields) == before
    receipt = imports(home, settings, path, rows, replaces=True)
    assert (receipt.stored, receipt.replaced) == (0, 1)
    assert len(set(stored(home, fields)) ^ set(before)) == 2
    assert not said(imports(home, settings, path, rows), "another")


def test_a_corrected_time_zone_moves_the_days_that_are_stored_with_replace(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    path, rows = tmp_path / "march.csv", corrected(date="2026-03-15T20:00:00Z")
    imports(home, settings, path, rows)
    home.settings.write_text(home.settings.read_text("utf-8").replace("Europe/London", "Asia/Tokyo"), "utf-8")
    settings = load_settings(home)
    assert said(imports(home, settings, path, rows), "2 known answers have another date in this file, or by today's")
    assert stored(home, "day, week")[-1] == (date(2026, 3, 15), date(2026, 3, 9))
    imports(home, settings, path, rows, replaces=True)
    assert stored(home, "day, week")[-1] == (date(2026, 3, 16), date(2026, 3, 16))


def test_corrected_words_are_taken_over_with_replace(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    rows = corrected(comment="A calm doctor")
    assert said(imports(home, settings, path, rows), "import the file again with --replace")
    assert imports(home, settings, path, rows, replaces=True).replaced == 1
    assert stored(home) == ["A calm doctor", "A cold room"]


def test_a_file_that_tells_less_than_is_stored_is_not_spoken_of(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    assert not said(imports(home, settings, path, corrected(ward="", score="")), "another")


def test_columns_that_a_person_chooses_anew_are_taken_over_with_replace(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    assert said(
        imports(home, settings, path, MARCH, site="ward", service="clinic"), "2 known answers have another site"
    )
    imports(home, settings, path, MARCH, replaces=True, site="ward", service="clinic")
    assert stored(home, "site, service") == [("Eyes", "Hill House"), ("Feet", "Hill House")]


def test_another_column_of_text_is_taken_over_with_replace_where_ids_tell_rows_apart(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH, text="ward")
    assert said(imports(home, settings, path, MARCH, text="comment"), "2 answers have other words")
    imports(home, settings, path, MARCH, replaces=True, text="comment")
    assert stored(home) == ["A calm nurse", "A cold room"]


def test_labels_stay_unless_what_they_were_read_from_is_another(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    with opened(home, "store") as con:
        con.execute("INSERT INTO label SELECT mention_id, 1, 'positive', 0.9 FROM mention")
    imports(home, settings, path, corrected(ward="Ears"), replaces=True)
    labelled = "text, mention_id IN (SELECT mention_id FROM label)"
    assert stored(home, labelled) == [("A calm nurse", True), ("A cold room", True)]
    imports(home, settings, path, corrected(ward="Ears", score="5"), replaces=True)
    assert stored(home, labelled) == [("A calm nurse", False), ("A cold room", True)]


def test_what_was_removed_for_good_does_not_come_back_with_replace(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    forgotten(home, settings, text="A calm nurse")
    imports(home, settings, path, corrected(comment="A calm doctor"), replaces=True)
    assert stored(home) == ["A cold room"]


def test_a_replacement_that_was_cut_short_is_finished_by_the_next_command(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "march.csv"
    imports(home, settings, path, MARCH)
    with monkeypatch.context() as cut:
        cut.setattr("collectors.ingest.admit", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            imports(home, settings, path, corrected(comment="A calm doctor", ward="Ears"), replaces=True)
    with opened(home, "inbox") as raw:
        assert inbox.pending(raw)
    admit_pending(home, settings)
    assert stored(home, "text, service")[0] == ("A calm doctor", "Ears")


def test_pages_bring_their_newest_version_without_replace(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text('{"data": []}', encoding="utf-8")
    with pytest.raises(HeedError, match="--replace is for tables only"):
        import_file(home, settings, path, "riverside", Chosen("x", replaces=True))
