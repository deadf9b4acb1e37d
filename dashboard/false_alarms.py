"""How often alerts were false: what people said of those of the last year."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from dashboard.wording import counted
from warehouse.desk.dismissal import FALSE_REASONS

_YEAR = timedelta(weeks=52)


def false_alarm_sentence(alerts: pd.DataFrame, reasons: Mapping[int, str], last_day: date) -> str:
    """Say how many alerts of the 52 weeks up to a day people dismissed, and how many of those were false.

    Args:
        alerts: Rows of the question `alerts`.
        reasons: By the number of an alert, why it was dismissed as the desk has it now; empty where it stands again.
        last_day: The last day.
    """
    of_year = alerts[alerts["since"] > pd.Timestamp(last_day - _YEAR)]
    if of_year.empty:
        return "No alert was raised in the last 52 weeks."
    known = dict(zip(of_year["alert_id"], of_year["dismissed_because"].fillna(""), strict=True))
    because = [reasons.get(number, reason) for number, reason in known.items()]
    dismissed = [reason for reason in because if reason]
    raised = f"{counted(len(because), 'alert')} {'was' if len(because) == 1 else 'were'} raised in the last 52 weeks"
    if not dismissed:
        return f"{raised}; nobody has said of one that it was false."
    false = sum(reason in FALSE_REASONS for reason in dismissed)
    share = f"{false:,} of {len(because):,} ({false / len(because) * 100:.0f} in 100)"
    return f"{raised}, {len(dismissed):,} of them dismissed; false alarms: {share}."
