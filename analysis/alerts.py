"""Which complaints are emerging: few false alarms, however many themes are watched.

A complaint's share of mentions is judged, not its count, which would alarm whenever people write more; volume is judged
apart by `analysis.statistics.volume`.

Source: Steiner et al. (2000), Monitoring surgical performance using risk-adjusted CUSUM charts, Biostatistics 1;
Benjamini and Hochberg (1995), JRSS B 57. Thresholds were set by simulation: about one to two false alarms a provider
and year over 12 themes.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.charts.series import Flags, Positions
from analysis.charts.trend import full_day
from analysis.charts.weeks import week_places
from analysis.statistics.baseline import Baseline, baseline_of
from analysis.statistics.false_discovery import false_discovery
from analysis.statistics.readable import Numbers, require_columns, sortable, whole_counts

# A year of weeks gives a steady baseline; with half of one false alarms rise by a third; below, nothing is judged.
BASELINE_WEEKS = 52
MINIMUM_BASELINE_WEEKS = 26
# Writers of the last four weeks: two people are a coincidence.
MINIMUM_VOICES = 3
RECENT_WEEKS = 4
FALSE_DISCOVERY_RATE = 0.02

Kind = Literal["cusum", "test", "safety"]
# Theme to the days from which on people gave it another usual.
Anew = Mapping[str, Sequence[pd.Timestamp]]
COLUMNS = ("theme", "week", "complaints", "mentions", "recent_voices")


@dataclass(frozen=True)
class Alert:
    """One complaint that emerges, with the numbers it rests on.

    Attributes:
        theme: Name of the theme.
        week: Monday of the week that raised it.
        kinds: Which rules did: `cusum` (a lasting rise), `test` (a sudden one), `safety` (every mention counts).
        complaints: Complaints about the theme in that week (x).
        mentions: Scored mentions in that week, whatever their theme (n).
        recent_voices: People behind the complaints of the last four weeks.
        usual_share: Share of complaints in the baseline, 0-1 (p0).
        over_dispersion: How much more than chance the baseline's weeks differ (phi).
        cusum: Evidence gathered so far (S); NaN while there is no baseline.
        threshold: What it had to exceed (h).
        p_value: Chance of so many complaints, were nothing changed.
        q_value: The same, corrected for the number of themes watched.
        sentence: What to tell a person.
        usual_weeks: Mondays of the first and the last week of the baseline.
    """

    theme: str
    week: pd.Timestamp
    kinds: tuple[Kind, ...]
    complaints: int
    mentions: int
    recent_voices: int
    usual_share: float
    over_dispersion: float
    cusum: float
    threshold: float
    p_value: float
    q_value: float
    sentence: str
    usual_weeks: tuple[pd.Timestamp, pd.Timestamp]


def alerts(
    counts: pd.DataFrame,
    safety_critical: Collection[str] = (),
    baseline_weeks: int = BASELINE_WEEKS,
    titles: dict[str, str] | None = None,
    places: int = 1,
    anew: Anew | None = None,
) -> list[Alert]:
    """List the alerts of one provider or site, oldest first.

    Args:
        counts: As for `monitor`.
        safety_critical: Themes of which one complaint in a week is enough, baseline or not.
        baseline_weeks: First weeks, which say what is usual.
        titles: Themes as people know them.
        places: As for `monitor`.
        anew: As for `monitor`.

    Raises:
        ValueError: as `monitor`.
    """
    rows = monitor(counts, safety_critical, baseline_weeks, places, anew)
    found = rows[rows["is_alert"]].sort_values(["week", "q_value", "theme"])
    return [_alert(row, (titles or {}).get(row["theme"], row["theme"])) for row in found.to_dict("records")]


def monitor(
    counts: pd.DataFrame,
    safety_critical: Collection[str] = (),
    baseline_weeks: int = BASELINE_WEEKS,
    places: int = 1,
    anew: Anew | None = None,
) -> pd.DataFrame:
    """Judge every theme in every week after the baseline.

    Args:
        counts: One row per theme and week: `theme`, `week` (Mondays), `complaints`, `mentions` (all scored mentions of
            the week, whatever their theme) and `recent_voices` (distinct people behind the complaints of the last
            four weeks). A week without a row had no mentions.
        safety_critical: Themes of which one complaint in a week is enough, baseline or not.
        baseline_weeks: First weeks, which say what is usual. With fewer weeks in all than these and one, half of the
            weeks are taken, never fewer than 26; below that only `safety_critical` themes are judged.
        places: How many series of weeks are watched for one provider, its places and all of them together: each gets
            its part of the false alarms, so that a provider of many places has no more than one of few.
        anew: From the first whole week from such a day on, the weeks of a theme have a baseline of their own, the first
            26 of them, and stay judged by it; those before are judged as they were.

    Returns:
        One row per theme and week with the numbers of `Alert`, `usual_from` and `usual_to` (its `usual_weeks`), and
        `is_cusum`, `is_test`, `is_safety`, `is_alert`. Weeks of a baseline hold NaN in `cusum`, `p_value` and
        `q_value`. Rows that cannot be read, are impossible or contradict each other say nothing, which
        `attrs["notes"]` says in sentences.

    Raises:
        ValueError: if a column is missing, or `baseline_weeks` is below 26.
    """
    weeks, themes, grid, notes = _grid(counts)
    judged = _judged(grid, baseline_weeks, places)
    for stretch, theme in _begun_anew(weeks, themes, anew or {}):
        later = {name: values[stretch, theme] for name, values in grid.items()}
        for name, values in _judged(later, MINIMUM_BASELINE_WEEKS, places).items():
            judged[name][stretch, theme] = values + stretch.start if name.startswith("usual_week") else values
    q_values = false_discovery(judged["p_value"])
    has_voices = grid["recent_voices"] >= MINIMUM_VOICES
    is_test = (q_values <= FALSE_DISCOVERY_RATE / max(places, 1)) & has_voices
    is_safety = (grid["complaints"] > 0) & np.isin(themes, list(safety_critical))
    usual = {side: weeks.to_numpy()[judged.pop(f"usual_week_{side}")] for side in ("from", "to")}
    named = {f"usual_{side}": days for side, days in usual.items()}
    flags = {"q_value": q_values, "is_test": is_test, "is_safety": is_safety}
    rows = _rows(weeks, themes, {**grid, **judged, **named, **flags})
    rows.attrs["notes"] = tuple(notes)
    return rows


def _judged(grid: Mapping[str, Numbers], baseline_weeks: int, places: int) -> dict[str, npt.NDArray[Any]]:
    """Judge weeks by those of them that come first; all in shape (weeks, themes), `usual_week_...` are positions."""
    complaints, mentions = grid["complaints"], grid["mentions"]
    length = _baseline_length(len(complaints), baseline_weeks)
    base = baseline_of(complaints[:length], mentions[:length])
    # A sum of evidence passes h by chance in proportion to exp(-h).
    thresholds = np.asarray(_thresholds(base) + np.log(max(places, 1)), dtype=np.float64)
    evidence, has_voices = base.evidence(complaints, mentions), grid["recent_voices"] >= MINIMUM_VOICES
    cusum, is_cusum = cusum_of(evidence[length:], thresholds, has_voices[length:])
    return {
        "usual_share": np.full(evidence.shape, base.share),
        "over_dispersion": np.full(evidence.shape, base.over_dispersion),
        "threshold": np.full(evidence.shape, thresholds),
        "cusum": _padded(cusum, length),
        "p_value": _padded(base.tail(complaints[length:], mentions[length:]), length),
        "is_cusum": _padded(is_cusum, length),
        "usual_week_from": np.zeros(evidence.shape, dtype=np.int64),
        "usual_week_to": np.full(evidence.shape, length - 1),
    }


def _begun_anew(
    weeks: pd.DatetimeIndex, themes: npt.NDArray[np.object_], anew: Anew
) -> Iterator[tuple[slice, npt.NDArray[np.int64]]]:
    """Give the weeks of each further usual, up to the next one, and the position of its theme."""
    for theme, days in anew.items():
        firsts = sorted({int(weeks.searchsorted(day)) for day in days} - {0})
        for first, end in pairwise([*firsts, len(weeks)]):
            yield slice(first, end), np.flatnonzero(themes == theme)


def cusum_of(evidence: Numbers, thresholds: Numbers, may_alarm: Flags) -> tuple[Numbers, Flags]:
    """Add up the evidence of a lasting rise, starting anew after each alarm.

    Args:
        evidence: Log-likelihood ratios, shape (weeks, series); NaN is no evidence.
        thresholds: What the sum must exceed, one a series.
        may_alarm: Where enough people stand behind the complaints, shape (weeks, series). Where they do not, the sum
            is kept and may alarm when they do.

    Returns:
        The sums before starting anew, and where they alarm.
    """
    sums = np.empty_like(evidence)
    is_alarm = np.zeros(evidence.shape, dtype=np.bool_)
    held = np.zeros(evidence.shape[1])
    gathered, may_alarm = np.nan_to_num(evidence), may_alarm & ~np.isnan(evidence)
    for week in range(len(evidence)):
        held = np.maximum(held + gathered[week], 0)
        sums[week] = held
        is_alarm[week] = (held > thresholds) & may_alarm[week]
        held = np.where(is_alarm[week], 0, held)
    return sums, is_alarm


def _grid(
    counts: pd.DataFrame,
) -> tuple[pd.DatetimeIndex, npt.NDArray[np.object_], dict[str, Numbers], list[str]]:
    require_columns(counts, COLUMNS)
    has_theme = counts["theme"].notna().to_numpy()
    read, notes = whole_counts(counts.loc[has_theme, list(COLUMNS)], COLUMNS[2:])
    place, weeks, has_week, undated = week_places(read["week"])
    theme, themes = pd.factorize(sortable(read["theme"][has_week]).astype(object), sort=True)
    columns = {column: read[column].to_numpy(dtype=np.float64)[has_week] for column in COLUMNS[2:]}
    is_twice = _contradicted(place * len(themes) + theme, columns)
    if is_twice.any():
        notes.append("A theme has two different rows for one week, which say nothing.")
    grid = {}
    for column, values in columns.items():
        grid[column] = np.zeros((len(weeks), len(themes)))
        grid[column][place, theme] = np.where(is_twice, np.nan, values)
    if len(themes):
        # All themes share the week's mentions: a theme without a row in a week had no complaint, not no mentions.
        most = np.nan_to_num(grid["mentions"]).max(axis=1, keepdims=True)
        grid["mentions"] = np.where(np.isnan(grid["mentions"]), 0.0, most)
    grid = {column: np.nan_to_num(values) for column, values in grid.items()}
    return weeks, np.asarray(themes, dtype=object), grid, [*notes, *undated]


def _contradicted(cells: Positions, columns: dict[str, Numbers]) -> Flags:
    rows = pd.DataFrame({"cell": cells})
    if not rows.duplicated().any():
        return np.zeros(len(cells), dtype=np.bool_)
    # Rows that say the same again contradict nobody.
    several = rows.assign(**columns).groupby("cell")[list(columns)].nunique(dropna=False).gt(1).any(axis=1)
    return rows["cell"].map(several).to_numpy(dtype=np.bool_)


def _baseline_length(weeks: int, wanted: int) -> int:
    if wanted < MINIMUM_BASELINE_WEEKS:
        raise ValueError(f"A baseline needs at least {MINIMUM_BASELINE_WEEKS} weeks, not {wanted}.")
    length = wanted if weeks > wanted else max(MINIMUM_BASELINE_WEEKS, weeks // 2)
    return min(length, weeks)


def _thresholds(base: Baseline) -> Numbers:
    return np.select([base.mean_mentions < 10, base.mean_mentions < 50], [4.5, 6.0], 7.0)


def _padded(values: npt.NDArray[Any], length: int) -> npt.NDArray[Any]:
    fill = np.full((length, values.shape[1]), False if values.dtype == np.bool_ else np.nan)
    return np.concatenate((fill, values))


def _rows(
    weeks: pd.DatetimeIndex, themes: npt.NDArray[np.object_], columns: dict[str, npt.NDArray[Any]]
) -> pd.DataFrame:
    rows = pd.DataFrame({name: values.ravel() for name, values in columns.items()})
    names = pd.Series(themes, dtype="str").array.take(np.tile(np.arange(len(themes)), len(weeks)))
    rows.insert(0, "theme", names)
    rows.insert(1, "week", np.repeat(weeks.to_numpy(), len(themes)))
    counted = ["complaints", "mentions", "recent_voices"]
    rows[counted] = rows[counted].astype(np.int64)
    rows["is_alert"] = rows["is_cusum"] | rows["is_test"] | rows["is_safety"]
    return rows


def _alert(row: dict[Hashable, Any], title: str) -> Alert:
    kinds: list[Kind] = [kind for kind in ("cusum", "test", "safety") if row[f"is_{kind}"]]
    numbers = {name: row[name] for name in Alert.__dataclass_fields__ if name in row}
    usual_weeks = row["usual_from"], row["usual_to"]
    return Alert(**numbers, kinds=tuple(kinds), sentence=_sentence(row, kinds, title), usual_weeks=usual_weeks)


def _sentence(row: dict[Hashable, Any], kinds: list[Kind], title: str) -> str:
    complaints, mentions, voices = (f"{row[name]:,}" for name in ("complaints", "mentions", "recent_voices"))
    heard = (
        f"{complaints} of {mentions}" if row["mentions"] >= MINIMUM_MENTIONS else f"of fewer than {MINIMUM_MENTIONS}"
    )
    figures = f"{title}: {heard} mentions in the week of {full_day(row['week'])}"
    if kinds == ["safety"]:
        return f"{figures}; every complaint about it is shown."
    usual = f"usually {row['usual_share'] * 100:.1f} in 100"
    rise = "a rise that lasts" if "cusum" in kinds else "a sudden rise"
    return f"{figures}, {usual}; {rise}, from {voices} people in the last {RECENT_WEEKS} weeks."
