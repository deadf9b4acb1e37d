"""Which days a notice is about: the last four weeks of an organisation, everywhere."""

from datetime import timedelta

import pandas as pd

from dashboard.filters import USUAL_PERIOD, Filters


def last_weeks(provider: pd.Series) -> Filters:
    """Give what This week shows unasked.

    Args:
        provider: A row of the question `providers`, of one with a mention.
    """
    first, last = provider["first_day"].date(), provider["last_day"].date()
    return Filters(str(provider["provider"]), None, None, last - timedelta(days=27), last, USUAL_PERIOD, first, last)
