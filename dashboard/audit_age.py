"""Whether people's last look at the labels still says something about those in use."""

from datetime import date

import pandas as pd

from dashboard.filters import day_in_words
from dashboard.labeller_words import labeller_in_words

# Half a year, as labels and what is written change.
_LASTS = pd.Timedelta(weeks=26)
_NOT = "no longer valid"


def audit_age(audits: pd.DataFrame, labellers: pd.DataFrame, last_day: date) -> str:
    """Say when people last audited the labels, and where that says nothing of those in use.

    Args:
        audits: Rows of the question `last_audit`.
        labellers: Those in use whose labels are counted: `labeller`, `version`, `first_used_at`.
        last_day: The last day that is looked at.
    """
    if audits.empty:
        return "never audited by people"
    said = f"audited {day_in_words(audits['judged_at'].max().date())}"
    later = labellers[labellers["first_used_at"] > audits["drawn_at"].max()]
    if len(later):
        return f"{said}, before {labeller_in_words(later.iloc[0])} took over: {_NOT}"
    if pd.Timestamp(last_day) - audits["judged_at"].max() > _LASTS:
        return f"{said}, more than half a year before: {_NOT}"
    return said
