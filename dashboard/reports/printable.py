"""A report whose texts any file can hold, whatever a store, a desk or a setting calls its places and actions."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from warehouse.clean_text import clean

# Marks that turn the direction of what follows: a name could make a figure read backwards.
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 120
# What a place, an action or an owner is called stands in one line of a table or a chart.
_NAMES = {"title", "site_title", "place_title", "provider_title", "owner"}

Held = TypeVar("Held")


def printable(value: Held) -> Held:
    """Give a report with no text in it that XML refuses, that turns the writing around, or a name without end."""
    held: Any = value
    if isinstance(value, str):
        held = _TURNING.sub("", clean(value)[0])
    elif isinstance(value, tuple):
        held = tuple(printable(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: printable(getattr(value, each.name)) for each in fields(value)}
        held = replace(value, **(changed | {name: _name(changed[name]) for name in _NAMES & set(changed)}))
    return held  # type: ignore[no-any-return]


def _name(text: Any) -> Any:
    """Put a name on one line, and cut one that no line could hold."""
    if not isinstance(text, str):
        return text
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME]}…"
