"""How often alerts were false: what people said of those of the last year."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pandas as pd

from dashboard.filters import Filters
from dashboard.words.wording import counted
from warehouse.desk.dismissal import FALSE_REASONS

_YEAR = timedelta(weeks=52)
# What happened once alerts at a place, over all places a week later, and again while it goes on.
_ONE_EVENT = pd.Timedelta(weeks=8)
_ONCE = "Alerts about one theme that begin within 8 weeks of each other count once, at whatever places."


def false_alarm_sentence(alerts: pd.DataFrame, reasons: Mapping[int, str], last_day: date) -> str:
    """Say how many alerts of the 52 weeks up to a day people dismissed, and how many of those were false.

    What alerts at several places counts once. It is false where a person said so of one of its alerts, and nobody
    said of another one that something was behind it.

    Args:
        alerts: Rows of the question `alerts`.
        reasons: By the number of an alert, why it was dismissed as the desk has it now; empty where it stands again.
        last_day: The last day.
    """
    of_year = alerts[alerts["since"] > pd.Timestamp(last_day - _YEAR)]
    if of_year.empty:
        return "No alert was raised in the last 52 weeks."
    known = of_year["dismissed_because"].fillna("")
    said = [reasons.get(key, old) for key, old in zip(of_year["alert_id"], known, strict=True)]
    events = _events(zip(of_year["theme"], of_year["since"], said, strict=True))
    raised = f"{counted(len(events), 'alert')} {'was' if len(events) == 1 else 'were'} raised in the last 52 weeks"
    once = f" {_ONCE}" if len(of_year) > 1 else ""
    dismissed = [because for because in events if because]
    if not dismissed:
        return f"{raised}; nobody has said of one that it was false.{once}"
    false = sum(because <= set(FALSE_REASONS) for because in dismissed)
    share = f"{false:,} of {len(events):,} ({false / len(events) * 100:.0f} in 100)"
    return f"{raised}, {len(dismissed):,} of them dismissed; false alarms: {share}.{once}"


def whose_alerts(filters: Filters) -> str:
    """Say which alerts the book has for a choice: none of some sources only, or of some places together; else empty.

    Args:
        filters: What is chosen.
    """
    if not filters.sites:
        return "Of all sources together" if filters.sources else ""
    places = "At this place or at all together" if filters.one_site else "At one of these places or at all together"
    return f"{places}, of all sources" if filters.sources else places


def _events(alerts: Iterable[tuple[str, pd.Timestamp, str]]) -> list[set[str]]:
    """Give what people said of each event: alerts, each its theme, week and what was said, whatever their places."""
    events: list[set[str]] = []
    last: tuple[str, pd.Timestamp] | None = None
    for theme, since, said in sorted(alerts):
        if last is None or last[0] != theme or since - last[1] > _ONE_EVENT:
            events.append(set())
        events[-1] |= {said} - {""}
        last = theme, since
    return events
