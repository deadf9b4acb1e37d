"""Themes that an organisation adds to the taxonomy: a name, a meaning, and at least ten example phrases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from config.errors import HeedError, refuse_unknown
from config.taxonomy import NO_THEME, load_themes

FEWEST_EXAMPLES = 10
LONGEST_TITLE = 60
LONGEST_PHRASE = 300
OWN = "Our own"

_LONGEST = {"title": LONGEST_TITLE, "meaning": LONGEST_PHRASE, "parent": LONGEST_TITLE}
_KEYS = {"title", "meaning", "parent", "examples"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class OwnTheme:
    """One theme that an organisation added.

    Attributes:
        name: Short name, snake_case.
        title: Name as people know it.
        meaning: What belongs to it, in one line.
        examples: Phrases that are about it.
        parent: The group it belongs to.
        origin: Where it was added, for messages.
    """

    name: str
    title: str
    meaning: str
    examples: tuple[str, ...]
    parent: str = OWN
    origin: str = "heed.toml"


def read_own_themes(tables: Any) -> tuple[OwnTheme, ...]:
    """Read and check the tables `[theme.NAME]` of heed.toml.

    Raises:
        HeedError: if one lacks a setting, has an unknown one, has too few examples, or is called like another theme.
    """
    if not isinstance(tables, dict):
        raise HeedError("heed.toml: theme must be a table for each theme: [theme.parking_app] ...")
    return checked([_theme(name, table) for name, table in tables.items()])


def checked(themes: Iterable[OwnTheme]) -> tuple[OwnTheme, ...]:
    """Return the themes, once their names and titles are nobody else's.

    Raises:
        HeedError: if two themes share a name or a title.
    """
    known = {theme.name: "the taxonomy of heed" for theme in load_themes()} | {NO_THEME: "the taxonomy of heed"}
    titles = {theme.title.casefold(): "the taxonomy of heed" for theme in load_themes()}
    kept = tuple(themes)
    for theme in kept:
        where = f"{theme.origin}: the theme {theme.name!r}"
        if theme.name in known:
            raise HeedError(f"{where} has the name of one in {known[theme.name]}: choose another name.")
        if theme.title.casefold() in titles:
            raise HeedError(f"{where} is titled {theme.title!r} like one in {titles[theme.title.casefold()]}.")
        known[theme.name] = titles[theme.title.casefold()] = theme.origin
    return kept


def name_of(title: str) -> str:
    """Make the short name of a theme from its title: "Car park app" is car_park_app.

    Raises:
        HeedError: if the title has no letter of a to z.
    """
    name = "_".join(re.findall(r"[a-z0-9]+", title.casefold())).lstrip("0123456789_")
    if not name:
        raise HeedError(f"A theme needs a title with letters of a to z; {title!r} has none.")
    return name


def distinct_phrases(phrases: Iterable[str]) -> tuple[str, ...]:
    """Give phrases without blank ones and repetitions, in order; case and spaces make no difference."""
    kept = {" ".join(phrase.split()).casefold(): " ".join(phrase.split()) for phrase in reversed(list(phrases))}
    return tuple(phrase for phrase in reversed(kept.values()) if phrase)


def enough(where: str, examples: tuple[str, ...]) -> tuple[str, ...]:
    """Return the examples of a theme, if they are enough and none is too long.

    Raises:
        HeedError: if they are too few, or one is longer than a phrase.
    """
    if len(examples) < FEWEST_EXAMPLES:
        raise HeedError(
            f"{where} has {len(examples)} different example phrases; it needs at least {FEWEST_EXAMPLES}, as patients "
            "would say it. With fewer neither the theme nor its figures can be trusted."
        )
    long = next((phrase for phrase in examples if len(phrase) > LONGEST_PHRASE), None)
    if long is not None:
        raise HeedError(f"{where}: an example has at most {LONGEST_PHRASE} characters; shorten {long[:40]!r}...")
    return examples


def _theme(name: str, table: Any) -> OwnTheme:
    where = f"heed.toml: [theme.{name}]"
    if not _NAME.fullmatch(name):
        raise HeedError(f"{where} is no theme name: use small letters, digits and underscores, as in parking_app.")
    if not isinstance(table, dict):
        raise HeedError(f"{where} must be a table with title, meaning and examples.")
    refuse_unknown(table, _KEYS, where)
    words = {"title": name.replace("_", " ").capitalize(), "parent": OWN} | table
    for key in ("title", "meaning", "parent"):
        if not isinstance(words.get(key), str) or not 0 < len(words[key].strip()) <= _LONGEST[key]:
            raise HeedError(f"{where}: {key} must be text in quotes, of at most {_LONGEST[key]} characters.")
    given: Any = words.get("examples", [])
    if not isinstance(given, list) or not all(isinstance(phrase, str) for phrase in given):
        raise HeedError(f"{where}: examples must be a list of texts in quotes.")
    examples = enough(where, distinct_phrases(given))
    return OwnTheme(name, words["title"].strip(), words["meaning"].strip(), examples, words["parent"].strip())
