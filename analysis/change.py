"""Which themes are complained about more, or less, than chance alone would explain."""

import numpy as np
import pandas as pd

from analysis.statistics.false_discovery import false_discovery
from analysis.statistics.intervals import Numbers, divided, newcombe

# Below this, a share is too unsteady to be shown at all (the same limit as in the question layer).
MINIMUM_MENTIONS = 10
# Two people are a coincidence; the least number of writers that may raise a signal.
MINIMUM_WRITERS = 3
# Expected share of false signals among all signals of one screen.
FALSE_DISCOVERY_RATE = 0.05

COUNTS = ("writers_before", "complaints_before", "mentions_before", "writers_now", "complaints_now", "mentions_now")


def complaint_changes(counts: pd.DataFrame, now: str = "now", before: str = "before") -> pd.DataFrame:
    """Compare each theme's complaints per 100 mentions with those of the period before.

    Args:
        counts: One row per theme: `theme`, `title` and the counts named in `COUNTS`, all whole numbers;
            `mentions_*` are all scored mentions of the period, whatever their theme; `writers_*` are the distinct
            people behind the complaints.
        now: The present period in words, e.g. "in the last 4 weeks".
        before: The earlier period in words, e.g. "in the 4 weeks before".

    Returns:
        The same rows and order with `share_now`, `share_before`, `change`, `change_low`, `change_high` (0-1 and -1..1;
        NaN where either period has fewer than 10 mentions), `p_value` (Fisher, two-sided), `q_value`
        (Benjamini-Hochberg over the themes that could be compared), `is_signal` and `sentence`.

    Raises:
        KeyError: if a column of counts is missing.
        ValueError: if a count is negative or exceeds its mentions.

    Source:
        Newcombe (1998) method 10; Benjamini and Hochberg (1995), JRSS B 57.
    """
    frame = counts.reset_index(drop=True).copy()
    number = {column: frame[column].to_numpy(dtype=np.float64) for column in COUNTS}
    is_comparable = (number["mentions_now"] >= MINIMUM_MENTIONS) & (number["mentions_before"] >= MINIMUM_MENTIONS)
    change, low, high = newcombe(
        number["complaints_before"], number["mentions_before"], number["complaints_now"], number["mentions_now"]
    )
    frame["share_now"] = _share(number["complaints_now"], number["mentions_now"])
    frame["share_before"] = _share(number["complaints_before"], number["mentions_before"])
    frame["change"] = np.where(is_comparable, change, np.nan)
    frame["change_low"] = np.where(is_comparable, low, np.nan)
    frame["change_high"] = np.where(is_comparable, high, np.nan)
    frame["p_value"] = np.where(is_comparable, _fisher(number), np.nan)
    frame["q_value"] = false_discovery(frame["p_value"].to_numpy(dtype=np.float64))
    # A rise needs writers now; for a fall it is the writers of before who give it weight.
    writers = np.where(change > 0, number["writers_now"], number["writers_before"])
    excludes_zero = (frame["change_low"] > 0) | (frame["change_high"] < 0)
    frame["is_signal"] = (frame["q_value"] < FALSE_DISCOVERY_RATE) & excludes_zero & (writers >= MINIMUM_WRITERS)
    frame["sentence"] = [_sentence(row, now, before) for _, row in frame.iterrows()]
    return frame


def per_100(share: float, unit: bool = True) -> str:
    """Say a share (0-1) as a whole number in 100 mentions, keeping a small one apart from none."""
    if 0 < share < 0.01:
        words = "fewer than 1 in 100"
    elif 0.99 < share < 1:
        words = "more than 99 in 100"
    else:
        words = f"{round(share * 100)} in 100"
    return f"{words} mentions" if unit else words


def in_a_sentence(title: str) -> str:
    """Write a title as it stands inside a sentence: "food & drink"; "IT access" keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _share(events: Numbers, mentions: Numbers) -> Numbers:
    return np.where(mentions >= MINIMUM_MENTIONS, divided(events, mentions), np.nan)


def _fisher(number: dict[str, Numbers]) -> Numbers:
    from scipy.stats import fisher_exact

    rows = zip(*(number[column] for column in COUNTS), strict=True)
    return np.array(
        [fisher_exact([[int(k0), int(n0 - k0)], [int(k1), int(n1 - k1)]]).pvalue for _, k0, n0, _, k1, n1 in rows],
        dtype=np.float64,
    )


def _no_signal(row: pd.Series) -> str:
    """Say why a change is no signal, also where its interval lies beyond 0: test and interval differ near the line."""
    if not (row["change_low"] > 0 or row["change_high"] < 0):
        return "within what chance allows"
    if row["writers_now" if row["change"] > 0 else "writers_before"] < MINIMUM_WRITERS:
        return f"by fewer than {MINIMUM_WRITERS} writers, too few for a signal"
    test = "by the exact test" if row["p_value"] >= FALSE_DISCOVERY_RATE else "among all themes compared"
    side = "above" if row["change"] > 0 else "below"
    return f"within what chance allows {test}, though the 95 % interval lies {side} 0"


def _sentence(row: pd.Series, now: str, before: str) -> str:
    subject = f"Complaints about {in_a_sentence(row['title'])}"
    count_now = f"{row['complaints_now']:,} of {row['mentions_now']:,}"
    count_before = f"{row['complaints_before']:,} of {row['mentions_before']:,}"
    if np.isnan(row["share_now"]):
        heard = f"fewer than {MINIMUM_MENTIONS}" if row["mentions_now"] else "no"
        return f"{subject}: {heard} mentions {now}; too few to give a share."
    opening = f"{subject}: {per_100(row['share_now'])} {now} ({count_now})"
    if np.isnan(row["change"]):
        heard = f"fewer than {MINIMUM_MENTIONS}" if row["mentions_before"] else "no"
        return f"{opening}. No comparison: {heard} scored mentions {before}."
    opening += f", {per_100(row['share_before'], unit=False)} {before} ({count_before})"
    if not row["is_signal"]:
        return f"{opening}; {_no_signal(row)}."
    direction = "more" if row["change"] > 0 else "fewer"
    return f"{opening}; {direction}, by more than chance explains."
