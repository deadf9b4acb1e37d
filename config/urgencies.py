"""What a person must read today: `urgency.toml`, read and checked."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from config.cues import checked_keys, checked_text, checked_texts, read_tables
from config.errors import HeedError

URGENCY_KINDS = ("self_harm", "safeguarding", "medication_error", "safety")
_FILE = Path(__file__).with_name("urgency.toml")
_GROUP = re.compile(r"<([a-z_]+)>")
_LISTS = ("phrases", "in_complaints", "denied")


@dataclass(frozen=True, eq=False)
class Urgency:
    """What a person must read today, and how to find it. Patterns are as `analysis.texts.word_patterns` reads them.

    Attributes:
        name: One of `URGENCY_KINDS`.
        title: Name as people know it.
        meaning: What belongs to it.
        even_in_praise: Whether `phrases` count in mentions that are full of praise.
        phrases: Patterns that point to it.
        in_complaints: Patterns that point to it only in a mention that complains.
        denied: Patterns that hold such words and do not mean it.
        examples: Invented sentences of this kind.
    """

    name: str
    title: str
    meaning: str
    even_in_praise: bool
    phrases: tuple[str, ...]
    in_complaints: tuple[str, ...]
    denied: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def load_harmless() -> tuple[str, ...]:
    """Read the invented sentences that are not urgent.

    Raises:
        HeedError: if the file is not valid.
    """
    tables = _read(_FILE)
    table = checked_keys(tables["harmless"], {"examples"}, f"{_FILE.name}: [harmless]")
    return checked_texts(table, "examples", f"{_FILE.name}: [harmless]")


@cache
def load_urgencies(path: Path = _FILE) -> tuple[Urgency, ...]:
    """Read the kinds of urgency, in the order of `URGENCY_KINDS`.

    Raises:
        HeedError: if the file is not valid.
    """
    tables = _read(path)
    words = tables["words"]
    if not isinstance(words, dict):
        raise HeedError(f"{path.name}: [words] must be a table of groups of words.")
    groups = {name: "|".join(checked_texts(words, name, f"{path.name}: [words]")) for name in words}
    found = []
    for name in URGENCY_KINDS:
        where = f"{path.name}: [{name}]"
        table = checked_keys(tables[name], {"title", "meaning", "even_in_praise", "examples", *_LISTS}, where)
        if not isinstance(table["even_in_praise"], bool):
            raise HeedError(f"{where} even_in_praise must be true or false.")
        lists = {key: _patterns(checked_texts(table, key, where), groups, f"{where} {key}") for key in _LISTS}
        found.append(
            Urgency(
                name=name,
                title=checked_text(table, "title", where),
                meaning=checked_text(table, "meaning", where),
                even_in_praise=table["even_in_praise"],
                examples=checked_texts(table, "examples", where),
                **lists,
            )
        )
    return tuple(found)


def _read(path: Path) -> dict[str, Any]:
    return read_tables(path, {"words", "harmless", *URGENCY_KINDS})


def _patterns(given: tuple[str, ...], groups: dict[str, str], where: str) -> tuple[str, ...]:
    """Put the words of groups in the place of their names."""
    for pattern in given:
        unknown = [name for name in _GROUP.findall(pattern) if name not in groups]
        if unknown:
            raise HeedError(f"{where}: {pattern!r} names <{unknown[0]}>, which [words] does not have.")
    return tuple(_GROUP.sub(lambda name: groups[name[1]], pattern) for pattern in given)
