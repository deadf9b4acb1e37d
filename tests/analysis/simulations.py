"""Simulations: how often charts, alerts, verdicts and corrected shares are wrong where the truth is known.

Seeds are fixed. `make bench` writes the figures down, the slow tests hold them to what is promised.
"""

import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.agreement import corrected_share
from analysis.alerts import alerts, monitor
from analysis.charts.attribute_charts import Kind, attribute_chart
from analysis.charts.choice import by_period, choose_chart
from analysis.charts.trend import trend_of
from analysis.charts.trend_sentence import trend_sentence
from analysis.effects import before_and_after

Counts = npt.NDArray[np.int64]

_WEEKS, _BASELINE = 104, 52
_THEME_SHARES = (0.20, 0.15, 0.12, 0.10, 0.08, 0.07, 0.06, 0.05, 0.04, 0.03, 0.025, 0.02)
# As many as the product watches; the further ones are rare.
_THIRTY_SHARES = (*_THEME_SHARES, *(float(share) for share in np.linspace(0.06, 0.005, 18)))


def _mentions(random: np.random.Generator, mean: float, shape: tuple[int, ...]) -> Counts:
    return random.negative_binomial(4, 4 / (4 + mean), shape)


def _complaints(
    random: np.random.Generator, mentions: Counts, share: npt.NDArray[np.float64], correlation: float
) -> Counts:
    """Draw counts whose share varies from week to week by the given intra-class correlation."""
    if correlation == 0:
        return random.binomial(mentions, share)
    strength = 1 / correlation - 1
    weekly = random.beta(share * strength, (1 - share) * strength, mentions.shape)
    return random.binomial(mentions, weekly)


def false_signal_share(kind: str, mean: float, correlation: float, series: int = 400) -> float:
    """Give the share of stable years, 52 weeks after a baseline, with at least one point beyond the limits."""
    random = np.random.default_rng(3)
    mentions = _mentions(random, mean, (series, _WEEKS))
    frame = pd.DataFrame(
        {
            "facet": np.repeat(np.arange(series), _WEEKS),
            "date": np.tile(pd.date_range("2024-01-01", periods=_WEEKS, freq="7D"), series),
            "events": _complaints(random, mentions, np.array(0.25), correlation).ravel(),
            "mentions": mentions.ravel(),
        }
    )
    points = attribute_chart(frame, kind, fix_after=_BASELINE, floor=kind == "p_prime")  # type: ignore[arg-type]
    monitored = points[points["seq"] > _BASELINE]
    return float(monitored["outside_limits"].fillna(False).groupby(monitored["facet"]).any().mean())


def chosen_false_signal_share(mean: float, correlation: float, after: float = 0.25, series: int = 300) -> float:
    """Give the share of years, after a baseline year, in which the chart that is chosen for them signals.

    The share of complaints is 25 in 100 in the baseline year; with another one `after` it, the years in which the
    change is signalled within 13 weeks are counted. Only points beyond the limits count.
    """
    random = np.random.default_rng(13)
    days = pd.date_range("1997-12-29", periods=_WEEKS, freq="7D")
    shares = np.where(np.arange(_WEEKS) < _BASELINE, 0.25, after)
    until = days[-1] if after == 0.25 else days[_BASELINE + 12]
    drawn: dict[tuple[Kind, str | None], list[pd.DataFrame]] = {}
    for number in range(series):
        mentions = _mentions(random, mean, (_WEEKS,))
        counts = pd.DataFrame({"day": days, "events": _complaints(random, mentions, shares, correlation)})
        counts["mentions"] = mentions
        choice = choose_chart(counts.iloc[:_BASELINE])
        if choice.chart != "run":
            sums = by_period(counts, choice.period or "quarter").assign(facet=number)
            drawn.setdefault((choice.chart, choice.period), []).append(sums)
    found = set[int]()
    for (chart, period), every in drawn.items():
        points = attribute_chart(pd.concat(every), chart, fix_after=_BASELINE if period == "week" else 13)
        is_signal = points["date"].between(days[_BASELINE], until) & points["outside_limits"].fillna(False)
        found.update(points.loc[is_signal, "facet"])
    return len(found) / series


def sentence_false_share(mean: float, correlation: float, share: float = 0.25, series: int = 150) -> float:
    """Give the share of stable series of which the sentence of Trends says that a signal stands."""
    random = np.random.default_rng(14)
    weeks = pd.date_range("2024-01-01", periods=_WEEKS, freq="7D")
    said = 0
    for _ in range(series):
        mentions = _mentions(random, mean, (_WEEKS,))
        complaints = _complaints(random, mentions, np.array(share), correlation)
        trend = trend_of(pd.DataFrame({"week": weeks, "complaints": complaints, "mentions": mentions}))
        said += "this is a signal" in trend_sentence(trend, "Complaints")
    return said / series


