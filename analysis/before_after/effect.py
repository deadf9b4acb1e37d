"""What the figures say that an action did."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.before_after.words import share_in_words

Verdict = Literal["fewer", "more", "cannot tell yet", "not comparable"]


@dataclass(frozen=True)
class Effect:
    """What the figures say an action did. Shares 0-1; differences are after minus before, -1 to 1.

    Attributes:
        verdict: The outcome in a word or three.
        sentence: The same with its figures, for a person.
        method: `segmented` (against the earlier trend), `newcombe` (two shares), or `counts` (one side is empty).
        complaints_before: Complaints in the weeks before.
        mentions_before: Mentions in the weeks before.
        complaints_after: Complaints in the weeks after.
        mentions_after: Mentions in the weeks after.
        weeks_before: Weeks before that had mentions.
        weeks_after: Weeks after that had mentions.
        difference: Share after minus share before, NaN without mentions.
        difference_low: Lower limit of its 95 % interval, widened where weeks differ by more than chance.
        difference_high: Upper limit.
        effect: Share after minus the share expected had the earlier trend continued; NaN unless `segmented`.
        effect_low: Lower limit of its 95 % interval.
        effect_high: Upper limit.
        over_dispersion: Variance of weeks over that of chance, at least 1.
        trend_t: t value of the trend before the action; NaN where it could not be fitted.
        detectable: The smallest difference that these figures would find four times in five; NaN where unknown.
        weeks_needed: About how many more weeks a difference of the size seen needs; infinite beyond two years, NaN
            unless the verdict is `cannot tell yet` and there is a difference.
        cautions: Sentences that belong beside the verdict.
    """

    verdict: Verdict
    sentence: str
    method: Literal["segmented", "newcombe", "counts"]
    complaints_before: int
    mentions_before: int
    complaints_after: int
    mentions_after: int
    weeks_before: int
    weeks_after: int
    difference: float
    difference_low: float
    difference_high: float
    effect: float = np.nan
    effect_low: float = np.nan
    effect_high: float = np.nan
    over_dispersion: float = 1.0
    trend_t: float = np.nan
    detectable: float = np.nan
    weeks_needed: float = np.nan
    cautions: tuple[str, ...] = ()


def told(effect: Effect) -> str:
    """Say the two shares as they stand in the sentence of an effect."""
    before = share_in_words(effect.complaints_before, effect.mentions_before)
    return f"{before} before, {share_in_words(effect.complaints_after, effect.mentions_after)} after"
