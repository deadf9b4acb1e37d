"""What people say when they have made up their minds: `verdicts.toml`, read and checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.cues import checked_texts, read_tables

_FILE = Path(__file__).with_name("verdicts.toml")


@dataclass(frozen=True)
class Verdicts:
    """Patterns that settle what a review or a post means.

    Attributes:
        complaints: Patterns that complain.
        praises: Patterns that praise.
        news: Patterns of news that a short text ends in, such as the result of a test: neither praise nor complaint.
    """

    complaints: tuple[str, ...]
    praises: tuple[str, ...]
    news: tuple[str, ...]


@cache
def load_verdicts(path: Path = _FILE) -> Verdicts:
    """Read the patterns.

    Raises:
        HeedError: if the file is not valid.
    """
    tables = read_tables(path, {"complaints", "praises", "news"})
    return Verdicts(*(checked_texts(tables, name, path.name) for name in ("complaints", "praises", "news")))
