"""What may be a claim to check: `claims.toml` read and checked."""

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from config.errors import HeedError

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
    """

    about: str
    title: str
    meaning: str
    phrases: tuple[str, ...]
    denied: tuple[str, ...]


@cache
def load_claim_cues() -> tuple[ClaimCues, ...]:
    """Read the kinds of claims in the order of `ABOUT`.

    Raises:
        HeedError: if the file is not valid.
    """
    return read_claim_cues(_FILE)


def claims_fingerprint() -> str:
    """Give a short text that changes whenever the file is edited, for the version of the labeller."""
    return sha256(_FILE.read_bytes()).hexdigest()[:8]


def read_claim_cues(path: Path) -> tuple[ClaimCues, ...]:
    """Read and check one file of cues.

    Raises:
        HeedError: naming the table and the setting that cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise HeedError(f"{path.name} is not valid TOML: {error}.") from error
    if set(tables) != set(ABOUT):
        raise HeedError(f"{path.name} must have exactly the tables {' and '.join(ABOUT)}.")
    found = []
    for about in ABOUT:
        table, where = tables[about], f"{path.name}: [{about}]"
        if not isinstance(table, dict) or set(table) != {"title", "meaning", "phrases", "denied"}:
            raise HeedError(f"{where} must have exactly title, meaning, phrases and denied.")
        if not all(isinstance(table[key], str) and table[key].strip() for key in ("title", "meaning")):
            raise HeedError(f"{where} title and meaning must be text.")
        for key in ("phrases", "denied"):
            given = table[key]
            if not isinstance(given, list) or not all(isinstance(one, str) and one[:1].isalnum() for one in given):
                raise HeedError(f"{where} {key} must be a list of texts that begin with a letter or digit.")
        found.append(
            ClaimCues(about, table["title"], table["meaning"], tuple(table["phrases"]), tuple(table["denied"]))
        )
    return tuple(found)
