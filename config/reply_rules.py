"""What a public reply must not say: `reply_guard.toml` read and checked."""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from config.errors import HeedError

KINDS = ("confirms", "treatment", "time", "name")


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
def load_reply_rules() -> tuple[ReplyRule, ...]:
    """Read the rules in the order of `KINDS`.

    Raises:
        HeedError: if the file is not valid.
    """
    return read_reply_rules(Path(__file__).with_name("reply_guard.toml"))


def read_reply_rules(path: Path) -> tuple[ReplyRule, ...]:
    """Read and check one file of rules.

    Raises:
        HeedError: naming the kind and the setting that cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise HeedError(f"{path.name} is not valid TOML: {error}.") from error
    if set(tables) != set(KINDS):
        raise HeedError(f"{path.name} must have exactly the tables {', '.join(KINDS)}.")
    return tuple(_rule(name, tables[name], f"{path.name}: [{name}]") for name in KINDS)


def _rule(name: str, table: Any, where: str) -> ReplyRule:
    if not isinstance(table, dict) or set(table) != {"title", "instead", "phrases", "harmless"}:
        raise HeedError(f"{where} must have exactly title, instead, phrases and harmless.")
    for key in ("title", "instead"):
        if not isinstance(table[key], str) or not table[key].strip():
            raise HeedError(f"{where} {key} must be text.")
    for key in ("phrases", "harmless"):
        given = table[key]
        if not isinstance(given, list) or not all(isinstance(one, str) and one.strip(" .*|") for one in given):
            raise HeedError(f"{where} {key} must be a list of texts, none of which is empty.")
    return ReplyRule(
        name, table["title"], table["instead"], _spelt_out(table["phrases"]), _spelt_out(table["harmless"])
    )


def _spelt_out(phrases: list[str]) -> tuple[str, ...]:
    """Write out the alternatives: "was|were seen" stands for two phrases."""
    return tuple(
        " ".join(words) for phrase in phrases for words in product(*(word.split("|") for word in phrase.split()))
    )
