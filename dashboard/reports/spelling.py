"""British spelling turned American, dates included; words that people typed themselves stay as they are."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dashboard.reports.figures import Deed, Report

_WORDS = {
    "organisation": "organization", "labeller": "labeler", "labelled": "labeled", "standardised": "standardized",
    "centre": "center", "programme": "program", "behaviour": "behavior", "analysed": "analyzed", "colour": "color",
    "recognised": "recognized", "summarised": "summarized",
}  # fmt: skip
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ((?:{_MONTH})[a-z]*) (\d{{4}})")
_BRITISH = re.compile("|".join(_WORDS), re.IGNORECASE)
# What people typed, or what must stay as it is to be found again.
_AS_IT_IS = {"title", "owner", "site_title", "place_title", "provider_title", "name", "snapshot", "labeller", "theme"}

Spelled = TypeVar("Spelled")


def spelled(report: Report) -> Report:
    """Give a report in the spelling it asks for."""
    return _american(report) if report.spelling == "american" else report


def american(text: str) -> str:
    """Write one text in American spelling, months before days."""
    return _DAY_FIRST.sub(r"\2 \1, \3", _BRITISH.sub(_word, text))


def _word(found: "re.Match[str]") -> str:
    word = _WORDS[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word


def _american(value: Spelled) -> Spelled:
    changed: Any = value
    if isinstance(value, str):
        changed = american(value)
    elif isinstance(value, tuple):
        changed = tuple(_american(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        kept = _AS_IT_IS if isinstance(value, Deed | Report) else {"theme", "site_title", "labeller"}
        names = [each.name for each in fields(value) if each.name not in kept]
        changed = replace(value, **{name: _american(getattr(value, name)) for name in names})
    return changed  # type: ignore[no-any-return]
