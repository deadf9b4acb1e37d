"""Lists of phrases that people may edit, read from TOML and checked."""

import string
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.errors import HeedError

_FOLDER = Path(__file__).parent
_SEVERITY, _RELEVANCE = _FOLDER / "severity.toml", _FOLDER / "relevance.toml"


@dataclass(frozen=True, eq=False)
class Severity:
    """What makes a complaint severe.

    Attributes:
        usual: Level of a complaint without any of the phrases, 1-3.
        medium: Phrases of level 2.
        high: Phrases of level 3.
        denied: Phrases that hold such words and do not mean it.
    """

    usual: int
    medium: tuple[str, ...]
    high: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Relevance:
    """What tells a mention of care from one that is not about care.

    Attributes:
        sources: Sources whose mentions are judged; all others are about care by construction.
        care: Phrases of people who were cared for.
        not_care: Kind (jobs, news ...) to its phrases.
        care_examples: Invented texts about care.
        not_care_examples: Invented texts that are not.
    """

    sources: tuple[str, ...]
    care: tuple[str, ...]
    not_care: dict[str, tuple[str, ...]]
    care_examples: tuple[str, ...]
    not_care_examples: tuple[str, ...]


def fingerprint(name: str) -> str:
    """Give a short text that changes whenever one of the files is edited, for the version of a labeller."""
    return sha256((_FOLDER / f"{name}.toml").read_bytes()).hexdigest()[:8]


@cache
def load_severity(path: Path = _SEVERITY) -> Severity:
    """Read what makes a complaint severe.

    Raises:
        HeedError: if the file is not valid.
    """
    tables = read_tables(path, {"usual", "high", "medium", "denied"})
    if tables["usual"] not in (1, 2, 3):
        raise HeedError(f"{path.name}: usual must be 1, 2 or 3.")
    levels = {}
    for name in ("medium", "high"):
        where = f"{path.name}: [{name}]"
        levels[name] = checked_texts(checked_keys(tables[name], {"meaning", "phrases"}, where), "phrases", where)
    return Severity(tables["usual"], levels["medium"], levels["high"], checked_texts(tables, "denied", path.name))


@cache
def load_relevance(path: Path = _RELEVANCE) -> Relevance:
    """Read what tells care from anything else.

    Raises:
        HeedError: if the file is not valid.
    """
    tables = read_tables(path, {"sources", "care", "not_care"})
    care = checked_keys(tables["care"], {"phrases", "examples"}, f"{path.name}: [care]")
    if not isinstance(tables["not_care"], dict) or not tables["not_care"]:
        raise HeedError(f"{path.name}: not_care must have a table for each kind: [not_care.jobs] ...")
    kinds: dict[str, tuple[str, ...]] = {}
    examples: list[str] = []
    for name, table in tables["not_care"].items():
        where = f"{path.name}: [not_care.{name}]"
        checked_keys(table, {"phrases", "examples"}, where)
        kinds[name] = checked_texts(table, "phrases", where)
        examples += checked_texts(table, "examples", where)
    return Relevance(
        checked_texts(tables, "sources", path.name),
        checked_texts(care, "phrases", f"{path.name}: [care]"),
        kinds,
        checked_texts(care, "examples", f"{path.name}: [care]"),
        tuple(examples),
    )


def read_tables(path: Path, names: set[str]) -> dict[str, Any]:
    """Read a TOML file that must have exactly these tables; raises HeedError."""
    return checked_keys(read_toml(path), names, path.name)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raises HeedError."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise HeedError(f"{path.name} is not valid TOML: {error}.") from error


def checked_keys(table: Any, names: set[str], where: str) -> dict[str, Any]:
    """Give a table that must have exactly these keys; raises HeedError."""
    if not isinstance(table, dict) or set(table) != names:
        raise HeedError(f"{where} must have exactly {', '.join(sorted(names))}.")
    return table


def checked_text(table: dict[str, Any], key: str, where: str) -> str:
    """Give a text that must not be empty; raises HeedError."""
    if not isinstance(table[key], str) or not table[key].strip():
        raise HeedError(f"{where} {key} must be text.")
    return str(table[key])


def checked_texts(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Give a list of phrases that hold a word and do not begin with `*` or `..`; raises HeedError."""
    given = table[key]
    if not isinstance(given, list) or not all(isinstance(text, str) and _is_phrase(text) for text in given):
        raise HeedError(f"{where} {key} must be a list of texts with a word each; none begins with `*` or `..`.")
    return tuple(given)


def _is_phrase(text: str) -> bool:
    return bool(text.strip(string.punctuation + string.whitespace)) and not text.strip().startswith(("*", ".."))
