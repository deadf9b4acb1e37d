"""From when on alerts about a theme have another usual: the day from which a person gave its chart new limits."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.alerts import MINIMUM_BASELINE_WEEKS

_WEEK = pd.Timedelta(weeks=1)


def usual_anew(rebases: pd.DataFrame, site: str | None) -> dict[str, list[pd.Timestamp]]:
    """Give theme to its days, of the charts of one place.

    Args:
        rebases: Rows of the question `alert_rebases`.
        site: Short name of the place; None for all together.
    """
    of_place = rebases[rebases["site"].isna() if site is None else rebases["site"] == site]
    return {str(theme): [*rows["day"]] for theme, rows in of_place.groupby("theme")}


def not_judged_yet(anew: Mapping[str, Sequence[pd.Timestamp]], newest_week: pd.Timestamp) -> list[str]:
    """Name the themes whose usual is too new for an alert.

    Args:
        anew: As `usual_anew` gives it.
        newest_week: Monday of the newest week that is judged.
    """
    begun = newest_week - MINIMUM_BASELINE_WEEKS * _WEEK
    return [theme for theme, days in anew.items() if any(begun < day < newest_week + _WEEK for day in days)]
