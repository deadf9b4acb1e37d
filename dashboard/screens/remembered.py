"""Statistics of a screen, remembered for each snapshot and choice of filters."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.gap_trend import gap_trend, whole_weeks
from analysis.charts.rating_trend import rating_trend
from analysis.charts.trend import Trend, trend_of
from dashboard.access.narrowing import why_too_narrow, with_safe_days
from dashboard.data import Snapshot, current, decided, desk_stamp
from dashboard.filters import Filters
from dashboard.findings import period_changes
from dashboard.findings.action_effects import ActionEffect, action_effects, judged
from dashboard.findings.basis import Basis, basis_of
from dashboard.findings.breaks import unlike_sentences
from dashboard.findings.comparison import PeriodComparison, SiteComparison, compare_periods, compare_sites
from dashboard.findings.near_in_meaning import nearest_mentions
from dashboard.findings.raised_alerts import Watch, safety_critical, watch
from dashboard.findings.relabelled import without_verdict
from dashboard.findings.thin_points import without_thin
from dashboard.findings.triage_queue import queue
from dashboard.findings.urgent import Urgent, urgent_of
from dashboard.findings.volume_burst import volume_sentences
from dashboard.reports.compose import compose
from dashboard.reports.pdf import pages
from dashboard.reports.period import Period
from dashboard.reports.report import Report
from warehouse.store import Stamp

_KEPT = 200
# A choice reads as what it is; Streamlit would take each of its fields apart, dozens of times a drawing.
_READS_AS: Any = {Snapshot: repr, Filters: repr}
_remembered = st.cache_data(max_entries=_KEPT, show_spinner=False, hash_funcs=_READS_AS)
_OF_ACTION = ["action_id", "title", "day", "owner", "site", "theme", "site_title", "theme_title"]


def shown(asked: Filters) -> Filters:
    """Give filters as they may be answered, their days widened where they must be."""
    return _shown(current(), asked)


def refusal(filters: Filters) -> str:
    """Say why no figure may be shown with these filters; empty where they may."""
    return _refusal(current(), filters)


def basis(filters: Filters) -> Basis:
    """Give what figures rest on."""
    return _basis(current(), filters)


def watched(filters: Filters) -> Watch:
    """Give the alerts of the period."""
    return _watch(current(), filters)


def urgent(filters: Filters) -> Urgent:
    """Count what may need a person, as the desk has it now."""
    return _urgent(current(), filters, desk_stamp())


def volume(filters: Filters) -> list[str]:
    """Say whether more was written than usual."""
    return _volume(current(), filters)


def unlike(filters: Filters, earlier: Filters | None) -> list[str]:
    """Say what makes the period and an earlier one unlike; nothing where there is no earlier one."""
    return _unlike(current(), filters, earlier) if earlier else []


def theme_changes(filters: Filters) -> pd.DataFrame:
    """Give how complaints about each theme changed against the stretch before."""
    return _theme_changes(current(), filters)


def complaints_by_theme(filters: Filters) -> dict[str, int]:
    """Give theme to how many mentions complain about it, as the screen Read counts them."""
    return _complaints_by_theme(current(), filters)


def overall_change(filters: Filters) -> pd.Series:
    """Give how complaints about anything did."""
    return _overall_change(current(), filters)


def effects(filters: Filters, theme: str | None = None) -> list[ActionEffect]:
    """Give what the recorded actions did, newest first."""
    return _effects(current(), filters, theme)


def effect(filters: Filters, action: pd.Series) -> ActionEffect:
    """Give what one action did, as the desk has it now: action_id, title, day, owner, site, theme and their titles."""
    everything = replace(filters, first_day=filters.data_first_day)
    titled = action.reindex(_OF_ACTION)
    titled[["site_title", "theme_title"]] = titled[["site_title", "theme_title"]].fillna("")
    return _effect(current(), everything, tuple(None if pd.isna(value) else value for value in titled))


def trend(filters: Filters, theme: str | None, rebase: tuple[date, ...] = ()) -> Trend | None:
    """Give the chart of a theme from the first day of the data on; None where there is no whole week.

    Args:
        filters: What the screen is filtered by.
        theme: Name of the theme, None for complaints about anything.
        rebase: Days from which people gave the chart new limits.
    """
    return _trend(current(), filters, theme, rebase)


def grave_trend(filters: Filters, kind: str) -> Trend | None:
    """Give the chart of mentions of one kind of urgency; None where it is of one day at most, or of no whole week.

    Args:
        filters: The days and places that the chart shows.
        kind: One of `config.urgencies.URGENCY_KINDS`.
    """
    return _grave(current(), filters, kind)


def ratings(filters: Filters) -> Trend | None:
    """Give the chart of the mean rating; None where nobody gave one in a whole week."""
    return _ratings(current(), filters)


def sites_compared(filters: Filters, theme: str | None) -> SiteComparison:
    """Give the funnel of the places."""
    return _sites(current(), filters, theme)


def periods_compared(now: Filters, then: Filters, theme: str | None, title: str, words: str) -> PeriodComparison:
    """Give two periods side by side."""
    return _periods(current(), now, then, theme, title, words)


def report(filters: Filters, period: Period) -> Report:
    """Give the figures of a report."""
    return _report(current(), filters, period)


@st.cache_data(max_entries=_KEPT, show_spinner="Setting the pages")
def report_pages(report: Report) -> list[bytes]:
    """Give the pages of a report as PNG."""
    return pages(report)


@_remembered
def _report(snapshot: Snapshot, filters: Filters, period: Period) -> Report:
    return compose(snapshot.ask, filters, period)


def nearest(words: str, labelled: dict[str, Any]) -> pd.DataFrame:
    """Give the mentions nearest in meaning to some words."""
    return _nearest(current(), words, labelled)


@_remembered
def _nearest(snapshot: Snapshot, words: str, labelled: dict[str, Any]) -> pd.DataFrame:
    return nearest_mentions(snapshot.ask, words, labelled)


@_remembered
def _shown(snapshot: Snapshot, asked: Filters) -> Filters:
    return with_safe_days(snapshot.ask, asked)


@_remembered
def _refusal(snapshot: Snapshot, filters: Filters) -> str:
    return why_too_narrow(snapshot.ask, filters)


@_remembered
def _basis(snapshot: Snapshot, filters: Filters) -> Basis:
    return basis_of(snapshot.ask, filters, bool(_refusal(snapshot, filters)))


@_remembered
def _unlike(snapshot: Snapshot, filters: Filters, earlier: Filters) -> list[str]:
    return unlike_sentences(snapshot.ask, filters, earlier)


@_remembered
def _theme_changes(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    return period_changes.theme_changes(snapshot.ask, filters, filters.before(), filters.before_in_words())


@_remembered
def _complaints_by_theme(snapshot: Snapshot, filters: Filters) -> dict[str, int]:
    counts = snapshot.ask("theme_complaints", **filters.parameters())
    return {
        str(theme): int(complaints) for theme, complaints in zip(counts["theme"], counts["complaints"], strict=True)
    }


@_remembered
def _overall_change(snapshot: Snapshot, filters: Filters) -> pd.Series:
    return period_changes.overall_change(snapshot.ask, filters)


@_remembered
def _watch(snapshot: Snapshot, filters: Filters) -> Watch:
    return watch(snapshot.ask, filters)


@_remembered
def _urgent(snapshot: Snapshot, filters: Filters, desk: Stamp) -> Urgent:
    return urgent_of(queue(snapshot.ask, filters, decided("triage")))


@_remembered
def _volume(snapshot: Snapshot, filters: Filters) -> list[str]:
    return volume_sentences(snapshot.ask, filters)


@_remembered
def _effects(snapshot: Snapshot, filters: Filters, theme: str | None) -> list[ActionEffect]:
    return action_effects(snapshot.ask, filters, theme)


@_remembered
def _effect(snapshot: Snapshot, filters: Filters, action: tuple[Any, ...]) -> ActionEffect:
    return judged(snapshot.ask, filters, pd.Series(action, _OF_ACTION, dtype=object))


@_remembered
def _trend(snapshot: Snapshot, filters: Filters, theme: str | None, rebase: tuple[date, ...]) -> Trend | None:
    anew = [pd.Timestamp(day) for day in rebase]
    if theme in safety_critical():
        gaps = gap_trend(snapshot.ask("grave_by_day", **filters.parameters(), theme=theme, kind=None), anew)
        if gaps is not None:
            return without_verdict(gaps, snapshot.ask, filters, theme, anew)
    weeks = snapshot.ask("complaints_by_week", **filters.parameters(), theme=theme)
    weeks = weeks[weeks["is_whole"]]
    if weeks.empty:
        return None
    return without_verdict(without_thin(trend_of(weeks, anew)), snapshot.ask, filters, theme, anew)


@_remembered
def _grave(snapshot: Snapshot, filters: Filters, kind: str) -> Trend | None:
    days = snapshot.ask("grave_by_day", **filters.parameters(), theme=None, kind=kind)
    if (days["events"] > 0).sum() < 2:
        return None
    gaps = gap_trend(days)
    if gaps is not None:
        return gaps
    weeks = whole_weeks(days, pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))
    return None if weeks.empty else without_thin(trend_of(weeks, measure="event share"))


@_remembered
def _ratings(snapshot: Snapshot, filters: Filters) -> Trend | None:
    weeks = snapshot.ask("ratings_by_week", **filters.parameters())
    return None if weeks.empty else without_thin(rating_trend(weeks))


@_remembered
def _sites(snapshot: Snapshot, filters: Filters, theme: str | None) -> SiteComparison:
    return compare_sites(snapshot.ask, filters, theme)


@_remembered
def _periods(
    snapshot: Snapshot, now: Filters, then: Filters, theme: str | None, title: str, words: str
) -> PeriodComparison:
    return compare_periods(snapshot.ask, now, then, theme, title, words)
