"""Tables, imported."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from collectors.files.chosen import Chosen
from collectors.ingest import admit_pending, import_file
from config.errors import HeedError
from config.home import Home
from config.settings import Settings, load_settings
from tests.collectors.importing import HEADER, ROWS, adds_up, stored, write


def test_rows_reach_the_store(home: Home, settings: Settings, tmp_path: Path) -> None:
    import_file(home, settings, write(tmp_path / "f.csv", ROWS), "riverside")
    assert stored(home, "site, rating, day::VARCHAR") == [
        ("north", 1.0, "2026-04-13"),
        ("south", 0.0, "2026-04-14"),
        ("Hill House", 0.5, "2026-04-14"),
    ]


def test_an_undescribed_provider_is_said_aloud(home: Home, settings: Settings, tmp_path: Path) -> None:
    receipt = import_file(home, settings, write(tmp_path / "f.csv", ROWS), "hillview")
    assert "does not describe 'hillview'" in receipt.sentences()[0]


def test_a_site_that_heed_toml_does_not_name_is_asked_for_where_it_looks_like_a_slip(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    rows = [["13/04/2026", "Riversid North", "Kind", "5"], ["14/04/2026", "Hill House", "Cold", "1"]]
    receipt = import_file(home, settings, write(tmp_path / "f.csv", rows), "riverside", Chosen(site="norht"))
    assert (
        "Sites that heed.toml does not name are kept as they are written: "
        "'Hill House', 'Riversid North' (is it 'Riverside North'?), 'norht' (is it 'north'?)."
    ) in receipt.sentences()


def test_a_second_import_of_the_same_file_stores_nothing_new(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", ROWS)
    import_file(home, settings, path, "riverside")
    again = import_file(home, settings, path, "riverside")
    assert (again.stored, again.known, len(stored(home))) == (0, 3, 3)


@pytest.mark.parametrize("later", [{"author": "nick"}, {"author": ""}, {"date": "seen"}, {"id": "nick"}])
def test_the_same_file_with_other_columns_stores_no_row_twice(
    home: Home, settings: Settings, tmp_path: Path, later: dict[str, str]
) -> None:
    header = ["comment", "date", "seen", "who", "nick"]
    rows = [
        ["Kind nurse", "2026-04-13", "2026-04-14", "w1", "n1"],
        ["Cold room", "2026-04-15", "2026-04-16", "w2", "n2"],
    ]
    path = write(tmp_path / "f.csv", rows, header)
    first = import_file(home, settings, path, "riverside", Chosen(columns={"date": "date", "author": "who"}))
    again = [
        import_file(home, settings, path, "riverside", Chosen(columns={"date": "date", **later})) for _ in range(2)
    ]
    remembered = import_file(home, settings, path, "riverside")
    assert (first.stored, [receipt.stored for receipt in again], remembered.stored) == (2, [0, 0], 0)
    assert any("columns of an earlier import" in sentence for sentence in again[0].sentences())


def test_a_longer_export_of_the_same_rows_stores_the_new_ones(home: Home, settings: Settings, tmp_path: Path) -> None:
    import_file(home, settings, write(tmp_path / "may.csv", ROWS[:2]), "riverside")
    assert import_file(home, settings, write(tmp_path / "june.csv", ROWS), "riverside").stored == 1


def test_identical_rows_are_separate_mentions(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", [ROWS[2], ROWS[2], ROWS[2], ROWS[0]])
    first, second = (import_file(home, settings, path, "riverside").stored for _ in range(2))
    assert (first, second) == (4, 0)


def test_short_numbers_of_two_exports_do_not_clash(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["id", "date", "comment"]
    import_file(home, settings, write(tmp_path / "a.csv", [["1", "2026-04-13", "Kind"]], header), "riverside")
    other = write(tmp_path / "b.csv", [["1", "2026-05-13", "Cold"]], header)
    assert import_file(home, settings, other, "riverside").stored == 1


def test_a_workbook_of_the_same_rows_is_known(home: Home, settings: Settings, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [HEADER, *ROWS]:
        book.active.append(row)
    book.save(tmp_path / "f.xlsx")
    book.close()
    import_file(home, settings, write(tmp_path / "f.csv", ROWS), "riverside")
    assert import_file(home, settings, tmp_path / "f.xlsx", "riverside").known == 3


def test_bad_rows_go_to_the_reject_file_and_good_ones_are_stored(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    receipt = import_file(home, settings, write(tmp_path / "f.csv", [*ROWS, ["never", "", "Cold", ""]]), "riverside")
    assert receipt.reject_file == tmp_path / "f.csv.rejects.csv"
    assert receipt.reject_file.read_text("utf-8-sig").splitlines() == [
        "line,reason,date,site,comment,rating",
        "5,the date cannot be read,never,,Cold,",
    ]
    assert (receipt.stored, adds_up(receipt)) == (3, True)


def test_a_corrected_reject_file_can_be_imported(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", [*ROWS, ["never", "", "=Cold", ""]])
    rejects = import_file(home, settings, path, "riverside").reject_file
    assert rejects is not None
    rejects.write_text(rejects.read_text("utf-8-sig").replace(",never,", ",15/04/2026,"), "utf-8")
    import_file(home, settings, rejects, "riverside")
    assert stored(home)[-1] == "=Cold"


def test_only_the_owner_may_read_the_reject_file(home: Home, settings: Settings, tmp_path: Path) -> None:
    rejects = import_file(
        home, settings, write(tmp_path / "f.csv", [*ROWS, ["x", "", "y", ""]]), "riverside"
    ).reject_file
    assert rejects is not None and rejects.stat().st_mode & 0o777 == 0o600


def test_a_formula_is_not_handed_to_a_spreadsheet(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", [*ROWS, ["never", "", "=1+1", ""]])
    rejects = import_file(home, settings, path, "riverside").reject_file
    assert rejects is not None and "'=1+1" in rejects.read_text("utf-8-sig")


def test_the_reject_file_goes_away_when_nothing_is_rejected(home: Home, settings: Settings, tmp_path: Path) -> None:
    rejects = import_file(
        home, settings, write(tmp_path / "f.csv", [*ROWS, ["x", "", "y", ""]]), "riverside"
    ).reject_file
    import_file(home, settings, write(tmp_path / "f.csv", ROWS), "riverside")
    assert rejects is not None and not rejects.exists()


def test_several_answers_in_a_row_are_several_mentions(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["id", "date", "What was good?", "What could be better?"]
    rows = [["a1", "2026-04-13", "The nurse", "The parking"], ["a2", "2026-04-14", "The doctor", ""]]
    receipt = import_file(home, settings, write(tmp_path / "f.csv", rows, header), "riverside")
    assert (receipt.rows, receipt.stored, dict(receipt.left_out)) == (2, 3, {"no text": 1})


def test_columns_that_were_chosen_are_used_for_the_next_file(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["date", "comment", "verdict given"]
    path = write(tmp_path / "f.csv", [["2026-04-13", "x1", "Slow but kind"]], header)
    import_file(home, settings, path, "riverside", Chosen(columns={"text": "verdict given"}))
    path = write(tmp_path / "g.csv", [["2026-04-14", "x2", "Kind but slow"]], header)
    import_file(home, settings, path, "riverside")
    assert stored(home) == ["Slow but kind", "Kind but slow"]


def test_sites_that_differ_in_case_are_one(home: Home, settings: Settings, tmp_path: Path) -> None:
    for name, site in (("a", "Hill House"), ("b", " hill  house ")):
        import_file(home, settings, write(tmp_path / f"{name}.csv", [[ROWS[0][0], site, name, "4"]]), "riverside")
    assert stored(home, "DISTINCT ON (site) site") == ["Hill House"]


def test_the_site_of_the_command_is_that_of_rows_that_name_none(home: Home, settings: Settings, tmp_path: Path) -> None:
    rows = [["13/04/2026", "", "Kind", "5"], ["14/04/2026", "south", "Cold", "1"]]
    import_file(home, settings, write(tmp_path / "f.csv", rows), "riverside", Chosen(site="RIVERSIDE NORTH"))
    assert stored(home, "site") == ["north", "south"]


def test_stars_make_it_a_file_of_reviews(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", [["13/04/2026", "5", "Kind"]], ["date", "stars", "review"])
    assert import_file(home, settings, path, "riverside").source == "review"


def test_what_identifies_a_patient_reaches_neither_file(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", [["13/04/2026", "ZQ-777-QZ", "Kind"]], ["date", "MRN", "comment"])
    import_file(home, settings, path, "riverside")
    assert not any(b"ZQ-777-QZ" in file.read_bytes() for file in home.path.glob("*.duckdb*"))


@pytest.mark.parametrize(
    ("provider", "source", "part"),
    [("riverside", "mastodon", "no source"), ("riversid", None, "did you mean"), ("riverside", "x", "not JSON")],
)
def test_what_cannot_be_meant_is_refused(
    home: Home, settings: Settings, tmp_path: Path, provider: str, source: str | None, part: str
) -> None:
    with pytest.raises(HeedError, match=part):
        import_file(home, settings, write(tmp_path / "f.csv", ROWS), provider, Chosen(source))


_KILLED = """
import os, sys
from pathlib import Path
from config.home import Home
from config.settings import load_settings
from collectors.ingest import import_file
home = Home(Path(sys.argv[1]))
def die(step, done, total):
    if step == sys.argv[3]:
        os._exit(9)
