"""Words that praise or complain in the mouths of patients, as read from `valence.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.errors import HeedError


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
def load_valence() -> Valence:
    """Read the phrases.

    Raises:
        HeedError: if the file is not valid, or a phrase stands on both sides.
    """
    return read_valence(Path(__file__).parent / "valence.toml")


def read_valence(path: Path) -> Valence:
    """Read and check one file of phrases.

    Raises:
        HeedError: if the file is not valid, or a phrase stands on both sides.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise HeedError(f"{path.name} is not valid TOML: {error}.") from error
    if set(table) != {"complaints", "praises"}:
        raise HeedError(f"{path.name} must have the two lists `complaints` and `praises`, and nothing else.")
    for name, phrases in table.items():
        if not isinstance(phrases, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
            raise HeedError(f"{path.name}: {name} must be a list of texts.")
    both = set(table["complaints"]) & set(table["praises"])
    if both:
        raise HeedError(f"{path.name}: {min(both)!r} cannot both complain and praise: take it out of one list.")
    return Valence(tuple(table["complaints"]), tuple(table["praises"]))
