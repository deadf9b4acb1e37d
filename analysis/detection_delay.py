"""How soon a complaint that doubles would raise an alert, at the number of mentions there is."""

import numpy as np

# Mentions a week -> median weeks until a complaint that goes from 10 to 20 in 100 is alerted, and the share of such
# rises that are found within 13 weeks. Measured by simulation with the thresholds of `analysis.alerts`.
_MENTIONS = (5.0, 20.0, 100.0)
_WEEKS = (18.0, 7.0, 3.0)
_FOUND_SHARES = (0.35, 0.84, 1.0)


def weeks_to_see_a_doubling(mentions_a_week: float) -> float:
    """Give the median weeks until a complaint that doubles, from 10 to 20 in 100 mentions, raises an alert.

    Args:
        mentions_a_week: Mean number of scored mentions a week.

    Returns:
        Weeks, between the simulated volumes in proportion to the logarithm of the mentions; infinite below 5 a week,
        where no figure was measured, and that of 100 a week beyond.
    """
    if mentions_a_week < _MENTIONS[0]:
        return float("inf")
    return float(np.exp(np.interp(np.log(mentions_a_week), np.log(_MENTIONS), np.log(_WEEKS))))


def doubling_sentence(mentions_a_week: float) -> str:
    """Say how soon a doubling would be seen, so that a quiet screen is not taken for proof."""
    usual = f"With about {mentions_a_week:,.0f} {'mention' if round(mentions_a_week) == 1 else 'mentions'} a week"
    weeks = weeks_to_see_a_doubling(mentions_a_week)
    if np.isinf(weeks):
        return f"{usual}, a complaint that doubles is usually seen only after more than 4 months."
    found = float(np.interp(np.log(mentions_a_week), np.log(_MENTIONS), _FOUND_SHARES))
    missed = "" if found > 0.995 else f"; {found * 100:.0f} in 100 are seen within 13 weeks"
    return f"{usual}, a complaint that doubles (from 10 to 20 in 100) is usually seen after {weeks:.0f} weeks{missed}."
