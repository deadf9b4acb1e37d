"""Lines that every format of a report sets: where and when, by what it was made, and what became of an action."""

import re
from collections.abc import Sequence
from datetime import date

from dashboard.palette import GREEN, ORANGE, QUIET
from dashboard.reports.figures import Change, Coverage, Deed, Mark, Method, Signal
from dashboard.reports.report import Report

DEMONSTRATION = "Demonstration: everything here is invented."
TREND_NOTE = "One point a month; a month whose counts are not told has none."
# What the band of a chart is: limits that a month may go beyond, or how surely each month is known.
CHANCE, INTERVAL = "what chance allows", "the 95 % interval of each point"
# Verdict -> its sign and words, and the colour that repeats them.
_VERDICTS = {
    "fewer": ("▼ fewer complaints", GREEN),
    "more": ("▲ more complaints", ORANGE),
    "not comparable": ("≠ not comparable", QUIET),
    "cannot tell yet": ("? cannot tell yet", QUIET),
}
_DIGEST = re.compile(r"[0-9a-f]{8}")


def days_line(report: Report) -> str:
    """Say which days it covers."""
    return f"{day_words(report.first_day, report.spelling)} to {day_words(report.last_day, report.spelling)}"


def foot_line(report: Report) -> str:
    """Say at the foot of a page whose report it is, of when, and from which snapshot."""
    return joined((report.provider_title, report.place_title, report.period, report.snapshot))


def made_line(report: Report) -> str:
    """Say from what it was made."""
    return f"Snapshot {report.snapshot}, published {report.published_at} UTC by heed {report.heed_version}."


def since_line(signal: Signal, spelling: str) -> str:
    """Say since when a complaint emerges, and where."""
    return joined((f"since the week of {day_words(signal.since, spelling)}", *signal.places))


def deed_line(deed: Deed, spelling: str) -> str:
    """Say when, where and for which theme something was done, and who owns it."""
    return joined((day_words(deed.day, spelling), deed.site_title or "all places", deed.theme_title, deed.owner))


def verdict_line(verdict: str) -> tuple[str, str]:
    """Give the sign and words of a verdict, and the colour that repeats them."""
    return _VERDICTS[verdict]


def colour_of(change: Change) -> str | None:
    """Give the colour of a change beyond chance: more complaints, or fewer; None for any other."""
    return (ORANGE if (change.change or 0) > 0 else GREEN) if change.is_signal else None


def coverage_sentence(held: Coverage) -> str:
    """Say what the figures rest on and what was left out."""
    heard = "" if held.mentions is None else f"{held.mentions:,} mentions about care, "
    wrote = "" if held.writers is None else f" by about {held.writers:,} writers"
    left = ((held.not_about_care, "not about care"), (held.reposts, "reposts"), (held.not_scored, "not scored"))
    listing = ", ".join(f"{'some' if number is None else f'{number:,}'} {words}" for number, words in left)
    scored = "How many were scored is not told" if held.scored is None else f"{heard}{held.scored:,} scored{wrote}"
    return f"{scored}. Left out: {listing}."


def version_words(version: str) -> str:
    """Name a version by its number and the first digest of what it was made of; workbooks and rows hold all of it."""
    first = _DIGEST.search(version)
    return version if first is None or first.end() == len(version) else f"{version[: first.end()]}…"


def others_sentence(methods: Sequence[Method]) -> str:
    """Name the labellers of which no figure on labelled data is known; empty where there are none."""
    names = [f"{each.labeller} {version_words(each.version)}" for each in methods if not each.is_measured]
    return f"Without a figure on labelled data: {', '.join(names)}." if names else ""


def limit_names(report: Report) -> tuple[str, str]:
    """Name the edges of the band of the chart, as *Trends* names them."""
    return ("Lower limit", "Upper limit") if report.trend_band == CHANCE else ("95 % from", "95 % to")


def mark_lines(marks: Sequence[Mark], spelling: str) -> list[str]:
    """Say what the marks of the chart mean, one line each."""
    return [f"{mark.word} · {day_words(mark.day, spelling)}: {mark.title}" for mark in marks]


def day_words(day: date, spelling: str) -> str:
    """Write a day so that nobody mistakes its month."""
    return f"{day:%b} {day.day}, {day.year}" if spelling == "american" else f"{day.day} {day:%b %Y}"


def joined(words: Sequence[str]) -> str:
    """Join what is there with middle dots."""
    return " · ".join(word for word in words if word)
