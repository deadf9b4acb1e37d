"""A file about several organisations is imported once for each, with the rows that are about it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.receipt import Receipt
from config.errors import HeedError
from config.home import Home
from config.settings import Provider, Settings
from tests.collectors.importing import adds_up, said, stored, write

HEADER = ["date", "Trust", "comment"]
ROWS = [
    ["13/03/2026", "Riverside Clinic", "A calm nurse"],
    ["14/03/2026", "Hilltop", "A cold room"],
    ["15/03/2026", " hilltop ", "A long wait"],
    ["soon", "Hilltop", "Nobody knows when"],
    ["soon", "Riverside Clinic", "Nobody knows when either"],
]
Imports = Callable[..., Receipt]


@pytest.fixture
def imports(home: Home, settings: Settings, tmp_path: Path) -> Imports:
    """Import the file of two organisations, both of which heed.toml describes."""
    hilltop = Provider("hilltop", "Hilltop", "Europe/London", "en")
    both = replace(settings, providers={**settings.providers, "hilltop": hilltop})
    path = write(tmp_path / "all.csv", ROWS, HEADER)

    def run(provider: str, only: str | None = None) -> Receipt:
        receipt = import_file(home, both, path, provider, Chosen(only=only))
        assert adds_up(receipt)
        return receipt

    return run


def test_each_organisation_gets_its_own_rows_and_keeps_its_own_refused_ones(
    home: Home, imports: Imports, tmp_path: Path
) -> None:
    receipt = imports("hilltop", "trust=HILLTOP")
    assert said(receipt, "Only rows with 'HILLTOP' in 'Trust' are read: 3; 2 others are left alone.")
    imports("riverside", "Trust=Riverside Clinic")
    assert stored(home, "provider, text") == [
        ("riverside", "A calm nurse"),
        ("hilltop", "A cold room"),
        ("hilltop", "A long wait"),
    ]
    assert sorted(path.name for path in tmp_path.glob("*.rejects.csv")) == [
        "all.csv.HILLTOP.rejects.csv",
        "all.csv.Riverside-Clinic.rejects.csv",
    ]


def test_rows_that_name_another_organisation_are_spoken_of_where_all_count_for_one(imports: Imports) -> None:
    assert said(imports("riverside"), "as with --provider hilltop --only 'Trust=Hilltop'.")
    assert not said(imports("hilltop", "Trust=Hilltop"), "another organisation")


@pytest.mark.parametrize(
    ("only", "sentence"),
    [
        ("Trust", "has no `=`"),
        ("Trusd=Hilltop", "no column 'Trusd'; did you mean 'Trust'"),
        ("Colour=blue", "its columns are 'date', 'Trust', 'comment'"),
        ("Trust=Hiltop", "no row has 'Hiltop' in 'Trust', which holds 3 other values"),
    ],
)
def test_a_slip_in_what_is_wanted_is_named_and_nothing_is_stored(
    home: Home, imports: Imports, only: str, sentence: str
) -> None:
    with pytest.raises(HeedError, match=sentence):
        imports("hilltop", only)
    assert stored(home) == []


def test_a_column_with_an_equals_sign_in_its_name_can_be_named(home: Home, settings: Settings, tmp_path: Path) -> None:
    rows = [["13/03/2026", "0", "A calm nurse"], ["14/03/2026", "1", "A cold room"]]
    path = write(tmp_path / "f.csv", rows, ["date", "group (0=A)", "comment"])
    import_file(home, settings, path, "riverside", Chosen(only="group (0=A)=1"))
    assert stored(home) == ["A cold room"]
