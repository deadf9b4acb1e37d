"""What a mention can be about, as read from `taxonomy.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from config.cues import checked_text, checked_texts, read_toml
from config.errors import HeedError

NO_THEME = "none"

_FRAMEWORKS = {"hcat", "cg_cahps", "hcahps", "cqc"}
_FILE = Path(__file__).with_name("taxonomy.toml")


@dataclass(frozen=True, eq=False)
class Theme:
    """One entry of the taxonomy.

    Attributes:
        name: Short name, snake_case.
        title: Name as people know it.
        meaning: What belongs to it, in one line.
        parent: The group it belongs to.
        phrases: Invented examples.
        cues: Words that nearly always mean it; `*` ends a word's beginning, a space joins neighbouring words.
        sure: Words that mean it for certain, whatever training says; `..` are up to four words.
        is_safety_critical: Whether a single complaint about it raises an alert.
        nhs_labels: Names in the NHS patient-experience framework, version 6.
        least_likeness: Where there are no labelled examples: cosine to the nearest phrase from which it is meant.
        crosswalk: Framework (`hcat`, `cg_cahps`, `hcahps`, `cqc`) to its name there, empty where it has none.
    """

    name: str
    title: str
    meaning: str
    parent: str
    phrases: tuple[str, ...]
    cues: tuple[str, ...]
    nhs_labels: tuple[str, ...]
    crosswalk: Mapping[str, str]
    sure: tuple[str, ...] = ()
    is_safety_critical: bool = False
    least_likeness: float = 0.62


@cache
def load_themes(path: Path = _FILE) -> tuple[Theme, ...]:
    """Read the themes in the order of the file.

    Raises:
        HeedError: if an entry lacks a value or has one of the wrong kind, or two entries claim one label.
    """
    themes = tuple(_theme(path.name, name, table) for name, table in read_toml(path).items())
    claimed: dict[str, str] = {}
    for theme in themes:
        for label in theme.nhs_labels:
            if label in claimed:
                raise HeedError(f"{path.name}: both {claimed[label]} and {theme.name} claim the label {label!r}.")
            claimed[label] = theme.name
    return themes


def _theme(file: str, name: str, table: Any) -> Theme:
    where = f"{file}: [{name}]"
    if not re.fullmatch(r"[a-z][a-z_]*", name) or name == NO_THEME:
        raise HeedError(f"{where} is no theme name: use small letters and underscores, and not {NO_THEME!r}.")
    known = {field.name for field in fields(Theme)} - {"name"}
    if not isinstance(table, dict) or set(table) | {"sure", "is_safety_critical", "least_likeness"} != known:
        raise HeedError(f"{where} must have exactly {', '.join(sorted(known))}.")
    table = {"sure": [], **table}
    if set(table["crosswalk"]) != _FRAMEWORKS:
        raise HeedError(f"{where} crosswalk must name {', '.join(sorted(_FRAMEWORKS))}.")
    return Theme(
        name=name,
        title=checked_text(table, "title", where),
        meaning=checked_text(table, "meaning", where),
        parent=checked_text(table, "parent", where),
        phrases=checked_texts(table, "phrases", where),
        cues=checked_texts(table, "cues", where),
        nhs_labels=checked_texts(table, "nhs_labels", where),
        crosswalk=dict(table["crosswalk"]),
        sure=checked_texts(table, "sure", where),
        is_safety_critical=table.get("is_safety_critical") is True,
        least_likeness=_likeness(where, table.get("least_likeness", Theme.least_likeness)),
    )


def _likeness(where: str, given: Any) -> float:
    if not isinstance(given, float) or not 0 < given <= 1:
        raise HeedError(f"{where} least_likeness must be a number between 0 and 1.")
    return given
