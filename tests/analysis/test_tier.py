"""The two tiers, and what chooses between them."""

import pandas as pd
import pytest

from analysis import relevance, sentiment, themes
from analysis.board import figures_of, version_of
from analysis.tier import ACCURATE, AUTO, FAST, chosen
from tests.analysis.asked import context_of


@pytest.mark.parametrize(
    ("setting", "mentions", "tier"),
    [(AUTO, 100_000, ACCURATE), (AUTO, 100_001, FAST), (FAST, 5, FAST), (ACCURATE, 10**7, ACCURATE)],
)
def test_auto_is_accurate_up_to_a_hundred_thousand_mentions(setting: str, mentions: int, tier: str) -> None:
    assert chosen(setting, mentions) == tier


def test_another_tier_is_another_version_and_has_figures_of_its_own() -> None:
    assert version_of(sentiment, FAST) != version_of(sentiment, ACCURATE)
    assert version_of(relevance, FAST) == version_of(relevance, ACCURATE)
    fast, accurate = figures_of(sentiment, FAST), figures_of(sentiment, ACCURATE)
    assert fast is not None
    assert accurate is not None
    assert fast["text"]["macro_f1"] < accurate["text"]["macro_f1"]


def test_the_tiers_judge_by_different_evidence() -> None:
    texts = pd.Series(["Could have been handled far more kindly"], index=[1], dtype="str")
    values = [
        float(labeller.label(texts, context_of(texts).assign(tier=tier))["value"].iloc[0])
        for labeller in (sentiment, themes)
        for tier in (FAST, ACCURATE)
    ]
    assert len(set(values)) == 4
