"""From when on alerts about a theme have another usual: the day from which a person gave its chart new limits."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.alerts import MINIMUM_BASELINE_WEEKS
from dashboard.filters import Filters

_WEEK = pd.Timedelta(weeks=1)


def usual_anew(rebases: pd.DataFrame, site: str | None, is_only_place: bool = False) -> dict[str, list[pd.Timestamp]]:
    """Give theme to the Mondays of its first whole weeks, of the charts of one place.

    Args:
        rebases: Rows of the question `rebases`.
        site: Short name of the place; None for all together.
        is_only_place: Whether there is no other: its charts and those of all together are the same then.
    """
    of_place = rebases["site"].isna() if site is None else rebases["site"] == site
    found = rebases if is_only_place else rebases[of_place]
    mondays = pd.to_datetime(found["day"]).map(lambda day: day + pd.Timedelta(days=-day.weekday() % 7))
    return {str(theme): [*days] for theme, days in mondays.groupby(found["theme"])}


def of_chart(rebases: pd.DataFrame, filters: Filters, theme: str | None) -> pd.DataFrame:
    """Give the rebases of one chart; a chart of several chosen places has none of its own.

    Args:
        rebases: Rows of the question `rebases`, asked with these filters.
        filters: The places.
        theme: Name of the theme; None for complaints about anything.
    """
    if filters.sites is not None and filters.one_site is None:
        return rebases.iloc[:0]
    of_place = rebases["site"].isna() if filters.one_site is None else rebases["site"] == filters.one_site
    return rebases[of_place & (rebases["theme"].isna() if theme is None else rebases["theme"] == theme)]


def not_judged_yet(anew: Mapping[str, Sequence[pd.Timestamp]], newest_week: pd.Timestamp) -> list[str]:
    """Name the themes whose usual is too new for an alert.

    Args:
        anew: As `usual_anew` gives it.
        newest_week: Monday of the newest week that is judged.
    """
    begun = newest_week - MINIMUM_BASELINE_WEEKS * _WEEK
    return [theme for theme, mondays in anew.items() if any(begun < monday <= newest_week for monday in mondays)]


def without_usual(alerts: pd.DataFrame, rebases: pd.DataFrame, is_only_place: bool) -> pd.DataFrame:
    """Leave out the alerts of the book that began where there is no usual any more, but those about safety.

    Args:
        alerts: Rows of the question `alerts`.
        rebases: Rows of the question `rebases`.
        is_only_place: As for `usual_anew`.
    """
    told = []
    for row in alerts.to_dict("records"):
        site = None if pd.isna(row["site"]) else str(row["site"])
        mondays = usual_anew(rebases, site, is_only_place).get(str(row["theme"]), [])
        is_within = any(monday <= row["since"] < monday + MINIMUM_BASELINE_WEEKS * _WEEK for monday in mondays)
        told.append("safety" in row["kinds"] or not is_within)
    return alerts[pd.Series(told, alerts.index, dtype=bool)]
