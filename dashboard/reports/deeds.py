"""What a report says of actions: verdicts, and of the weeks around them no count nearer than to ten."""

import re

from analysis.before_after.effect import Effect, told
from analysis.statistics.intervals import newcombe
from dashboard.filters import Filters
from dashboard.findings.action_effects import ActionEffect, action_effects
from dashboard.reports.figures import Deed
from dashboard.reports.present import share, tens
from warehouse.ask import Ask

_ACTIONS = 8
# In which week most complained is no count that may leave.
_WEEK = re.compile(r"\bthe week of [^;,]*(?:, \d{4})? alone\b")
_TOO_FEW = "too few people to say how many"
_TREND = "than expected had the earlier trend continued"
# How much came from a source, and how far shares moved, tells of single mentions: that it is so is said, not the size.
_SIZES = re.compile(
    r" \(\d+ in 100 mentions\)|(?<=the mix of sources changed): the share [^:]* with the mix held fixed"
)


def deeds_of(ask: Ask, now: Filters, fewest: int) -> tuple[Deed, ...]:
    """Judge the newest actions up to the end of the report.

    Args:
        ask: Answers a question by its name.
        now: Provider, sites and days of the report.
        fewest: The least count above 0 that may be stated.
    """
    return tuple(_deed(effect, fewest) for effect in action_effects(ask, now, most=_ACTIONS))


def _deed(each: ActionEffect, fewest: int) -> Deed:
    found = each.effect
    said = _roughly(found) if _is_told(found, fewest) else _TOO_FEW
    difference, low, high = _difference(found) if said != _TOO_FEW else (None, None, None)
    return Deed(
        each.title, each.day, each.owner, each.site_title, each.theme_title, found.verdict, _sentence(each, said),
        difference, low, high, tuple(found.cautions),
    )  # fmt: skip


def _is_told(found: Effect, fewest: int) -> bool:
    counts = [found.complaints_before, found.complaints_after, found.mentions_before, found.mentions_after]
    counts += [found.mentions_before - found.complaints_before, found.mentions_after - found.complaints_after]
    return not any(0 < count < fewest for count in counts)


def _sentence(each: ActionEffect, said: str) -> str:
    """Say the verdict with counts to the nearest ten: those of two reports then tell nothing of the weeks between."""
    exact, verdict = told(each.effect), each.effect.verdict
    if exact not in each.sentence:
        raise ValueError(f"The sentence of the action {each.title!r} says its figures otherwise: {each.sentence}")
    if verdict not in ("fewer", "more"):
        opens = each.sentence.startswith(exact) or f". {exact}" in each.sentence
        rough = each.sentence.replace(exact, said[:1].upper() + said[1:] if opens else said)
        return _WEEK.sub("one week alone", _SIZES.sub("", rough))
    than = f" {_TREND}" if _TREND in each.sentence else ""
    return f"{verdict.capitalize()} complaints{than}: {said}."


def _roughly(found: Effect) -> str:
    before = _side(found.complaints_before, found.mentions_before)
    return f"{before} before, {_side(found.complaints_after, found.mentions_after)} after"


def _side(complaints: int, mentions: int) -> str:
    if not mentions:
        return "no mentions"
    some = f"about {tens(complaints):,}" if complaints else "none"
    return f"{some} of about {tens(mentions):,} mentions"


def _difference(found: Effect) -> tuple[float | None, float | None, float | None]:
    """Give the difference of the shares and its 95 % interval by the counts as they are said; None where unlike."""
    if not found.mentions_before or not found.mentions_after:
        return None, None, None
    size, low, high = newcombe(
        *(
            float(tens(count))
            for count in (
                found.complaints_before, found.mentions_before, found.complaints_after, found.mentions_after,
            )
        )
    )  # fmt: skip
    if found.verdict in ("fewer", "more") and (size < 0) != (found.verdict == "fewer"):
        return None, None, None
    return share(size), share(low), share(high)