import_file(home, load_settings(home), Path(sys.argv[2]), "riverside", progress=die)
"""


@pytest.mark.parametrize("step", ["landing", "redacting"])
def test_an_import_that_was_killed_is_finished_by_the_next_one(
    home: Home, settings: Settings, tmp_path: Path, step: str
) -> None:
    path = write(tmp_path / "f.csv", ROWS)
    command = [sys.executable, "-c", _KILLED, str(home.path), str(path), step]
    root = str(Path(__file__).parents[2])
    killed = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": root}, timeout=60)
    assert killed.returncode == 9 and stored(home) == []
    admit_pending(home, settings)
    import_file(home, settings, path, "riverside")
    assert len(stored(home)) == 3


def test_what_was_landed_before_a_kill_is_admitted_without_the_file(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", _KILLED, str(home.path), str(write(tmp_path / "f.csv", ROWS)), "redacting"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, check=False, env=env, timeout=60)
    assert admit_pending(home, settings).stored == 3


def test_progress_names_its_steps(home: Home, settings: Settings, tmp_path: Path) -> None:
    steps: list[str] = []
    path = write(tmp_path / "f.csv", ROWS)
    import_file(home, settings, path, "riverside", progress=lambda step, done, total: steps.append(step))
    assert list(dict.fromkeys(steps)) == ["checking", "landing", "redacting"]


def test_a_receipt_can_be_written_as_json(home: Home, settings: Settings, tmp_path: Path) -> None:
    receipt = import_file(home, settings, write(tmp_path / "f.csv", [*ROWS, ["x", "", "y", ""]]), "riverside")
    assert json.loads(json.dumps(receipt.as_dict()))["stored"] == 3


def test_the_last_sentence_of_a_receipt_holds_the_figures(home: Home, settings: Settings, tmp_path: Path) -> None:
    receipt = import_file(home, settings, write(tmp_path / "f.csv", [*ROWS, ["x", "", "y", ""]]), "riverside")
    assert receipt.sentences()[-1] == "Read 4 rows of f.csv: 3 mentions stored, 0 already known, 1 rejected."
    assert receipt.sentences()[-2].startswith("  1 row: ")


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    from warehouse.prepare import prepare

    folder = Home(tmp_path_factory.mktemp("laws") / "home")
    prepare(folder)
    return folder


# A small file that is full of control characters is refused as binary, so only those of a table are tried here.
_TEXTS = st.text(st.characters(exclude_categories=["Cc"]) | st.sampled_from("\t\r\n\0"), max_size=9)


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.sampled_from(["13/04/2026", "4/13/2026", "", "x"]), _TEXTS), max_size=9))
def test_whatever_the_rows_are_the_receipt_adds_up(
    shared_home: Home, tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path / "f.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file).writerows([["date", "comment"], ["13/04/2026", "A sound row"], *rows])
    assert adds_up(import_file(shared_home, load_settings(shared_home), path, "riverside"))


def test_the_nhs_comments_are_all_accounted_for(home: Home, settings: Settings, tmp_path: Path, shared: Path) -> None:
    path = shutil.copy(shared / "nhs_feedback" / "train.csv", tmp_path)
    receipt = import_file(home, settings, Path(path), "nhs")
    assert (receipt.rows, receipt.answers, adds_up(receipt)) == (5089, 5089, True)
    assert (receipt.stored, receipt.left_out["no text"], sum(receipt.rejected.values())) == (3845, 1093, 151)