def _year(
    random: np.random.Generator,
    mean: float,
    correlation: float,
    doubled: int | None = None,
    season: float = 0.0,
    shares: Sequence[float] = _THEME_SHARES,
) -> pd.DataFrame:
    # A season of 0.5 makes the busiest weeks three times as busy as the quietest.
    busy = 1 + season * np.cos(np.arange(_WEEKS) * 2 * np.pi / 52)
    mentions = random.negative_binomial(4, 4 / (4 + mean * busy)) if season else _mentions(random, mean, (_WEEKS,))
    weeks = pd.date_range("2024-01-01", periods=_WEEKS, freq="7D")
    frames = []
    for number, share in enumerate(shares):
        by_week = np.full(_WEEKS, share)
        if number == doubled:
            by_week[_BASELINE + 26 :] *= 2
        complaints = _complaints(random, mentions, by_week, correlation)
        recent = pd.Series(complaints).rolling(4, min_periods=1).sum().astype(int).to_numpy()
        columns = {"week": weeks, "complaints": complaints, "mentions": mentions, "recent_voices": recent}
        frames.append(pd.DataFrame(columns).assign(theme=f"theme {number:02}"))
    return pd.concat(frames)


def _alarms(found: pd.DataFrame) -> int:
    """Alarms of one theme within four weeks are one."""
    alarms = 0
    for _, weeks in found.groupby("theme")["week"]:
        alarms += 1 + int((weeks.sort_values().diff() > pd.Timedelta(weeks=4)).sum())
    return alarms


