"""No name that a file, a setting or a person gives leads out of the folder that something is written to."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from tests.threats.conftest import PATHS
from warehouse.publish import current_snapshot

pytestmark = pytest.mark.thorough


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("site", PATHS)
def test_the_report_of_a_place_named_like_a_path_stays_in_its_folder(attacked: Home, tmp_path: Path, site: str) -> None:
    folder = tmp_path / "a" / "b" / "reports"
    arguments = ["report", "monthly", "--site", site, "--format", "csv", "--to", str(folder)]
    answer = CliRunner().invoke(heed.main, ["--home", str(attacked.path), *arguments])
    assert answer.exit_code == 0, answer.output
    (written,) = _files(tmp_path)
    assert written.parent == folder
    assert written.name.startswith("riverside-")


def test_a_place_that_is_not_known_writes_nothing(attacked: Home, tmp_path: Path) -> None:
    arguments = ["report", "monthly", "--site", "../../../elsewhere", "--to", str(tmp_path / "reports")]
    answer = CliRunner().invoke(heed.main, ["--home", str(attacked.path), *arguments])
    assert (answer.exit_code, _files(tmp_path)) == (1, set())


@pytest.mark.parametrize(
    "name", ["..", "..\\..\\outside.csv", "~root.csv", "$(touch outside).csv", "%2e%2e%2foutside.csv"]
)
def test_an_import_writes_beside_the_file_only_whatever_its_name(home: Home, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in" / "box"
    folder.mkdir(parents=True)
    file = folder / name
    if not file.is_dir():
        file.write_text("comment,date\nIt was calm here,2026-03-02\nIt was calm there,no day\n", "utf-8")
    before = _files(tmp_path) - _files(home.path)
    answer = CliRunner().invoke(heed.main, ["--home", str(home.path), "import", str(file), "--provider", "riverside"])
    made = _files(tmp_path) - _files(home.path) - before
    assert "Traceback" not in answer.output
    assert {path.parent for path in made} <= {folder}
    assert [path.name for path in made] == ([] if name == ".." else [f"{name}.rejects.csv"])


def test_an_import_follows_no_link_out_of_its_folder_to_write(home: Home, tmp_path: Path) -> None:
    outside = tmp_path / "precious"
    outside.write_text("precious", "utf-8")
    file = tmp_path / "answers.csv"
    file.write_text("comment,date\nIt was calm here,2026-03-02\nIt was calm there,no day\n", "utf-8")
    (tmp_path / "answers.csv.rejects.csv").symlink_to(outside)
    CliRunner().invoke(heed.main, ["--home", str(home.path), "import", str(file), "--provider", "riverside"])
    assert outside.read_text("utf-8") == "precious"
    assert "no day" in (tmp_path / "answers.csv.rejects-2.csv").read_text("utf-8")


def test_an_export_follows_no_link_out_of_its_folder_to_write(attacked: Home, tmp_path: Path) -> None:
    outside = tmp_path / "precious"
    outside.write_text("precious", "utf-8")
    (tmp_path / "mentions.csv").symlink_to(outside)
    arguments = ["export", "mentions", str(tmp_path / "mentions.csv")]
    answer = CliRunner().invoke(heed.main, ["--home", str(attacked.path), *arguments])
    assert answer.exit_code == 0, answer.output
    assert outside.read_text("utf-8") == "precious"
    assert not (tmp_path / "mentions.csv").is_symlink()


@pytest.mark.parametrize("name", ["../../outside.duckdb", "/etc/passwd", "..", ""])
def test_the_pointer_to_the_snapshot_leads_to_no_other_folder(attacked: Home, tmp_path: Path, name: str) -> None:
    home = Home(shutil.copytree(attacked.path, tmp_path / "home"))
    snapshot = current_snapshot(home)
    assert snapshot is not None
    shutil.copyfile(snapshot, tmp_path / "outside.duckdb")
    home.current.write_text(f"{name}\n", "utf-8")
    answer = CliRunner().invoke(heed.main, ["--home", str(home.path), "sql", "SELECT count(*) FROM mention"])
    assert answer.exit_code == 1
    assert "is no snapshot" in answer.output
