"""A report in the spelling it asks for; words that people typed themselves stay as they are."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dashboard.reports.figures import Deed, Mark
from dashboard.reports.report import Report
from dashboard.words.spelling import american

# What people typed, or what must stay as it is to be found again.
_AS_IT_IS = {"title", "owner", "site_title", "place_title", "provider_title", "name", "snapshot", "labeller", "theme"}
# In the other parts of a report the title is that of a theme, which is ours.
_OF_A_PART = {"theme", "site_title", "labeller", "said", "owner"}

Spelled = TypeVar("Spelled")


def spelled(report: Report) -> Report:
    """Give a report in the spelling it asks for."""
    if report.spelling != "american":
        return report
    typed = {report.provider_title, report.place_title, *(each.title for each in report.places)}
    typed |= {each.title for each in report.actions} | {each.title for each in report.marks}
    typed |= {place for signal in report.signals for place in signal.places}
    return _american(report, {american(name): name for name in typed if american(name) != name})


def _american(value: Spelled, typed: Mapping[str, str]) -> Spelled:
    """Spell what is said in a value, and give back the names that people typed."""
    changed: Any = value
    if isinstance(value, str):
        changed = american(value)
        for name in sorted(typed, key=len, reverse=True):
            changed = changed.replace(name, typed[name])
    elif isinstance(value, tuple):
        changed = tuple(_american(item, typed) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        kept = _AS_IT_IS if isinstance(value, Deed | Mark | Report) else _OF_A_PART
        names = [each.name for each in fields(value) if each.name not in kept]
        changed = replace(value, **{name: _american(getattr(value, name), typed) for name in names})
    return changed  # type: ignore[no-any-return]
