"""What a report says of actions: verdicts, and no count of the weeks around them."""

from analysis.effects import Effect, told
from dashboard.action_effects import ActionEffect, action_effects
from dashboard.filters import Filters
from dashboard.raised_alerts import Ask
from dashboard.reports.figures import Deed
from dashboard.reports.present import share

_ACTIONS = 8


def deeds_of(ask: Ask, now: Filters, fewest: int) -> tuple[Deed, ...]:
    """Judge the newest actions up to the end of the report.

    Args:
        ask: Answers a question by its name.
        now: Provider, sites and days of the report.
        fewest: The least count above 0 that may be stated.
    """
    return tuple(_deed(effect, fewest) for effect in action_effects(ask, now, most=_ACTIONS))


def _deed(each: ActionEffect, fewest: int) -> Deed:
    found, exact = each.effect, told(each.effect)
    if exact not in each.sentence:
        raise ValueError(f"The sentence of the action {each.title!r} says its figures otherwise: {each.sentence}")
    counts = (
        found.complaints_before, found.complaints_after, found.mentions_before, found.mentions_after,
        found.mentions_before - found.complaints_before, found.mentions_after - found.complaints_after,
    )  # fmt: skip
    is_told = not any(0 < count < fewest for count in counts)
    low, high = (found.difference_low, found.difference_high) if is_told else (None, None)
    return Deed(
        each.title, each.day, each.owner, each.site_title, each.theme_title, found.verdict,
        each.sentence.replace(exact, _roughly(found) if is_told else "too few people to say how many"),
        _rough(found.difference) if is_told else None, _rough(low), _rough(high), tuple(found.cautions),
    )  # fmt: skip


def _roughly(effect: Effect) -> str:
    """Say the two shares so that two windows a week apart tell nothing of that week."""
    before = _side(effect.complaints_before, effect.mentions_before)
    return f"{before} before, {_side(effect.complaints_after, effect.mentions_after)} after"


def _side(complaints: int, mentions: int) -> str:
    if not mentions:
        return "no mentions"
    return f"{complaints / mentions * 100:.0f} in 100 of about {round(mentions, -1):,} mentions"


def _rough(value: float | None) -> float | None:
    """Give a difference to the nearest 1 in 1,000; None for NaN."""
    exact = share(value)
    return None if exact is None else round(exact, 3)
