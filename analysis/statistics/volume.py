"""Weeks in which far more or far less was said than usual, whatever it was about; shown apart from complaints."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.charts.weeks import week_places
from analysis.statistics.readable import Numbers, require_columns, whole_counts

BASELINE_WEEKS = 52
MINIMUM_BASELINE_WEEKS = 26
# One false burst in five to twenty years of weeks, and fewer false lulls (measured by simulation).
MAXIMUM_CHANCE = 0.002
# Where no week alone can be a lull, so many weeks together may: every month has its batch, though not every four weeks.
SPANS = (4, 8, 13)
# A number of weeks is judged where each of as many brought at least this part of their mean, so that none lacks its
# batch, and what is less than this part of the least of them is a lull. Measured by simulation, weeks alike, uneven or
# in monthly batches: about one false lull in five years or fewer; 85 to 100 in 100 are found after eight weeks in which
# a twenty-fifth of the usual came in.
LEAST_PART, LULL_PART = 0.25, 0.5


@dataclass(frozen=True)
class RecentVolume:
    """The mentions of the last weeks together.

    Attributes:
        weeks: How many weeks.
        mentions: Their mentions.
        usual_mentions: What is usual in as many weeks: the mean of those of the year before.
        is_lull: Whether they are far fewer than usual, and than ever in as many weeks of the year before.
    """

    weeks: int
    mentions: float
    usual_mentions: float
    is_lull: bool


def volume_bursts(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare the mentions of each week with those of the 52 weeks before it.

    Args:
        counts: `week` (Mondays), `mentions`: one row a week, any order. A week without a row had no mentions.

    Returns:
        One row for every week from the first to the last: `week`, `mentions`, `usual_mentions` (mean of the baseline),
        `least` and `limit` (the smallest and the largest count that are still usual), `p_value` (chance of so many; NaN
        in the first 26 weeks), `is_burst`, `is_lull` (far less). Empty weeks among full ones say nothing of what
        is usual: nothing came in. A week whose count is missing, impossible or contradicted has none (NaN), which
        `attrs["notes"]` says in sentences.

    Raises:
        ValueError: if a column is missing.

    Source:
        Negative binomial predictive limit; variance of the baseline by the method of moments.
    """
    weeks, mentions, notes = _by_week(counts)
    usual, least, limit, chance = (np.full(len(mentions), np.nan) for _ in range(4))
    filled = mentions[mentions > 0]
    is_silent = (mentions == 0) & (len(filled) >= MINIMUM_BASELINE_WEEKS and _predict(filled, 0)[0] > 0)
    for position in range(MINIMUM_BASELINE_WEEKS, len(mentions)):
        former = slice(max(0, position - BASELINE_WEEKS), position)
        baseline = mentions[former][~np.isnan(mentions[former]) & ~is_silent[former]]
        if len(baseline) < MINIMUM_BASELINE_WEEKS or np.isnan(mentions[position]):
            continue
        usual[position] = baseline.mean()
        least[position], limit[position], chance[position] = _predict(baseline, mentions[position])
    rows = pd.DataFrame(
        {
            "week": weeks,
            "mentions": mentions if np.isnan(mentions).any() else mentions.astype(np.int64),
            "usual_mentions": usual,
            "least": least,
            "limit": limit,
            "p_value": chance,
            "is_burst": chance < MAXIMUM_CHANCE,
            "is_lull": mentions < least,
        }
    )
    rows.attrs["notes"] = tuple(notes)
    return rows


def recent_volume(mentions: Numbers) -> RecentVolume | None:
    """Compare the last weeks together with as many weeks of the year before, for mentions that come in batches.

    Args:
        mentions: One count a week, in order, none left out.

    Returns:
        The fewest weeks that can be judged; None where no number of them can.
    """
    for span in SPANS:
        former = mentions[-BASELINE_WEEKS - span : -span]
        if len(former) < MINIMUM_BASELINE_WEEKS:
            continue
        sums = np.convolve(former, np.ones(span), "valid")
        recent = float(mentions[-span:].sum())
        if not sums.min() >= LEAST_PART * sums.mean():
            continue
        least = min(_predict(sums, recent)[0], LULL_PART * float(sums.min()))
        if least > 0:
            return RecentVolume(span, recent, float(sums.mean()), recent < least)
    return None


def _by_week(counts: pd.DataFrame) -> tuple[pd.DatetimeIndex, Numbers, list[str]]:
    require_columns(counts, ("week", "mentions"))
    read, notes = whole_counts(counts[["week", "mentions"]], ("mentions",))
    place, weeks, has_week, undated = week_places(read["week"])
    read = read[has_week].assign(week=place).drop_duplicates()
    is_twice = read.duplicated("week", keep=False)
    if is_twice.any():
        notes.append("A week stands twice with different numbers, so it has none.")
    mentions = np.zeros(len(weeks))
    mentions[read["week"].to_numpy(dtype=np.intp)] = read["mentions"].mask(is_twice).to_numpy(dtype=np.float64)
    return weeks, mentions, [*notes, *undated]


def _predict(baseline: Numbers, mentions: float) -> tuple[float, float, float]:
    from scipy.stats import nbinom, poisson

    # Half a mention is added, so that a silent baseline does not call the first mention impossible.
    mean = (baseline.sum() + 0.5) / len(baseline)
    variance = max(float(baseline.var(ddof=1)), mean) * (1 + 1 / len(baseline))
    spread = nbinom(mean**2 / (variance - mean), mean / variance) if variance > mean else poisson(mean)
    least, most = spread.ppf(MAXIMUM_CHANCE), spread.ppf(1 - MAXIMUM_CHANCE)
    return float(least), float(most), float(spread.sf(mentions - 1))
