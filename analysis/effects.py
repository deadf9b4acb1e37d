"""Did an action work: complaints before and after, and a verdict that never claims more than the figures."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.before_after.effect import Effect, Verdict, told
from analysis.before_after.forecast import DETECTABLE, weeks_for_step, weeks_for_two_shares
from analysis.before_after.guards import not_comparable_because
from analysis.before_after.one_week import week_behind_difference, week_behind_step, without_week
from analysis.before_after.trend import WEEK, advantage_of_step, fit_step, trend_t
from analysis.before_after.two_shares import difference_of
from analysis.before_after.words import points_in_words
from analysis.change import MINIMUM_MENTIONS
from analysis.charts.series import Day
from analysis.statistics.intervals import Numbers
from analysis.statistics.quasi_binomial import Fit
from analysis.statistics.readable import day_of, days_of, require_columns, rows_have, sortable, whole_counts

# With fewer weeks on a side a trend cannot be told from the change; 26 are better.
MINIMUM_TREND_WEEKS = 12
# With fewer weeks on a side than these, any two weeks may differ for reasons of their own.
MINIMUM_WEEKS = 3
# A trend before the action is taken as real beyond this t value.
TREND_T = 2.0
# With few weeks a step at the action must describe them better than a steady trend by this much deviance: a trend then
# passes for an effect about 3 times in 100 (measured by simulation; 6 times with 2.0).
STEP_ADVANTAGE = 3.0


def before_and_after(
    counts: pd.DataFrame,
    action_day: Day | None,
    window_weeks: int = 26,
    washout_weeks: int = 0,
    is_over: bool = False,
    unlike: str = "",
    is_before_whole: bool = True,
) -> Effect:
    """Compare complaints before and after an action.

    Args:
        counts: `week` (Mondays), `complaints`, `mentions` (all scored mentions, whatever their theme), and optionally
            `source` and `version` (of the labeller): rows of one week are summed. A row for every week with mentions.
        action_day: When the action took effect, chosen before looking at the figures. Its own week is left out,
            unless it is a Monday.
        window_weeks: Most weeks to compare on each side.
        washout_weeks: Weeks after the action that are left out while it settles.
        is_over: Whether no further weeks can ever be counted, because something else has changed since.
        unlike: Why the two sides may not be compared, as far as `counts` do not tell; a sentence, empty for nothing.
        is_before_whole: Whether `counts` hold all weeks before the action that there will ever be.

    Raises:
        ValueError: if a column or the day cannot be read. Rows that cannot be read are left out, as `cautions` says.

    Source:
        Newcombe (1998) method 10; Wagner et al. (2002), Segmented regression analysis of interrupted time series,
        J Clin Pharm Ther 27.
    """
    require_columns(counts, ("week", "complaints", "mentions"))
    if window_weeks < 1 or washout_weeks < 0:
        raise ValueError("The window needs at least one week, and a washout cannot be negative.")
    read, notes = _read(counts)
    day = day_of(action_day)
    if day is None:
        notes.append("The action has no day.")
        day, read, is_before_whole = pd.Timestamp(0), read[:0], False
    before, after = _sides(read, day, window_weeks, washout_weeks)
    effect = replace(_plain(_weekly(before), _weekly(after)), cautions=tuple(notes))
    if is_before_whole and (effect.weeks_before < MINIMUM_WEEKS or effect.mentions_before < MINIMUM_MENTIONS):
        never = "it can never be told, because too little was heard before it"
        return replace(effect, verdict="not comparable", sentence=f"Not comparable: {told(effect)}; {never}.")
    if min(effect.mentions_before, effect.mentions_after) < MINIMUM_MENTIONS:
        return replace(effect, sentence=f"Cannot tell yet: {told(effect)}; too few mentions to compare.")
    reason = unlike or not_comparable_because(before, after)
    if reason:
        return replace(effect, verdict="not comparable", sentence=f"Not comparable: {reason} {told(effect)}.")
    effect = _judged(effect, _weekly(before), _weekly(after))
    if effect.verdict != "cannot tell yet":
        return effect
    if is_over:
        effect = replace(effect, weeks_needed=np.nan)
    forecast = "and no further weeks can be counted" if is_over else _forecast(effect.weeks_needed)
    return replace(effect, sentence=f"{effect.sentence}; {forecast}.")


def _read(counts: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    read, notes = whole_counts(counts, ("complaints", "mentions"))
    weeks, unclear = days_of(counts["week"])
    if undated := int(weeks.isna().sum()):
        notes.append(f"{rows_have(undated)} no week that can be read.")
    named = {name: sortable(read[name]) for name in ("source", "version") if name in read}
    is_kept = weeks.notna() & read["mentions"].notna()
    return read.assign(week=weeks, **named)[is_kept], [*notes, *([unclear] if unclear else [])]


def _sides(
    counts: pd.DataFrame, action_day: pd.Timestamp, window_weeks: int, washout_weeks: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    monday = action_day.normalize() - pd.Timedelta(days=action_day.weekday())
    first_after = monday if action_day.weekday() == 0 else monday + pd.Timedelta(weeks=1)
    first_after += pd.Timedelta(weeks=washout_weeks)
    week = counts["week"]
    is_before = (week < monday) & (week >= monday - pd.Timedelta(weeks=window_weeks))
    is_after = (week >= first_after) & (week < first_after + pd.Timedelta(weeks=window_weeks))
    return counts[is_before], counts[is_after]


def _weekly(side: pd.DataFrame) -> pd.DataFrame:
    sums = side.groupby("week")[["complaints", "mentions"]].sum()
    return sums[sums["mentions"] > 0].astype(np.float64)


def _plain(before: pd.DataFrame, after: pd.DataFrame) -> Effect:
    k0, n0, k1, n1 = (int(side[column].sum()) for side in (before, after) for column in ("complaints", "mentions"))
    difference, low, high, dispersion = difference_of(before, after)
    return Effect(
        "cannot tell yet",
        "",
        "newcombe" if n0 and n1 else "counts",
        k0,
        n0,
        k1,
        n1,
        len(before),
        len(after),
        difference,
        max(low, -1.0) if n0 and n1 else np.nan,
        min(high, 1.0) if n0 and n1 else np.nan,
        over_dispersion=dispersion,
        trend_t=trend_t(before),
    )


def _judged(effect: Effect, before: pd.DataFrame, after: pd.DataFrame) -> Effect:
    if min(len(before), len(after)) >= MINIMUM_TREND_WEEKS:
        try:
            return _against_trend(effect, before, after, *fit_step(before, after))
        except ValueError as error:
            caution = f"The earlier trend could not be taken into account. {error}"
            return _against_before(replace(effect, cautions=(*effect.cautions, caution)), before, after)
    return _against_before(effect, before, after)


def _against_before(effect: Effect, before: pd.DataFrame, after: pd.DataFrame) -> Effect:
    if abs(effect.trend_t) > TREND_T:
        moving = "falling" if effect.trend_t < 0 else "rising"
        needed = f"it takes {MINIMUM_TREND_WEEKS} weeks on each side to tell the two apart"
        sentence = f"Not comparable: complaints were already {moving} before, and {needed}. {told(effect)}."
        return replace(effect, verdict="not comparable", sentence=sentence)
    error = (effect.difference_high - effect.difference_low) / (2 * 1.96)
    effect = replace(effect, detectable=DETECTABLE * error)
    excludes_zero = effect.difference_low > 0 or effect.difference_high < 0
    if excludes_zero and (reason := _unsure_because(effect, before, after)):
        # From 12 weeks a change at the action can be told from a trend.
        lacking = max(MINIMUM_TREND_WEEKS - effect.weeks_after, 1)
        return replace(effect, sentence=f"Cannot tell yet: {told(effect)}; {reason}", weeks_needed=float(lacking))
    if excludes_zero and (week := week_behind_difference(before, after, effect.difference)):
        return _resting(effect, week, _weeks_for_difference(_plain(*without_week(before, after, week))))
    if excludes_zero:
        size = points_in_words(effect.difference, effect.difference_low, effect.difference_high)
        return _claimed(effect, effect.difference, f"{told(effect)}; {size}")
    return _open(effect, _weeks_for_difference(effect))


def _weeks_for_difference(effect: Effect) -> float:
    return weeks_for_two_shares(
        effect.difference,
        (effect.difference_high - effect.difference_low) / (2 * 1.96),
        effect.complaints_after,
        effect.mentions_after,
        effect.weeks_after,
        effect.over_dispersion,
    )


def _unsure_because(effect: Effect, before: pd.DataFrame, after: pd.DataFrame) -> str:
    if min(effect.weeks_before, effect.weeks_after) < MINIMUM_WEEKS:
        return f"a verdict needs {MINIMUM_WEEKS} weeks on each side"
    try:
        advantage = advantage_of_step(before, after)
    except ValueError:
        return "a steady trend could not be ruled out"
    if advantage < STEP_ADVANTAGE * effect.over_dispersion:
        return "a steady trend over all weeks explains the difference as well as the action does"
    return ""


def _against_trend(effect: Effect, before: pd.DataFrame, after: pd.DataFrame, design: Numbers, fit: Fit) -> Effect:
    from scipy.stats import t as student

    at = design[int(np.argmax(design[:, 2]))]
    linear = float(at @ fit.coefficients)
    shares = 1 / (1 + np.exp(-np.array([linear, linear - fit.coefficients[2]])))
    slope = shares * (1 - shares)
    gradient = slope[0] * at - slope[1] * at * np.array([1.0, 1.0, 0.0])
    error = float(np.sqrt(gradient @ fit.covariance @ gradient))
    width = float(student.ppf(0.975, fit.freedom))
    size = float(shares[0] - shares[1])
    effect = replace(
        effect, method="segmented", effect=size, effect_low=max(size - width * error, -1.0),
        effect_high=min(size + width * error, 1.0), over_dispersion=fit.over_dispersion,
        detectable=DETECTABLE * error,
    )  # fmt: skip
    excludes_zero = effect.effect_low > 0 or effect.effect_high < 0
    is_step = abs(fit.t_value(2)) > width and excludes_zero
    if is_step and (week := week_behind_step(before, after, design, fit, width)):
        return _resting(effect, week, _weeks_for_step(effect, *without_week(before, after, week)))
    if is_step and effect.difference_low * effect.difference_high > 0 and 0 < effect.difference / size < 1:
        # A failure just before its repair looks like a rising trend: of the two sizes the lesser is claimed.
        size_told = points_in_words(effect.difference, effect.difference_low, effect.difference_high)
        return _claimed(effect, effect.difference, f"{told(effect)}; {size_told}")
    if is_step:
        size_told = points_in_words(size, effect.effect_low, effect.effect_high)
        return _claimed(effect, size, f"{told(effect)}; {size_told} than expected had the earlier trend continued")
    return _open(effect, weeks_for_step(design, fit, effect.mentions_after / effect.weeks_after, WEEK))


def _weeks_for_step(effect: Effect, before: pd.DataFrame, after: pd.DataFrame) -> float:
    try:
        return weeks_for_step(*fit_step(before, after), effect.mentions_after / effect.weeks_after, WEEK)
    except ValueError:
        # Weeks that carry no trend foretell nothing.
        return float("inf")


def _resting(effect: Effect, week: pd.Timestamp, weeks: float) -> Effect:
    """Say on which week alone a difference rests, and forecast what the others say."""
    rests = f"the difference rests on the week of {week.day} {week:%b %Y} alone, and is small without it"
    return replace(effect, sentence=f"Cannot tell yet: {told(effect)}; {rests}", weeks_needed=weeks)


def _claimed(effect: Effect, size: float, figures: str) -> Effect:
    verdict: Verdict = "more" if size > 0 else "fewer"
    cautions = effect.cautions
    if effect.difference * size < 0:
        cautions += ("The shares before and after moved the other way: the verdict rests on the earlier trend.",)
    return replace(
        effect, verdict=verdict, sentence=f"{verdict.capitalize()} complaints: {figures}.", cautions=cautions
    )


def _open(effect: Effect, weeks: float) -> Effect:
    # Upwards to whole points: what is said to be found is found, and no report tells more than its counts do.
    points = np.ceil(effect.detectable * 100)
    found = (
        f"; these figures would show {points:.0f} {'point' if points == 1 else 'points'} or more" if points > 0 else ""
    )
    return replace(effect, sentence=f"Cannot tell yet: {told(effect)}{found}", weeks_needed=weeks)


def _forecast(weeks: float) -> str:
    if np.isnan(weeks):
        return "a difference as small as this may be none"
    if np.isinf(weeks):
        return "a difference of this size would need more than two further years"
    return f"about {weeks:.0f} more {'week' if weeks == 1 else 'weeks'} may tell"
