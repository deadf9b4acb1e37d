"""What may be a claim to check: `claims.toml` read and checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.cues import checked_keys, checked_text, checked_texts, read_tables

ABOUT = ("medicine", "us")
_FILE = Path(__file__).with_name("claims.toml")


@dataclass(frozen=True, eq=False)
class ClaimCues:
    """One kind of claim and how to find it.

    Attributes:
        about: One of `ABOUT`.
        title: How people read it.
        meaning: What belongs to it.
        phrases: Words that point to it.
        denied: Phrases that hold such words and do not mean it.
        unstated: Phrases of a clause that states nothing: a question, or what the clinic says itself.
    """

    about: str
    title: str
    meaning: str
    phrases: tuple[str, ...]
    denied: tuple[str, ...]
    unstated: tuple[str, ...]


@cache
def load_claim_cues(path: Path = _FILE) -> tuple[ClaimCues, ...]:
    """Read the kinds of claims in the order of `ABOUT`.

    Raises:
        HeedError: naming the table and the setting that cannot be used.
    """
    tables = read_tables(path, set(ABOUT))
    found = []
    for about in ABOUT:
        where = f"{path.name}: [{about}]"
        table = checked_keys(tables[about], {"title", "meaning", "phrases", "denied", "unstated"}, where)
        title, meaning = (checked_text(table, key, where) for key in ("title", "meaning"))
        phrases, denied, unstated = (checked_texts(table, key, where) for key in ("phrases", "denied", "unstated"))
        found.append(ClaimCues(about, title, meaning, phrases, denied, unstated))
    return tuple(found)
