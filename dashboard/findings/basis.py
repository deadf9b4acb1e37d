"""What the figures of a screen rest on: how many mentions, from where, of which days, judged by what."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from dashboard.filters import Filters, day_in_words
from dashboard.findings.audit_age import agreement, audit_age, counted_labellers
from dashboard.words.labeller_words import judged_by_machine
from dashboard.words.spelling import spelled
from dashboard.words.wording import counted, listed
from warehouse.ask import Ask


@dataclass(frozen=True)
class Basis:
    """What figures rest on.

    Attributes:
        words: It in words, parted by semicolons, of small letters at the start.
        not_about_care: How many mentions were left out as not about care; None where that may not be told.
        reposts: How many as reposts or near copies; None likewise.
        agreement: How often people agreed at the last audit, in words; empty where there was none.
    """

    words: str
    not_about_care: int | None
    reposts: int | None
    agreement: str


def basis_of(ask: Ask, filters: Filters, is_refused: bool) -> Basis:
    """Find out what figures rest on.

    Args:
        ask: Answers questions.
        filters: What the figures are filtered by.
        is_refused: Whether no figure may be shown with these filters.
    """
    coverage = without_small(ask("coverage", **filters.parameters()).iloc[0], is_refused)
    heard = ask("mentions_by_place", **filters.parameters()).groupby("source")["mentions"].sum()
    titles = ask("sources", provider=filters.provider).set_index("source")["title"]
    sources = [str(titles[source]) for source in heard.sort_values(ascending=False, kind="stable").index]
    labellers = counted_labellers(ask)
    audits = ask("last_audit", provider=filters.provider)
    # Where few mentions were not scored, those that were are said by themselves.
    is_alone = coverage["mentions"] is None and coverage["scored"] is not None
    all_of_them = "" if is_alone else f"{counted(coverage['mentions'], 'mention')}, "
    told = (
        f"{all_of_them}{counted(coverage['scored'], 'scored mention')}",
        f"{counted(coverage['writers'], 'writer')} as {counted(coverage['voices'], 'voice')}",
        f"sources: {listed(sources) or 'none'}",
        f"{day_in_words(filters.first_day)} to {day_in_words(filters.last_day)}",
        spelled(judged_by_machine(labellers)),
        spelled(audit_age(audits, labellers, filters.data_last_day)),
    )
    agreed = agreement(audits) if len(audits) else ""
    return Basis("; ".join(told), coverage["not_about_care"], coverage["reposts"], agreed)


def without_small(coverage: "pd.Series[Any]", is_refused: bool = False) -> "pd.Series[Any]":
    """Hide what few mentions were left out, and the count from which they would follow; all of it where refused."""
    told = coverage.astype(object)
    if is_refused:
        return told.where(coverage == 0, None)
    for name in ("not_about_care", "reposts"):
        told[name] = None if 0 < coverage[name] < MINIMUM_MENTIONS else coverage[name]
    if 0 < coverage["mentions"] - coverage["scored"] < MINIMUM_MENTIONS:
        told["mentions"] = None
    return told