def _found(places: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """List the alarms of a provider, at each of its places and, where there are several, over all of them together."""
    watched = list(places)
    if len(watched) > 1:
        watched.append(pd.concat(watched).groupby(["theme", "week"], as_index=False).sum())
    every = [(alert.theme, alert.week) for counts in watched for alert in alerts(counts, places=len(watched))]
    return pd.DataFrame(every, columns=["theme", "week"])


def false_alerts_a_year(
    mean: float, correlation: float = 0.01, years: int = 150, season: float = 0.0, sites: int = 1, themes: int = 12
) -> float:
    """Count alerts a provider and year over themes in which nothing happens, but that volume may have a season.

    Args:
        mean: Mentions a week at each site.
        correlation: How alike mentions of one week are at a site.
        years: How many providers are simulated.
        season: How far the busiest weeks lie above the mean, as a share of it.
        sites: Places of a provider; alerts about one theme within four weeks are one, wherever they are.
        themes: 12 or 30.
    """
    random = np.random.default_rng(5)
    shares = _THEME_SHARES if themes == 12 else _THIRTY_SHARES
    every = (
        [_year(random, mean, correlation, season=season, shares=shares) for _ in range(sites)] for _ in range(years)
    )
    return float(np.mean([_alarms(_found(year)) for year in every]))


def doublings_found(
    mean: float, correlation: float = 0.01, years: int = 150, sites: int = 1, is_everywhere: bool = False
) -> float:
    """Give the share of doublings of a 10 % theme that are alerted within 13 weeks.

    Args:
        mean: Mentions a week at each site.
        correlation: How alike mentions of one week are at a site.
        years: How many providers are simulated.
        sites: Places of a provider.
        is_everywhere: Whether the theme doubles at all of them, or at one.
    """
    random = np.random.default_rng(6)
    start = pd.Timestamp("2024-01-01") + pd.Timedelta(weeks=_BASELINE + 26)
    found = 0
    for _ in range(years):
        moved = [3 if is_everywhere or site == 0 else None for site in range(sites)]
        hits = _found([_year(random, mean, correlation, doubled=theme) for theme in moved])
        weeks = hits.query("theme == 'theme 03'")["week"]
        found += bool(((weeks >= start) & (weeks < start + pd.Timedelta(weeks=13))).any())
    return found / years


def false_improvements(weeks: int, mean: float, series: int = 400) -> float:
    """Give the share of actions called "fewer" that did nothing while complaints were falling, 35 to 20 in 100."""
    random = np.random.default_rng(7)
    dates = pd.date_range("2024-01-01", periods=2 * weeks, freq="7D")
    shares = np.linspace(0.35, 0.20, 2 * weeks)
    claims = 0
    for _ in range(series):
        mentions = random.poisson(mean, 2 * weeks)
        counts = pd.DataFrame({"week": dates, "complaints": random.binomial(mentions, shares), "mentions": mentions})
        claims += before_and_after(counts, dates[weeks]).verdict == "fewer"
    return claims / series


def halvings_found(mean: float, correlation: float = 0.0, weeks: int = 26, series: int = 400) -> float:
    """Give the share of actions called "fewer" that halved complaints, 20 to 10 in 100."""
    random = np.random.default_rng(15)
    shares = np.repeat([0.2, 0.1], weeks)
    return _called_fewer(random, mean, shares, correlation, series)


def heaped_improvements(mean: float, weeks: int = 26, steepness: float = 0.0, series: int = 400) -> float:
    """Give the share of actions called "fewer" that did nothing, where one week before them was unlike the others.

    Args:
        mean: Mentions a week; the one week has eight times as many more, half of them complaints.
        weeks: On each side.
        steepness: By how much the share of complaints falls over all weeks, to 15 in 100.
        series: How many actions are simulated.
    """
    random = np.random.default_rng(16)
    shares = np.linspace(0.15 + steepness, 0.15, 2 * weeks)
    return _called_fewer(random, mean, shares, 0.01, series, heap=8)


def _called_fewer(
    random: np.random.Generator,
    mean: float,
    shares: npt.NDArray[np.float64],
    correlation: float,
    series: int,
    heap: int = 0,
) -> float:
    weeks = len(shares) // 2
    dates, found = pd.date_range("2024-01-01", periods=2 * weeks, freq="7D"), 0
    for _ in range(series):
        mentions, share = _mentions(random, mean, shares.shape), shares.copy()
        if heap:
            place = random.integers(weeks)
            mentions[place] += int(heap * mean)
            share[place] = 0.5
        complaints = _complaints(random, mentions, share, correlation)
        counts = pd.DataFrame({"week": dates, "complaints": complaints, "mentions": mentions})
        found += before_and_after(counts, dates[weeks]).verdict == "fewer"
    return found / series


def corrected_coverage(audited: int, share: float = 0.25, runs: int = 4000) -> float:
    """Give how often the 95 % interval of the corrected share holds the truth.

    A labeller with sensitivity .80 and specificity .90 labels 2,000 mentions, people audit some of them at random.
    """
    random = np.random.default_rng(8)
    mentions, held = 2000, 0
    for _ in range(runs):
        is_true = random.random(mentions) < share
        is_labelled = random.random(mentions) < np.where(is_true, 0.8, 0.1)
        sample = random.choice(mentions, audited, replace=False)
        sides = [sample[is_labelled[sample] == side] for side in (True, False)]
        counts = [(int(is_true[side].sum()), len(side)) for side in sides]
        found = corrected_share(int(is_labelled.sum()), mentions, counts[0], counts[1])
        held += found.low <= share <= found.high
    return held / runs


def recomputing(themes: int = 20, sites: int = 50, weeks: int = 260) -> tuple[float, float]:
    """Time the charts and the alerts of all themes at all sites over five years of weeks.

    Returns:
        Seconds of processor time for the charts (P' with runs, limits from the first year), and for the alerts.
    """
    random = np.random.default_rng(9)
    mentions = _mentions(random, 20, (sites, weeks))
    complaints = random.binomial(mentions[:, None, :], np.linspace(0.02, 0.2, themes)[None, :, None])
    dates = pd.date_range("2021-01-04", periods=weeks, freq="7D")
    rows = pd.DataFrame(
        {
            "site": np.repeat(np.arange(sites), themes * weeks),
            "theme": np.tile(np.repeat([f"theme {number:02}" for number in range(themes)], weeks), sites),
            "week": np.tile(dates, sites * themes),
            "complaints": complaints.ravel(),
            "mentions": np.repeat(mentions[:, None, :], themes, axis=1).ravel(),
        }
    ).assign(recent_voices=lambda frame: frame["complaints"])
    series = rows.assign(facet=rows["site"] * themes + np.tile(np.repeat(np.arange(themes), weeks), sites))
    series = series.rename(columns={"week": "date", "complaints": "events"})
    parts = [part for _, part in rows.groupby("site")]
    monitor(parts[0])  # libraries are loaded once a process
    start = time.process_time()
    attribute_chart(series, "p_prime", fix_after=52, has_runs=True)
    middle = time.process_time()
    for part in parts:
        monitor(part)
    return middle - start, time.process_time() - middle
