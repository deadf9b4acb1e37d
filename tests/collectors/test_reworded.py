"""An answer that comes again under its id with other words: the first is kept, and it is said."""

from pathlib import Path

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import stored, write

MARCH = [["A-1", "02/03/2026", "Calm and kind"], ["A-2", "03/03/2026", "A cold room"]]
KEPT = "other words than were imported under the same id: heed keeps the first"


def imports(home: Home, settings: Settings, path: Path, rows: list[list[str]], **mapping: str) -> Receipt:
    return import_file(
        home, settings, write(path, rows, ["id", "date", "comment"]), "riverside", Chosen(columns=mapping)
    )


def test_other_words_under_a_known_id_are_counted_aloud_and_the_first_are_kept(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "march.csv", MARCH)
    april = [["A-1", "02/04/2026", "A long wait"], ["A-2", "03/03/2026", "A  cold room"]]
    receipt = imports(home, settings, tmp_path / "april.csv", april)
    assert stored(home) == ["Calm and kind", "A cold room"]
    assert [sentence for sentence in receipt.sentences() if f"1 answer has {KEPT}" in sentence]


def test_ids_that_are_given_anew_lose_nothing_where_the_column_is_not_used(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "march.csv", MARCH)
    april = [["A-1", "02/04/2026", "A long wait"], ["A-2", "03/04/2026", "Lost my letter"]]
    receipt = imports(home, settings, tmp_path / "april.csv", april, id="")
    assert (receipt.stored, len(stored(home))) == (2, 4)


def test_a_month_whose_ids_began_anew_is_taken_in_after_all_and_no_month_twice(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    april = [["A-1", "02/04/2026", "A long wait"], ["A-2", "03/04/2026", "Lost my letter"]]
    imports(home, settings, tmp_path / "march.csv", MARCH)
    imports(home, settings, tmp_path / "april.csv", april)
    receipts = [
        imports(home, settings, tmp_path / f"{n}.csv", rows, id="") for n, rows in enumerate((april, MARCH, april))
    ]
    assert [receipt.stored for receipt in receipts] == [2, 0, 0]


def test_the_same_words_again_are_not_spoken_of(home: Home, settings: Settings, tmp_path: Path) -> None:
    imports(home, settings, tmp_path / "march.csv", MARCH)
    assert KEPT not in " ".join(imports(home, settings, tmp_path / "again.csv", MARCH).sentences())


def test_the_same_words_in_a_column_that_has_another_name_now_are_not_spoken_of(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    said = ""
    for header in ("Comment", "Feedback"):
        file = tmp_path / f"{header}.csv"
        file.write_text(f"Date,{header}\n2026-03-02,Calm and kind\n", "utf-8")
        said = " ".join(import_file(home, settings, file, "riverside").sentences())
    assert ("1 already known" in said, KEPT in said) == (True, False)
