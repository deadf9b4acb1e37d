"""The share of false alarms is that of what people said of the alerts of the last year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.filters import Filters
from dashboard.findings.false_alarms import false_alarm_sentence, whose_alerts
from warehouse.desk.dismissal import FALSE_REASONS

_LAST = date(2026, 10, 31)
_ONCE = "Alerts about one theme that begin within 8 weeks of each other count once, at whatever places."


def _alerts(*since: str, because: str | None = None, themes: Sequence[str] = ("parking",)) -> pd.DataFrame:
    rows = {"alert_id": range(1, len(since) + 1), "since": pd.to_datetime(list(since)), "dismissed_because": because}
    return pd.DataFrame(rows).assign(theme=list(themes) * (len(since) // len(themes)))


def test_false_alarms_are_counted_among_all_that_were_raised() -> None:
    alerts = _alerts("2026-02-02", "2026-06-01", "2026-08-03", "2026-10-05")
    reasons = {1: FALSE_REASONS[0], 2: "the cause is known"}
    assert false_alarm_sentence(alerts, reasons, _LAST) == (
        f"4 alerts were raised in the last 52 weeks, 2 of them dismissed; false alarms: 1 of 4 (25 in 100). {_ONCE}"
    )


def test_alerts_of_earlier_years_do_not_count() -> None:
    assert false_alarm_sentence(_alerts("2025-03-03"), {}, _LAST) == "No alert was raised in the last 52 weeks."


def test_what_nobody_judged_is_said() -> None:
    sentence = false_alarm_sentence(_alerts("2026-03-02"), {}, _LAST)
    assert sentence == "1 alert was raised in the last 52 weeks; nobody has said of one that it was false."


def test_the_desk_goes_before_the_snapshot() -> None:
    alerts = _alerts("2026-03-02", because=FALSE_REASONS[0])
    assert "nobody" in false_alarm_sentence(alerts, {1: ""}, _LAST)


def test_what_alerts_at_a_place_and_over_all_counts_once() -> None:
    alerts = _alerts("2026-02-02", "2026-02-09", "2026-03-30", "2026-03-30", themes=("phone", "phone", "phone", "food"))
    assert false_alarm_sentence(alerts, {2: FALSE_REASONS[0]}, _LAST) == (
        f"2 alerts were raised in the last 52 weeks, 1 of them dismissed; false alarms: 1 of 2 (50 in 100). {_ONCE}"
    )


def test_an_alert_of_which_somebody_knows_the_cause_is_not_false_at_another_place() -> None:
    reasons = {1: FALSE_REASONS[0], 2: "the cause is known"}
    assert "false alarms: 0 of 1" in false_alarm_sentence(_alerts("2026-03-02", "2026-03-09"), reasons, _LAST)


def test_alerts_of_some_sources_or_places_are_not_said_to_be_in_the_book() -> None:
    every = Filters("riverside", None, None, _LAST, _LAST, "from-to", _LAST, _LAST)
    assert whose_alerts(every) == ""
    assert whose_alerts(replace(every, sources=("x",))) == "Of all sources together"
    assert whose_alerts(replace(every, sites=("north",))) == "At this place or at all together"
    assert whose_alerts(replace(every, sites=("north", "south"), sources=("x",))) == (
        "At one of these places or at all together, of all sources"
    )
