"""A clinic that removes what a person asks for, for the tests of it."""

from pathlib import Path

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from collectors.removal.forget import Request, forget, seek
from config.home import Home
from config.settings import Settings


def forgotten(home: Home, settings: Settings, **asked: str) -> int:
    """Remove what is asked for; gives how many mentions went."""
    receipts = forget(home, settings, seek(home, settings, Request(**asked)))
    return sum(receipt.counts.get("mentions", 0) for receipt in receipts)


def bytes_of(home: Home) -> bytes:
    """Give every byte of every file of the data folder."""
    return b"".join(path.read_bytes() for path in sorted(home.path.rglob("*")) if path.is_file())


def survey(home: Home, settings: Settings, folder: Path) -> None:
    """Import two answers of a survey, one of which holds words and a name to be forgotten."""
    file = folder / "survey.csv"
    file.write_text("date,comment,name\n2026-03-02,The xylophone was out of tune,Zelda Quixote\n2026-03-03,Kind,Ann\n")
    import_file(
        home, settings, file, "riverside", Chosen(columns={"author": "name", "text": "comment", "date": "date"})
    )
