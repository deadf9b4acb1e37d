"""Words that praise or complain in the mouths of patients, as read from `valence.toml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.cues import checked_texts, read_tables
from config.errors import HeedError

_FILE = Path(__file__).with_name("valence.toml")


@dataclass(frozen=True)
class Valence:
    """Phrases that nearly always say one thing.

    Attributes:
        complaints: Phrases that complain.
        praises: Phrases that praise.
    """

    complaints: tuple[str, ...]
    praises: tuple[str, ...]


@cache
def load_valence(path: Path = _FILE) -> Valence:
    """Read the phrases.

    Raises:
        HeedError: if the file is not valid, or a phrase stands on both sides.
    """
    table = read_tables(path, {"complaints", "praises"})
    complaints, praises = (checked_texts(table, name, path.name) for name in ("complaints", "praises"))
    both = set(complaints) & set(praises)
    if both:
        raise HeedError(f"{path.name}: {min(both)!r} cannot both complain and praise: take it out of one list.")
    return Valence(complaints, praises)
