import csv
import tomllib
from pathlib import Path

from collectors.demonstration import Truth, write
from config.home import Home
from config.settings import load_settings
from tests.collectors.demonstration.unpack import sheet


def test_the_same_seed_writes_the_same_data(folder: Path, truth: Truth, tmp_path: Path) -> None:
    again = write(tmp_path)
    assert again == truth
    for name in ("heed.toml", "x_pages.jsonl", "reddit_listing.jsonl", "survey.csv"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name
    # A workbook holds the moment of its writing, so its cells are compared.
    assert sheet(tmp_path / "reviews.xlsx") == sheet(folder / "reviews.xlsx")


def test_another_seed_writes_other_data(truth: Truth, tmp_path: Path) -> None:
    assert write(tmp_path, seed=8).labels != truth.labels


def test_the_truth_is_written_only_when_asked_for(folder: Path, truth: Truth, tmp_path: Path) -> None:
    write(tmp_path, with_truth=True)
    assert not (folder / "truth.csv").exists()
    with (tmp_path / "truth.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == len(truth.labels)


def test_the_settings_are_read_and_say_that_it_is_a_demonstration(folder: Path, truth: Truth) -> None:
    settings = load_settings(Home(folder))
    assert settings.is_demonstration
    assert [site.name for site in settings.provider(truth.provider).sites] == ["quayside", "millbrook", "northgate"]


def test_the_demonstration_settings_are_valid_toml_with_an_approval_for_reddit(folder: Path, truth: Truth) -> None:
    settings = tomllib.loads((folder / "heed.toml").read_text(encoding="utf-8"))
    assert "invented" in settings["rights"]["reddit"]["approval_reference"]
