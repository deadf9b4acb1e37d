"""A verdict on an action never claims more than the figures."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.before_after.effect import Effect
from analysis.effects import before_and_after
from analysis.statistics.quasi_binomial import fit_quasi_binomial

_DAY = "2025-06-02"


def _counts(before: list[int], after: list[int], mentions: int = 20, **columns: Any) -> pd.DataFrame:
    last = pd.Timestamp(_DAY) + pd.Timedelta(weeks=len(after) - 1)
    weeks = pd.date_range(end=last, periods=len(before + after), freq="7D")
    return pd.DataFrame({"week": weeks, "complaints": before + after, "mentions": mentions, **columns})


def _effect(before: list[int], after: list[int], mentions: int = 20, **columns: Any) -> Effect:
    return before_and_after(_counts(before, after, mentions, **columns), _DAY)


def test_a_clear_fall_over_long_periods_is_fewer_against_the_earlier_trend() -> None:
    effect = _effect([8, 7] * 6 + [6, 5] * 6, [2, 1, 2, 3] * 6)
    assert (effect.verdict, effect.method) == ("fewer", "segmented")
    assert effect.effect_high < 0
    assert "156 of 480 mentions (32.5 in 100) before, 48 of 480 mentions (10.0 in 100) after" in effect.sentence
    assert effect.sentence.endswith("than expected had the earlier trend continued.")


def test_a_clear_rise_is_more() -> None:
    assert _effect([2, 1, 2, 3] * 6, [6, 5, 7, 6] * 6).verdict == "more"


def test_short_periods_are_compared_as_two_shares() -> None:
    effect = _effect([6, 5, 7, 6] * 2, [2, 1, 2, 3] * 2)
    assert (effect.verdict, effect.method) == ("fewer", "newcombe")
    assert effect.sentence == (
        "Fewer complaints: 48 of 160 mentions (30.0 in 100) before, 16 of 160 mentions (10.0 in 100) after; "
        "20.0 points fewer (11.4 to 28.4)."
    )


def test_a_small_difference_cannot_be_told_and_says_how_long_it_would_take() -> None:
    effect = _effect([6, 5, 7, 6] * 2, [5, 4, 5, 6] * 2)
    assert effect.verdict == "cannot tell yet"
    assert effect.weeks_needed > 0
    assert "these figures would show" in effect.sentence


def test_a_middling_difference_needs_a_countable_number_of_weeks() -> None:
    effect = _effect([6, 5, 7, 6] * 6, [4, 4, 5, 4])
    assert effect.verdict == "cannot tell yet"
    assert 1 <= effect.weeks_needed <= 104
    assert effect.sentence.endswith(f"about {effect.weeks_needed:.0f} more weeks may tell.")


def test_where_no_further_week_can_be_counted_none_is_promised_and_the_reason_stays() -> None:
    counts = _counts([6, 5, 7, 6] * 6, [4, 4, 5, 4])
    open_, over = (before_and_after(counts, _DAY, is_over=is_over) for is_over in (False, True))
    assert np.isnan(over.weeks_needed)
    reason, _, _ = open_.sentence.rpartition("; ")
    assert over.sentence == f"{reason}; and no further weeks can be counted."


def test_a_fall_that_had_begun_before_is_no_effect_of_the_action() -> None:
    falling = np.round(np.linspace(60, 20, 40)).astype(int).tolist()
    effect = _effect(falling[:20], falling[20:], mentions=100)
    assert effect.difference_high < 0
    assert effect.verdict == "cannot tell yet"


def test_a_trend_before_short_periods_is_not_comparable() -> None:
    effect = _effect([60, 55, 50, 45, 40, 35, 30, 25], [20] * 8, mentions=100)
    assert effect.verdict == "not comparable"
    assert "already falling before" in effect.sentence


def test_a_steady_trend_across_short_periods_is_no_effect_of_the_action() -> None:
    effect = _effect([36, 35, 34, 33, 32, 31, 30, 29], [28, 27, 26, 25, 24, 23, 22, 21], mentions=100)
    assert effect.difference_high < 0
    assert effect.verdict != "fewer"


def test_two_weeks_on_a_side_are_too_few_for_a_verdict() -> None:
    effect = _effect([60] * 8, [20] * 2, mentions=100)
    assert effect.verdict == "cannot tell yet"
    assert "a verdict needs 3 weeks on each side" in effect.sentence


def test_restless_weeks_widen_the_interval() -> None:
    calm, restless = _effect([6, 6] * 4, [3, 3] * 4), _effect([12, 0] * 4, [6, 0] * 4)
    assert restless.over_dispersion > 1.5
    assert restless.difference_high - restless.difference_low > 1.5 * (calm.difference_high - calm.difference_low)


def test_another_labeller_version_is_not_comparable() -> None:
    effect = _effect([6] * 8, [2] * 8, version=["a"] * 8 + ["b"] * 8)
    assert effect.verdict == "not comparable"
    assert "different versions (a and b)" in effect.sentence


def test_a_version_on_both_sides_is_named_once() -> None:
    assert "different versions (a and b)," in _effect([6] * 8, [2] * 8, version=["a"] * 8 + ["a", "b"] * 4).sentence


def test_a_source_that_started_is_not_comparable() -> None:
    effect = _effect([6] * 8, [2] * 8, source=["survey"] * 8 + ["survey"] * 4 + ["review"] * 4)
    assert effect.verdict == "not comparable"
    assert "the source 'review' started (50 in 100 mentions)" in effect.sentence


def test_a_changed_mix_of_sources_is_not_comparable() -> None:
    survey = _counts([1] * 8, [0] * 8).assign(source="survey", mentions=[20] * 8 + [4] * 8)
    x = _counts([2] * 8, [8] * 8).assign(source="x", mentions=[4] * 8 + [20] * 8)
    effect = before_and_after(pd.concat([survey, x]), _DAY)
    assert effect.verdict == "not comparable"
    assert "the mix of sources changed" in effect.sentence


def test_too_few_mentions_cannot_be_told() -> None:
    effect = _effect([6] * 8, [0], mentions=9)
    assert effect.verdict == "cannot tell yet"
    assert "too few mentions" in effect.sentence


@pytest.mark.parametrize(("before", "after"), [([], [6] * 8), ([9] * 2, [1] * 5), ([9] * 2, [9] * 2), ([9] * 2, [1])])
def test_where_too_little_was_heard_before_no_week_to_come_is_said_to_tell(before: list[int], after: list[int]) -> None:
    effect = _effect(before, after)
    assert effect.verdict == "not comparable"
    assert effect.sentence.endswith(" after; it can never be told, because too little was heard before it.")


def test_while_weeks_before_may_still_come_nothing_is_given_up() -> None:
    effect = before_and_after(_counts([9] * 2, []), "2025-06-02", is_before_whole=False)
    assert effect.verdict == "cannot tell yet"


def test_no_weeks_after_cannot_be_told() -> None:
    assert _effect([6] * 8, []).verdict == "cannot tell yet"


def test_the_week_of_the_action_and_the_washout_are_left_out() -> None:
    counts = _counts([6] * 8, [20, 20, 2, 2])
    effect = before_and_after(counts, "2025-06-05", washout_weeks=1)
    assert (effect.mentions_before, effect.complaints_after, effect.mentions_after) == (160, 4, 40)


def test_no_complaint_at_all_afterwards_is_compared_without_a_trend_and_says_so() -> None:
    effect = _effect([6, 5, 7, 6] * 6, [0] * 24)
    assert (effect.verdict, effect.method) == ("fewer", "newcombe")
    assert effect.cautions[0].startswith("The earlier trend could not be taken into account.")


def test_impossible_counts_are_left_out_and_said() -> None:
    effect = _effect([6] * 8 + [30], [1] * 8)
    assert effect.complaints_before == 48
    assert effect.cautions == ("1 row has a count that is missing or impossible, and say nothing.",)


def test_a_fit_agrees_with_the_published_routine() -> None:
    # Made once with statsmodels 0.15.0: GLM(k / n, X, Binomial(), var_weights=n).fit(scale="X2").
    events = np.array([3.0, 9, 1, 8, 8, 2, 1, 6, 0, 3])
    mentions = np.array([20.0, 22, 18, 25, 30, 20, 21, 19, 24, 20])
    design = np.column_stack((np.ones(10), np.arange(10.0), [0] * 5 + [1] * 5))
    fit = fit_quasi_binomial(design, events, mentions)
    np.testing.assert_allclose(
        fit.coefficients, [-1.2166084169687905, 0.05808754031716318, -1.231115776777596], rtol=1e-9
    )
    np.testing.assert_allclose(fit.t_value(2), -1.031460612497263, rtol=1e-9)


def test_a_fit_without_enough_periods_is_refused() -> None:
    with pytest.raises(ValueError, match="too few periods"):
        fit_quasi_binomial(np.ones((1, 1)), np.array([1.0]), np.array([2.0]))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=30),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=30),
)
def test_any_counts_get_a_verdict_that_its_interval_carries(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    counts = _counts([min(pair) for pair in before], [min(pair) for pair in after])
    counts["mentions"] = [max(pair) for pair in before + after]
    effect = before_and_after(counts, _DAY)
    low, high = effect.difference_low, effect.difference_high
    if effect.method == "segmented":
        low, high = effect.effect_low, effect.effect_high
    assert effect.verdict != "fewer" or high < 0
    assert effect.verdict != "more" or low > 0
    assert effect.sentence


def test_a_failure_just_before_its_repair_is_not_carried_on_to_enlarge_the_effect() -> None:
    quiet, failing, repaired = [1] * 20, [2, 4, 6, 8, 9, 9], [1] * 26
    effect = _effect(quiet + failing, repaired)
    assert effect.effect < 2 * effect.difference < 0
    assert effect.sentence.endswith(f"{abs(effect.difference) * 100:.1f} points fewer (1.8 to 10.6).")


def test_a_missing_count_is_left_out_and_said() -> None:
    weeks = pd.DataFrame({"week": ["2026-01-05"], "complaints": [None], "mentions": [5]})
    effect = before_and_after(weeks, "2026-01-12")
    assert (effect.verdict, effect.mentions_before) == ("not comparable", 0)
    assert "missing" in effect.cautions[0]


def test_an_action_without_a_day_is_not_judged() -> None:
    assert before_and_after(_counts([6] * 8, [1] * 8), None).cautions == ("The action has no day.",)


# Eighty-four mentions in the last week before the action, with 15 of its 22 complaints.
_HEAPED = _counts(
    [0] * 11 + [1] * 4 + [0] * 4 + [1, 1, 0, 1, 15], [0] * 9 + [1, 1, 1, 0, 1, 0, 1, 0, 1]
).assign(mentions=[6] * 23 + [84] + [4] * 18)  # fmt: skip


def test_a_difference_from_the_earlier_trend_that_rests_on_one_week_is_none_and_names_the_week() -> None:
    effect = before_and_after(_HEAPED, _DAY)
    assert (effect.method, effect.verdict) == ("segmented", "cannot tell yet")
    assert effect.effect_high < 0
    assert "; the difference rests on the week of 26 May 2025 alone, and is small without it; about " in effect.sentence
    assert 1 < effect.weeks_needed < 104


def test_where_no_further_week_counts_a_difference_that_rests_on_one_week_foretells_none() -> None:
    effect = before_and_after(_HEAPED, _DAY, is_over=True)
    assert np.isnan(effect.weeks_needed)
    assert effect.sentence.endswith("and is small without it; and no further weeks can be counted.")


def test_a_difference_of_short_periods_that_rests_on_one_week_is_none() -> None:
    counts = _counts([1] * 5 + [45] + [1] * 2, [1] * 8).assign(mentions=[10] * 5 + [90] + [10] * 10)
    effect = before_and_after(counts, _DAY)
    assert (effect.method, effect.verdict) == ("newcombe", "cannot tell yet")
    assert effect.difference_high < 0
    assert "the difference rests on the week of 12 May 2025 alone" in effect.sentence


@pytest.mark.parametrize("place", [0, 12, 23, 24, 47])
def test_one_heaped_week_hides_no_fall_that_the_other_weeks_show(place: int) -> None:
    counts = _counts([8, 7, 9, 8] * 6, [2, 1, 2, 3] * 6)
    counts.loc[place, ["complaints", "mentions"]] *= 4
    assert before_and_after(counts, _DAY).verdict == "fewer"


def test_the_week_of_the_one_complaint_afterwards_hides_no_fall() -> None:
    assert _effect([6, 5, 7, 6] * 6, [0] * 12 + [1] + [0] * 11).verdict == "fewer"
