"""Sites and services that are called like people stay apart; a person who slipped into their column does not show."""

from pathlib import Path

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import said, stored, write

HEADER = ["date", "clinic", "ward", "comment"]


def imports(home: Home, settings: Settings, path: Path, places: list[tuple[str, str]], site: str = "") -> Receipt:
    rows = [[f"{n + 1:02}/04/2026", clinic, ward, f"{path.stem} visit {n}"] for n, (clinic, ward) in enumerate(places)]
    return import_file(home, settings, write(path, rows, HEADER), "riverside", Chosen(site=site or None))


def test_wards_and_clinics_that_are_called_like_people_are_kept_apart(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    places = [("Jackson Heights", "Jasmine"), ("Meddygfa Derw", "Heather")] * 3
    receipt = imports(home, settings, tmp_path / "export.csv", places)
    assert sorted(set(stored(home, "site, service"))) == sorted(set(places))
    assert said(receipt, "kept as they are written: 'Jackson Heights', 'Meddygfa Derw'.")


def test_a_person_who_slipped_into_the_column_of_places_is_hidden_and_it_is_said(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    places = [*[("Hill House", "Ward 1")] * 12, ("Sarah Whitfield", "John Whitfield")]
    receipt = imports(home, settings, tmp_path / "export.csv", places)
    assert stored(home, "site, service")[-1] == ("[PERSON]", "[PERSON]")
    assert said(receipt, "2 names of sites or services look like a person's")
    assert not said(receipt, "Whitfield")


def test_a_place_that_is_stored_stays_readable_in_the_one_row_of_a_later_file(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "march.csv", [("Hill House", "Jasmine")] * 3)
    imports(home, settings, tmp_path / "april.csv", [("Hill House", "Jasmine"), ("Hill House", "Heather")])
    assert sorted(set(stored(home, "service"))) == ["Jasmine", "[PERSON]"]


def test_a_team_that_is_called_after_its_doctor_does_not_name_her(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "export.csv", [("Hill House", "Dr Whitfield's team")] * 5)
    assert set(stored(home, "service")) == {"Dr [PERSON]'s team"}


def test_the_site_that_a_person_gives_for_the_file_is_kept(home: Home, settings: Settings, tmp_path: Path) -> None:
    imports(home, settings, tmp_path / "export.csv", [("", "Ward 1")] * 2, site="Jackson Heights")
    assert set(stored(home, "site")) == {"Jackson Heights"}


def test_a_telephone_number_is_no_name_of_a_place_however_often_it_comes(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "export.csv", [("Hill House", "Call 01632 960123")] * 5)
    assert set(stored(home, "service")) == {"Call [PHONE]"}
