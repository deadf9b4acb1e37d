"""On series in which nothing changes, charts, alerts and verdicts raise no more false alarms than they promise.

The figures they are held to were found by an independent simulation; seeds are fixed, ranges allow for its error.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from analysis.alerts import alerts
from analysis.attribute_charts import attribute_chart
from analysis.effects import before_and_after

pytestmark = pytest.mark.slow

Counts = npt.NDArray[np.int64]

_WEEKS, _BASELINE = 104, 52
_THEME_SHARES = (0.20, 0.15, 0.12, 0.10, 0.08, 0.07, 0.06, 0.05, 0.04, 0.03, 0.025, 0.02)


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


def _false_signal_share(kind: str, mean: float, correlation: float, series: int = 400) -> float:
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


@pytest.mark.parametrize(
    ("mean", "correlation", "low", "high"),
    [(5, 0, 0.08, 0.18), (20, 0, 0.05, 0.14), (20, 0.01, 0.15, 0.27), (100, 0, 0.06, 0.15), (100, 0.01, 0.24, 0.38)],
)
def test_a_stable_share_leaves_the_floored_limits_as_seldom_as_measured(
    mean: float, correlation: float, low: float, high: float
) -> None:
    assert low <= _false_signal_share("p_prime", mean, correlation) <= high


def test_the_plain_chart_cries_wolf_where_weeks_differ() -> None:
    assert _false_signal_share("p", 100, 0.01) > 0.75


def _year(random: np.random.Generator, mean: float, correlation: float, doubled: int | None = None) -> pd.DataFrame:
    mentions = _mentions(random, mean, (_WEEKS,))
    weeks = pd.date_range("2024-01-01", periods=_WEEKS, freq="7D")
    frames = []
    for number, share in enumerate(_THEME_SHARES):
        shares = np.full(_WEEKS, share)
        if number == doubled:
            shares[_BASELINE + 26 :] *= 2
        complaints = _complaints(random, mentions, shares, correlation)
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


def _found(counts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame([(alert.theme, alert.week) for alert in alerts(counts)], columns=["theme", "week"])


@pytest.mark.parametrize(("mean", "limit"), [(5, 1.6), (20, 2.0), (100, 2.8)])
def test_alerts_are_false_at_most_about_twice_a_provider_and_year(mean: float, limit: float) -> None:
    random = np.random.default_rng(5)
    years = [_alarms(_found(_year(random, mean, 0.01))) for _ in range(150)]
    assert np.mean(years) <= limit


def test_three_quarters_of_doublings_are_found_within_thirteen_weeks() -> None:
    random = np.random.default_rng(6)
    start = pd.Timestamp("2024-01-01") + pd.Timedelta(weeks=_BASELINE + 26)
    found = 0
    for _ in range(150):
        hits = _found(_year(random, 20, 0.01, doubled=3)).query("theme == 'theme 03'")["week"]
        found += bool(((hits >= start) & (hits < start + pd.Timedelta(weeks=13))).any())
    assert found / 150 >= 0.75


@pytest.mark.parametrize(("weeks", "mean"), [(6, 100), (11, 20), (11, 100), (12, 20), (26, 20), (26, 100)])
def test_a_falling_trend_passes_for_an_improvement_at_most_one_time_in_twenty(weeks: int, mean: float) -> None:
    random = np.random.default_rng(7)
    dates = pd.date_range("2024-01-01", periods=2 * weeks, freq="7D")
    shares = np.linspace(0.35, 0.20, 2 * weeks)
    claims = 0
    for _ in range(400):
        mentions = random.poisson(mean, 2 * weeks)
        counts = pd.DataFrame({"week": dates, "complaints": random.binomial(mentions, shares), "mentions": mentions})
        claims += before_and_after(counts, dates[weeks]).verdict == "fewer"
    assert claims / 400 <= 0.05
