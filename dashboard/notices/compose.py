"""The words of a notice: counts and names of themes, never a mention's words and no count below ten."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from dashboard.filters import day_in_words
from dashboard.findings.raised_alerts import STANDING, RaisedAlert, Watch, decided_upon, still_standing, watch
from dashboard.findings.usual_anew import without_usual
from dashboard.notices.last_weeks import last_weeks
from dashboard.words.safe_text import one_line
from dashboard.words.wording import MAY_COME_FROM_THIS, SOMETHING_CHANGED, counted, dismissal, listed, no_new_signal
from warehouse.ask import Ask

_THEMES = 3
_ENDING = "Open the dashboard of heed to read on. A signal asks for a look; it proves nothing."


@dataclass(frozen=True)
class Notice:
    """One message.

    Attributes:
        subjects: What it tells of, for the register; each is told once to each place.
        title: One line without control characters, so that nothing in it can pass for a header.
        body: Plain text.
    """

    subjects: tuple[str, ...]
    title: str
    body: str


def alert_notice(
    ask: Ask, provider: pd.Series, told: frozenset[str] = frozenset(), reasons: Mapping[int, str] | None = None
) -> Notice | None:
    """Tell of the signals that stand and were not told yet, all in one message; None where there is none.

    Args:
        ask: Answers a question by its name, for all places.
        provider: A row of the question `providers`.
        told: Subjects that are left out.
        reasons: By the number of an alert, why it was dismissed, as the desk has it now; as for `decided_upon`.
    """
    alerts = _booked(ask, provider, reasons)
    alerts = alerts[~("alert " + alerts["alert_id"].astype(str)).isin(told)]
    if alerts.empty:
        return None
    unlike = {each.alert.theme for each in _watched(ask, provider, reasons).raised if each.unlike}
    lines = [_signal_line(row, row["theme"] in unlike) for row in alerts.to_dict("records")]
    signals = counted(len(alerts), "new signal")
    return Notice(
        tuple(f"alert {number}" for number in alerts["alert_id"]),
        one_line(f"{provider['title']}: {signals} in what patients say"),
        "\n".join([f"{signals}:", *lines, "", _ENDING]),
    )


def digest_notice(
    ask: Ask,
    provider: pd.Series,
    waiting: int,
    today: date,
    told: frozenset[str] = frozenset(),
    reasons: Mapping[int, str] | None = None,
) -> Notice | None:
    """Sum up the last whole week before today; None where nothing was heard in it, or it was told already.

    Args:
        ask: Answers a question by its name, for all places.
        provider: A row of the question `providers`.
        waiting: How many mentions wait in Triage to be taken up.
        today: Local date.
        told: Subjects that are left out.
        reasons: As for `alert_notice`.
    """
    monday = today - timedelta(days=today.weekday() + 7)
    subject = f"digest {provider['provider']} {monday}"
    if subject in told:
        return None
    week = {
        "provider": provider["provider"], "sites": None, "sources": None, "first_day": monday,
        "last_day": monday + timedelta(days=6),
    }  # fmt: skip
    heard = ask("coverage", **week).iloc[0]
    if not heard["mentions"]:
        return None
    themes = ask("theme_counts", **week)
    top = themes[themes["voices"] >= MINIMUM_MENTIONS].head(_THEMES)
    named = [f"{one_line(row['title'])} ({_about(row['voices'], 'voices')})" for row in top.to_dict("records")]
    # The book holds when an alert began: one that goes on stands although it is not among the newest.
    watched, last = _watched(ask, provider, reasons), provider["last_day"].date()
    standing = [_named(each) for each in still_standing(watched.raised, last)]
    known = [
        dismissal(one_line(each.title), each.dismissed_because) for each in still_standing(watched.dismissed, last)
    ]
    nothing = "No signal stands: of late nothing rose by more than chance allows."
    quiet = (f"{no_new_signal(known)}." if known else nothing) + watched.reserve
    numbers = f"{_about(heard['mentions'], 'mentions')}, {_about(heard['complaints'], 'complaints')}"
    lines = [
        f"Week of {day_in_words(monday)}: {numbers}.",
        f"Signals: {listed(standing)}." if standing else quiet,
        f"Most complained about: {listed(named)}." if named else "No theme was complained about by ten or more.",
        f"Triage: {_about(waiting, 'mentions')} to take up." if waiting else "Triage: nothing waits.",
    ]
    title = one_line(f"{provider['title']}: the week in what patients say")
    return Notice((subject,), title, "\n".join([*lines, "", _ENDING]))


def stopped_notice(ask: Ask, told: frozenset[str] = frozenset()) -> Notice | None:
    """Tell of sources that refused their credential and are left alone; None where there is none to tell of.

    Args:
        ask: Answers a question by its name.
        told: Subjects that are left out: a source that is stopped once more is a new one.
    """
    sources = ask("collecting")
    stopped = sources[sources["is_enabled"] & sources["stopped_at"].notna()]
    subjects = [f"stopped {row['source']} {row['stopped_at']}" for row in stopped.to_dict("records")]
    fresh = [subject not in told for subject in subjects]
    lines = [f"{row['title']}: {one_line(row['refusal'])}" for row in stopped[fresh].to_dict("records")]
    if not lines:
        return None
    title = one_line(f"heed: {listed(list(stopped[fresh]['title']))} not fetched from")
    new = tuple(subject for subject, is_fresh in zip(subjects, fresh, strict=True) if is_fresh)
    return Notice(new, title, "\n".join([*lines, "", "Nothing new comes from there until somebody has seen to it."]))


def _named(raised: RaisedAlert) -> str:
    return f"{one_line(raised.title)} ({SOMETHING_CHANGED})" if raised.unlike else one_line(raised.title)


def _signal_line(row: Mapping[Hashable, Any], is_unlike: bool) -> str:
    about = f"- {one_line(row['title'])}, {one_line(row['site_title'] or 'all sites together')}"
    heard, week = _about(row["recent_voices"], "people"), day_in_words(row["since"].date())
    if list(row["kinds"]) == ["safety"]:
        return f"{about}: about safety one complaint is a signal; {heard} in 4 weeks, since the week of {week}"
    if is_unlike:
        # What was asked is the clinic's own, and stays there: a notice goes to other services.
        rise = f"more than was usual, since the week of {week}, but {SOMETHING_CHANGED}: {MAY_COME_FROM_THIS}"
        return f"{about}: complaints of {heard} in 4 weeks, {rise}"
    return f"{about}: complaints of {heard} in 4 weeks, more than chance allows, rising since the week of {week}"


def _watched(ask: Ask, provider: pd.Series, reasons: Mapping[int, str] | None) -> Watch:
    return decided_upon(watch(ask, last_weeks(provider)), reasons or {})


def _booked(ask: Ask, provider: pd.Series, reasons: Mapping[int, str] | None) -> pd.DataFrame:
    """Give the alerts that began of late and that nobody dismissed."""
    last = provider["last_day"].date()
    alerts = ask("alerts", provider=provider["provider"], sites=None, first_day=last - STANDING, last_day=last)
    alerts = alerts[alerts["since"] > pd.Timestamp(last - STANDING)]
    rebases = ask("rebases", provider=provider["provider"], sites=None)
    alerts = without_usual(alerts, rebases, is_only_place=int(provider["places"]) <= 1)
    # What the desk says goes before the snapshot: it was perhaps said since that was published.
    known = zip(alerts["alert_id"].astype(int), alerts["dismissed_because"].fillna(""), strict=True)
    stands = [(reasons or {}).get(number, reason) == "" for number, reason in known]
    return alerts[pd.Series(stands, alerts.index, dtype=bool)]


def _about(count: float, nouns: str) -> str:
    """Count to the nearest ten: so two notices, or one and a report, differ by no few people."""
    if count < MINIMUM_MENTIONS:
        return f"fewer than {MINIMUM_MENTIONS} {nouns}"
    return f"about {round(count / 10) * 10:,} {nouns}"
