"""How soon a complaint that doubles would raise an alert, at the number of mentions there is."""

import numpy as np

from analysis.statistics.intervals import Numbers

# Median weeks until a complaint that goes from 10 to 20 in 100 is alerted, and the share of such rises that are found
# within 13 weeks: a row for each of these mentions a week, a column for each of these numbers of series that share the
# false alarms. Measured by simulation with the thresholds of `analysis.alerts`.
_MENTIONS = (5.0, 20.0, 100.0)
_PLACES = (1.0, 4.0, 11.0, 51.0)
_WEEKS = ((18.0, 25.0, 29.0, 37.0), (8.0, 10.0, 11.0, 13.0), (3.0, 4.0, 5.0, 5.0))
_FOUND_SHARES = ((0.34, 0.19, 0.12, 0.05), (0.82, 0.73, 0.65, 0.52), (1.0, 1.0, 0.99, 0.99))


def weeks_to_see_a_doubling(mentions_a_week: float, places: int = 1) -> float:
    """Give the median weeks until a complaint that doubles, from 10 to 20 in 100 mentions, raises an alert.

    Args:
        mentions_a_week: Mean number of scored mentions a week, one a writer.
        places: As for `analysis.alerts.monitor`.

    Returns:
        Weeks, between what was simulated in proportion to the logarithms; infinite below 5 mentions a week, where no
        figure was measured, and that of 100 a week and of 51 places beyond.
    """
    if mentions_a_week < _MENTIONS[0]:
        return float("inf")
    return float(np.exp(_between(mentions_a_week, places, np.log(_WEEKS))))


def doubling_sentence(mentions_a_week: float, places: int = 1, to_the_nearest: int = 1) -> str:
    """Say how soon a doubling would be seen, so that a quiet screen is not taken for proof.

    Args:
        mentions_a_week: As for `weeks_to_see_a_doubling`.
        places: As for `analysis.alerts.monitor`.
        to_the_nearest: How exactly the mentions are said; the weeks are then those of what is said.
    """
    if to_the_nearest > 1:
        mentions_a_week = float(round(mentions_a_week / to_the_nearest) * to_the_nearest)
    usual = f"With about {mentions_a_week:,.0f} {'writer' if round(mentions_a_week) == 1 else 'writers'} a week"
    usual = usual if mentions_a_week else f"With fewer than {to_the_nearest} writers a week"
    weeks = weeks_to_see_a_doubling(mentions_a_week, places)
    if np.isinf(weeks):
        return f"{usual}, a complaint that doubles is usually seen only after more than 4 months."
    found = _between(mentions_a_week, places, np.array(_FOUND_SHARES))
    missed = "" if found > 0.995 else f"; {found * 100:.0f} in 100 are seen within 13 weeks"
    return f"{usual}, a complaint that doubles (from 10 to 20 in 100) is usually seen after {weeks:.0f} weeks{missed}."


def _between(mentions_a_week: float, places: int, table: Numbers) -> float:
    by_volume = [np.interp(np.log(max(places, 1)), np.log(_PLACES), row) for row in table]
    return float(np.interp(np.log(mentions_a_week), np.log(_MENTIONS), by_volume))
