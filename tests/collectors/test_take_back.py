"""An import that was a slip is taken back; what other imports brought stays."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.collectors.forgetting import bytes_of, forgotten
from tests.collectors.importing import stored, write
from warehouse.erasure import erase as erasing
from warehouse.erasure.erase import finish_erasures
from warehouse.erasure.take_back import import_of, take_back
from warehouse.inbox import remembered_mapping
from warehouse.publish import current_snapshot, publish
from warehouse.status import status
from warehouse.store import connect_reader, opened

pytestmark = pytest.mark.thorough

MARCH = [["2026-03-02", "north", "The xylophone was out of tune", "2"], ["2026-03-03", "south", "Calm", "5"]]
APRIL = [["2026-04-02", "north", "Nobody answered", "1"]]


def imported(home: Home, settings: Settings, path: Path, provider: str = "riverside", **how: str) -> Receipt:
    mapping = how or None
    return import_file(home, settings, path, provider, Chosen(columns=mapping))


def test_a_file_for_the_wrong_provider_is_taken_back_and_imported_for_the_right_one(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    slip = imported(home, settings, file, "hilltop")
    publish(home, settings)
    receipt = take_back(home, settings, slip.number)
    assert "an import was taken back: removed 2 mentions, 2 raw payloads" in receipt.sentence()
    assert b"xylophone" not in bytes_of(home)
    assert imported(home, settings, file).stored == 2
    assert stored(home, "provider") == ["riverside", "riverside"]


def test_it_may_be_imported_again_for_the_same_provider(home: Home, settings: Settings, tmp_path: Path) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    take_back(home, settings, imported(home, settings, file).number)
    assert imported(home, settings, file).stored == 2


def test_what_a_person_asked_to_have_forgotten_does_not_come_back_by_it(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    number = imported(home, settings, file).number
    forgotten(home, settings, text="xylophone was")
    take_back(home, settings, number)
    imported(home, settings, file)
    assert stored(home) == ["Calm"]


@pytest.mark.parametrize("replaces", [False, True])
def test_what_an_earlier_import_brought_stays_though_the_one_taken_back_repeated_it(
    home: Home, settings: Settings, tmp_path: Path, replaces: bool
) -> None:
    header = ["Response ID", "date", "site", "comment"]
    first = ["R-100001", "2026-03-02", "north", "The xylophone was out of tune"]
    other = ["R-100002", "2026-03-03", "south", "Calm and kind"]
    imported(home, settings, write(tmp_path / "march.csv", [first], header))
    longer = write(tmp_path / "all.csv", [[*first[:2], "south", first[3]], other], header)
    number = import_file(home, settings, longer, "riverside", Chosen(replaces=replaces)).number
    take_back(home, settings, number)
    assert stored(home, "site, text") == [("south" if replaces else "north", "The xylophone was out of tune")]


def test_the_files_of_both_providers_are_told_apart_and_only_one_goes(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    imported(home, settings, file)
    take_back(home, settings, imported(home, settings, file, "hilltop").number)
    assert stored(home, "provider") == ["riverside", "riverside"]


def test_a_note_that_quotes_the_same_words_stays(home: Home, settings: Settings, tmp_path: Path) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    imported(home, settings, file)
    number = imported(home, settings, file, "hilltop").number
    with opened(home, "desk") as desk:
        desk.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-09', 'Tune it', 'Manager', "
            "'They said: The xylophone was out of tune', TIMESTAMP '2026-03-09')"
        )
    take_back(home, settings, number)
    with opened(home, "desk") as desk:
        assert "xylophone" in desk.execute("SELECT note FROM action").fetchall()[0][0]


def test_the_columns_that_were_chosen_for_it_are_forgotten_where_nothing_else_is_held(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    kept = imported(home, settings, file, text="comment")
    slip = imported(home, settings, file, "hilltop", text="comment")
    take_back(home, settings, slip.number)
    with opened(home, "inbox") as inbox:
        chosen = [bool(remembered_mapping(inbox, name, kept.source)) for name in ("riverside", "hilltop")]
    assert chosen == [True, False]


def test_the_snapshot_lists_it_no_more(home: Home, settings: Settings, tmp_path: Path) -> None:
    imported(home, settings, write(tmp_path / "kept.csv", APRIL))
    number = imported(home, settings, write(tmp_path / "slip.csv", MARCH)).number
    publish(home, settings)
    take_back(home, settings, number)
    snapshot = current_snapshot(home)
    assert snapshot is not None
    with connect_reader(snapshot) as con:
        assert con.execute("SELECT origin, items FROM batch").fetchall() == [("kept.csv", 1)]


@pytest.mark.parametrize("step", ["clear_mentions", "compact", "publish", "_finish"])
def test_one_that_is_cut_short_is_finished_later_and_stays_a_taking_back(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    number = imported(home, settings, file).number
    publish(home, settings)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(erasing, step, cut)
        take_back(home, settings, number)
    finish_erasures(home, settings)
    assert (b"xylophone" in bytes_of(home), imported(home, settings, file).stored) == (False, 2)


def test_the_status_lists_imports_of_which_something_is_held(home: Home, settings: Settings, tmp_path: Path) -> None:
    imported(home, settings, write(tmp_path / "march.csv", MARCH))
    imported(home, settings, write(tmp_path / "again.csv", MARCH))
    slip = imported(home, settings, write(tmp_path / "april.csv", APRIL), "hilltop")
    told = [line for line in status(home, settings).sentences() if line.startswith("Import")]
    assert [line.split("UTC  ")[1] for line in told] == [
        "april.csv (hilltop, survey): 1 mention",
        "march.csv (riverside, survey): 2 mentions",
    ]
    take_back(home, settings, slip.number)
    assert [each.origin for each in status(home, settings).imports] == ["march.csv"]


@pytest.mark.parametrize(("number", "sentence"), [(9, "There is no import 9"), (2, "Nothing is held that import 2")])
def test_a_number_of_which_there_is_nothing_to_take_back_is_refused(
    home: Home, settings: Settings, tmp_path: Path, number: int, sentence: str
) -> None:
    file = write(tmp_path / "f.csv", MARCH)
    imported(home, settings, file)
    imported(home, settings, file)
    with pytest.raises(HeedError, match=sentence):
        import_of(home, number)


def test_the_command_says_what_goes_asks_and_gives_a_receipt(home: Home, settings: Settings, tmp_path: Path) -> None:
    number = imported(home, settings, write(tmp_path / "f.csv", MARCH)).number
    words = ["forget", "--home", str(home.path), "--import", str(number)]
    asked = CliRunner().invoke(heed.main, words, input="n\n")
    assert (asked.exit_code, "Import 1, f.csv (riverside, survey): 2 mentions, will be removed" in asked.output) == (
        1,
        True,
    )
    assert len(stored(home)) == 2
    assert "removed 2 mentions" in CliRunner().invoke(heed.main, [*words, "--yes"]).output
    assert stored(home) == []


def test_it_goes_with_no_other_choice(home: Home) -> None:
    words = ["forget", "--home", str(home.path), "--import", "1", "--text", "The xylophone"]
    outcome = CliRunner().invoke(heed.main, words)
    assert (outcome.exit_code, "goes with no other choice" in outcome.output) == (2, True)
