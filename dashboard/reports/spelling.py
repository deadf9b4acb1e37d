"""A report in the spelling it asks for; words that people typed themselves stay as they are."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dashboard.reports.figures import Deed, Mark, Report
from dashboard.spelling import american

# What people typed, or what must stay as it is to be found again.
_AS_IT_IS = {"title", "owner", "site_title", "place_title", "provider_title", "name", "snapshot", "labeller", "theme"}

Spelled = TypeVar("Spelled")


def spelled(report: Report) -> Report:
    """Give a report in the spelling it asks for."""
    return _american(report) if report.spelling == "american" else report


def _american(value: Spelled) -> Spelled:
    changed: Any = value
    if isinstance(value, str):
        changed = american(value)
    elif isinstance(value, tuple):
        changed = tuple(_american(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        kept = _AS_IT_IS if isinstance(value, Deed | Mark | Report) else {"theme", "site_title", "labeller", "said"}
        names = [each.name for each in fields(value) if each.name not in kept]
        changed = replace(value, **{name: _american(getattr(value, name)) for name in names})
    return changed  # type: ignore[no-any-return]
