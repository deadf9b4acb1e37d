"""A workbook with a sheet for each place: the sheet's name is the place where heed.toml or a person says so."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import Clinic, said, stored

HEADER = ["Date", "Comment"]
NORTH: list[list[Any]] = [HEADER, ["02/03/2026", "Calm and kind"], ["03/03/2026", "A cold room"]]
SOUTH: list[list[Any]] = [HEADER, ["04/03/2026", "A long wait"], ["05/03/2026", "Lost my letter"]]
OTHER: list[list[Any]] = [HEADER, ["06/03/2026", "No parking"], ["07/03/2026", "Nobody at the desk"]]


def imports(home: Home, settings: Settings, path: Path, **how: Any) -> Receipt:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {"North": NORTH, "South wing": SOUTH}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return import_file(home, settings, path, "riverside", Chosen(**how))


def test_a_sheet_called_like_a_site_is_the_site_of_its_rows_and_it_is_said(clinic: Clinic) -> None:
    receipt = clinic.imports_workbook((), **{"riverside north": NORTH, "South": SOUTH, "Elsewhere": OTHER})
    assert clinic.holds("site") == ["north", "north", "south", "south", None, None]
    assert said(
        receipt, "its rows' site: 'riverside north' is north, 'South' is south; rows of 'Elsewhere' get no site by it"
    )
    assert ("site", "@sheet") in receipt.columns


def test_a_column_that_names_the_site_counts_before_the_name_of_the_sheet(clinic: Clinic) -> None:
    rows = [[*HEADER, "Site"], ["02/03/2026", "Calm and kind", "South"], ["03/03/2026", "A cold room", "South"]]
    receipt = clinic.imports_workbook(North=rows)
    assert (clinic.holds("site"), said(receipt, "@sheet")) == (["south", "south"], False)


def test_sheets_of_months_name_no_site_and_nothing_is_said_of_it(clinic: Clinic) -> None:
    receipt = clinic.imports_workbook(March=NORTH, April=SOUTH)
    assert (clinic.holds("DISTINCT site"), said(receipt, "@sheet")) == ([None], False)


def test_sheets_that_heed_toml_does_not_name_are_no_sites_and_how_to_make_them_so_is_said(clinic: Clinic) -> None:
    receipt = clinic.imports_workbook(Harbour=NORTH, Mill=SOUTH)
    assert clinic.holds("DISTINCT site") == [None]
    assert said(receipt, "called after sites ('Harbour', 'Mill'), say so with --map site=@sheet")


@pytest.mark.parametrize("place", ["site", "service"])
def test_a_person_makes_sheets_places_and_the_next_workbook_of_the_source_is_read_alike(
    home: Home, settings: Settings, tmp_path: Path, place: str
) -> None:
    receipt = imports(home, settings, tmp_path / "march.xlsx", columns={place: "@Sheet"}, site="south")
    assert said(receipt, f"Each sheet's name is its {place}: 'North', 'South wing'.")
    names = ["North", "North"] if place == "service" else ["north", "north"]
    assert stored(home, place) == [*names, "South wing", "South wing"]
    again = imports(home, settings, tmp_path / "again.xlsx")
    assert (again.stored, again.known, said(again, "are used again")) == (0, 4, True)


@pytest.mark.parametrize(("how", "site"), [({"columns": {"site": ""}}, None), ({"site": "South"}, "south")])
def test_a_person_who_says_the_site_or_none_is_heard_before_the_sheets(
    home: Home, settings: Settings, tmp_path: Path, how: dict[str, Any], site: str | None
) -> None:
    imports(home, settings, tmp_path / "march.xlsx", **how)
    assert stored(home, "DISTINCT site") == [site]


def test_a_row_that_was_refused_keeps_its_sheet_as_its_site_when_it_comes_back(
    home: Home, settings: Settings, clinic: Clinic
) -> None:
    rejects = clinic.imports_workbook(North=[*NORTH, ["31/02/2026", "A broken lift"]], South=SOUTH).reject_file
    assert rejects is not None
    rejects.write_text(rejects.read_text("utf-8-sig").replace("31/02/2026", "28/02/2026"), "utf-8-sig")
    receipt = import_file(home, settings, rejects, "riverside")
    assert (receipt.stored, stored(home, "site, text")[0]) == (1, ("north", "A broken lift"))


def test_a_sheet_of_all_sites_is_left_where_each_has_its_own(clinic: Clinic) -> None:
    everything = [*NORTH, *SOUTH[1:], ["Total", "4"]]
    receipt = clinic.imports_workbook(All=everything, North=NORTH, South=SOUTH)
    assert clinic.holds("site") == ["north", "north", "south", "south"]
    assert said(receipt, "not read: 'All' (its rows stand in 'North', 'South' too)")


def test_a_sheet_that_holds_more_than_those_of_the_sites_loses_nothing(clinic: Clinic) -> None:
    clinic.imports_workbook(All=[*NORTH, *SOUTH[1:], *OTHER[1:]], North=NORTH, South=SOUTH)
    assert len(clinic.holds()) == 6


def test_a_workbook_imported_before_its_sites_were_known_is_not_stored_twice(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    imports(home, settings, tmp_path / "march.xlsx", columns={"site": ""})
    receipt = imports(home, settings, tmp_path / "march.xlsx", columns={"site": "@sheet"})
    assert (receipt.stored, receipt.known) == (0, 4)


@pytest.mark.parametrize("mapping", [{"site": "@sheet"}, {"service": "@sheet"}, {"site": ""}, None])
def test_no_row_is_stored_twice_whatever_is_said_of_the_sheets_later(
    home: Home, settings: Settings, tmp_path: Path, mapping: dict[str, str] | None
) -> None:
    imports(home, settings, tmp_path / "march.xlsx")
    again = imports(home, settings, tmp_path / "march.xlsx", columns=mapping)
    assert (again.stored, again.known) == (0, 4)


def test_a_refused_row_of_a_sheet_that_is_no_site_comes_back_without_one(
    home: Home, settings: Settings, clinic: Clinic
) -> None:
    rejects = clinic.imports_workbook(North=NORTH, Elsewhere=[*OTHER, ["31/02/2026", "A broken lift"]]).reject_file
    assert rejects is not None
    rejects.write_text(rejects.read_text("utf-8-sig").replace("31/02/2026", "28/02/2026"), "utf-8-sig")
    import_file(home, settings, rejects, "riverside")
    assert stored(home, "site, text")[0] == (None, "A broken lift")


def test_a_text_file_has_no_sheets(home: Home, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("Date,Comment\n02/03/2026,Calm and kind\n")
    with pytest.raises(HeedError, match="has no sheets"):
        import_file(home, settings, tmp_path / "survey.csv", "riverside", Chosen(columns={"site": "@sheet"}))
