"""How a report's figures were made, and what they cannot say."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.statistics.detection_delay import doubling_sentence
from config.taxonomy import load_themes
from dashboard.filters import Filters, day_in_words
from dashboard.findings.audit_age import agreement, audit_age, counted_labellers
from dashboard.findings.raised_alerts import Watch
from dashboard.reports.figures import Coverage, Equivalent, Method, TrendPoint
from dashboard.reports.period import Period
from dashboard.reports.present import about
from dashboard.words.labeller_words import judged_by_machine
from dashboard.words.wording import WHO_WROTE, listed
from warehouse.ask import Ask
from warehouse.doubtful_imports import known_of

NO_FIGURE = "no figure on labelled data"
# The screen Data has every figure with its name.
_QUALITY = {
    "accuracy": "right for {} in 100",
    "macro_f1": "{} of 100 (all found and none wrong would be 100) if rare ones count as much as common ones",
    "micro_f1": "{} if every mention counts alike",
}


def unfinished_sentence(filters: Filters, period: Period, published: str) -> str:
    """Say that more mentions of the period may come: it is not over, or its last days hold none; empty else.

    Args:
        filters: The days that hold data.
        period: The month or quarter.
        published: When the snapshot was published, UTC, as text.
    """
    if period.last_day <= filters.data_last_day:
        return ""
    last = f"the last mention is of {day_in_words(filters.data_last_day)}"
    differs = "a later report of the same period differs from it by what few people wrote since."
    if pd.Timestamp(published).date() <= period.last_day:
        return f"{period.in_words()} is not over: {last}. Do not hand this on: {differs}"
    return f"{period.in_words()} may not be complete: {last}. Hand this on when no more will come: {differs}"


def limits(filters: Filters, period: Period, watched: Watch, facts: Mapping[str, str]) -> tuple[str, ...]:
    """List what a reader must know before acting on the figures; takes what a snapshot says of itself, too."""
    said = [
        f"{WHO_WROTE} Who writes differs by age, education and use of the internet, and no figure here is weighted to "
        "correct that.",
        "A complaint is a negative or mixed mention. A voice is one writer in one week. Reposts and mentions that are "
        "not about care are left out. Theme shares are of all scored mentions.",
        "A report counts mentions, so that a writer counts as often as they wrote; the dashboard counts voices, so its "
        "shares differ where some write often. A change, a site or a month is called more than chance only where it is "
        "so by both; signals and verdicts on actions rest on voices.",
        "A share needs 10 mentions, and is else “not told”; one of 10 to 29 is unstable.",
        "Intervals are 95 % (Newcombe for differences) and take labels as they are: what the labellers get wrong is "
        "not in them.",
        "Sites differ in who writes and where: this is no ranking and no target.",
    ]
    if watched.mentions_a_week:
        said.append(doubling_sentence(watched.mentions_a_week, watched.sharing, to_the_nearest=10))
    if unfinished := unfinished_sentence(filters, period, facts["published_at"]):
        said.insert(0, unfinished)
    if period.before().first_day < filters.data_first_day:
        said.insert(0, f"The period before is not complete: data begin on {day_in_words(filters.data_first_day)}.")
    if known_of(facts, filters.provider):
        said.insert(
            0,
            "An import is in doubt: its marks say the opposite of its words, or its answers came before. Until that is "
            "put right, praise may be counted as complaint, or one answer as two.",
        )
    return tuple(said)


def rests_on(ask: Ask, filters: Filters, trend: Sequence[TrendPoint], coverage: Coverage, period: Period) -> str:
    """Say under the chart what it rests on: who posts, how many, where from, when, which versions, the last audit."""
    said, counts = [], []
    if coverage.scored is not None:
        writers = f" by {about(coverage.writers)} writers" if coverage.writers else ""
        counts.append(f"{coverage.scored:,} scored mentions{writers} in {period.in_words()}")
    if trend:
        counts.append(
            f"{sum(point.mentions or 0 for point in trend):,} {'' if counts else 'mentions '}in the months drawn"
        )
        said.append(f"{trend[0].day:%B %Y} to {trend[-1].day:%B %Y}")
    if counts:
        said.insert(0, ", ".join(counts))
    titles = listed(ask("sources", provider=filters.provider)["title"].tolist()) or "none"
    said.append(f"{'sources' if said else 'Sources'}: {titles}")
    labellers = counted_labellers(ask)
    said.append(judged_by_machine(labellers))
    audits = ask("last_audit", provider=filters.provider)
    said.append(audit_age(audits, labellers, period.last_day))
    return f"{WHO_WROTE} {'; '.join(said)}."


def methods(ask: Ask) -> tuple[Method, ...]:
    """List the labellers in use with their versions and their figures on labelled data."""
    rows = ask("labellers")
    rows = rows[rows["is_current"]].sort_values("labeller")
    return tuple(
        Method(str(row["labeller"]), str(row["version"]), said := _quality(row["figures"]), said != NO_FIGURE)
        for row in rows.to_dict("records")
    )


def audit_sentence(ask: Ask, filters: Filters) -> str:
    """Say when people last audited the labels, and how often they agreed."""
    rows = ask("last_audit", provider=filters.provider)
    if rows.empty:
        return (
            "No audit of these labels by people of this organisation is on record in this snapshot: the figures above "
            "are from the labellers' own test data."
        )
    judged = f"{pd.Timestamp(rows['judged_at'].max()):%Y-%m-%d}"
    drawn = int(rows["sampled"].max())
    return (
        f"People last audited these labels up to {judged}: of {drawn:,} mentions drawn they agreed with "
        f"{agreement(rows)}. Not weighted to all mentions."
    )


def crosswalk(first: Sequence[str]) -> tuple[Equivalent, ...]:
    """Give the themes in other frameworks, those named first in their order, then the rest of the taxonomy."""
    themes = {theme.name: theme for theme in load_themes()}
    order = [name for name in first if name in themes] + [name for name in themes if name not in first]
    return tuple(
        Equivalent(themes[name].title, *(themes[name].crosswalk[key] for key in ("cqc", "cg_cahps", "hcahps", "hcat")))
        for name in order
    )


def _quality(figures: object) -> str:
    if not isinstance(figures, str) or pd.isna(figures):
        return NO_FIGURE
    known = json.loads(figures)
    if isinstance(known.get("own_themes"), dict):
        return _quality_of_own(known["own_themes"])
    # The model of sentiment was measured with and without the rating; a report says what text alone can do.
    known = known | known["text"] if isinstance(known.get("text"), dict) else known
    measured = {key: known[key] * 100 for key in _QUALITY if isinstance(known.get(key), float)}
    words = [_QUALITY[key].format(f"{value:.0f}") for key, value in measured.items()]
    if not words:
        return "measured: see the Data screen"
    n = f"{known['n']:,} " if isinstance(known.get("n"), int) else ""
    return f"{', '.join(words)}; measured on {n}NHS comments that people labelled, none of which it had learnt from"


def _quality_of_own(themes: dict[str, dict[str, float]]) -> str:
    told = [f"{name}: {of['recall'] * of['examples']:.0f} of {of['examples']} examples" for name, of in themes.items()]
    return f"found of examples left out of training: {listed(told)}"
