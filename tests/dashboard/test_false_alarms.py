"""The share of false alarms is that of what people said of the alerts of the last year."""

from datetime import date

import pandas as pd

from dashboard.false_alarms import false_alarm_sentence
from warehouse.desk.dismissal import FALSE_REASONS

_LAST = date(2026, 10, 31)


def _alerts(*since: str, because: str | None = None) -> pd.DataFrame:
    days = pd.to_datetime(list(since))
    return pd.DataFrame({"alert_id": range(1, len(since) + 1), "since": days, "dismissed_because": because})


def test_false_alarms_are_counted_among_all_that_were_raised() -> None:
    alerts = _alerts("2026-02-02", "2026-03-02", "2026-06-01", "2026-10-05")
    reasons = {1: FALSE_REASONS[0], 2: "the cause is known"}
    assert false_alarm_sentence(alerts, reasons, _LAST) == (
        "4 alerts were raised in the last 52 weeks, 2 of them dismissed; false alarms: 1 of 4 (25 in 100)."
    )


def test_alerts_of_earlier_years_do_not_count() -> None:
    assert false_alarm_sentence(_alerts("2025-03-03"), {}, _LAST) == "No alert was raised in the last 52 weeks."


def test_what_nobody_judged_is_said() -> None:
    sentence = false_alarm_sentence(_alerts("2026-03-02"), {}, _LAST)
    assert sentence == "1 alert was raised in the last 52 weeks; nobody has said of one that it was false."


def test_the_desk_goes_before_the_snapshot() -> None:
    alerts = _alerts("2026-03-02", because=FALSE_REASONS[0])
    assert "nobody" in false_alarm_sentence(alerts, {1: ""}, _LAST)
