"""What a public reply must not say: `reply_guard.toml` read and checked."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from config.cues import checked_keys, checked_text, checked_texts, read_tables

KINDS = ("confirms", "treatment", "time", "name")
_FILE = Path(__file__).with_name("reply_guard.toml")


@dataclass(frozen=True)
class ReplyRule:
    """One kind of thing that a reply must not say.

    Attributes:
        name: One of `KINDS`.
        title: How people read it.
        instead: What to write instead.
        phrases: Words that point to it.
        harmless: Phrases that hold one of them and give nobody away.
    """

    name: str
    title: str
    instead: str
    phrases: tuple[str, ...]
    harmless: tuple[str, ...]


@cache
def load_reply_rules(path: Path = _FILE) -> tuple[ReplyRule, ...]:
    """Read the rules in the order of `KINDS`.

    Raises:
        HeedError: naming the kind and the setting that cannot be used.
    """
    tables = read_tables(path, set(KINDS))
    return tuple(_rule(name, tables[name], f"{path.name}: [{name}]") for name in KINDS)


def _rule(name: str, table: Any, where: str) -> ReplyRule:
    checked_keys(table, {"title", "instead", "phrases", "harmless"}, where)
    title, instead = (checked_text(table, key, where) for key in ("title", "instead"))
    phrases, harmless = (_spelt_out(checked_texts(table, key, where)) for key in ("phrases", "harmless"))
    return ReplyRule(name, title, instead, phrases, harmless)


def _spelt_out(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Write out the alternatives: "was|were seen" stands for two phrases."""
    return tuple(
        " ".join(words) for phrase in phrases for words in product(*(word.split("|") for word in phrase.split()))
    )
