"""Sentences that mislead a counter of good and bad words, in both tiers. Invented, and in no training file."""

import pandas as pd
import pytest

from analysis import sentiment
from analysis.learning.invented import posts
from analysis.tier import ACCURATE, FAST
from tests.analysis.asked import context_of

_GOOD, _BETTER = "What was good?", "What could we do better?"


def _felt(text: str, tier: str, question: str | None = None) -> str:
    texts = pd.Series([text], index=[7], dtype="str")
    context = context_of(texts, question).assign(tier=tier)
    return str(sentiment.label(texts, context)["label"].iloc[0])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I could not fault a single thing about the clinic", "positive"),
        ("Can't fault it", "positive"),
        ("There is nothing I would improve here", "positive"),
        ("I was not happy with the way they spoke to me", "negative"),
        ("They did not listen to me", "negative"),
        ("Oh brilliant, another cancelled appointment", "negative"),
        ("Thanks for nothing", "negative"),
        ("ABSOLUTELY DISGUSTING SERVICE", "negative"),
        ("BEST HOSPITAL EVER", "positive"),
        ("Me and my wife very happy with this hospital", "positive"),
        ("doctor very good he help me too much thank", "positive"),
        ("Waited 5 hours but lovely nurse", "mixed"),
        ("The wait was long but the staff were lovely", "mixed"),
        ("Excellent", "positive"),
        ("Rude", "negative"),
    ],
)
def test_the_accurate_tier_is_not_misled(text: str, label: str) -> None:
    assert _felt(text, ACCURATE) == label


@pytest.mark.parametrize(
    "text",
    [
        "My test came back positive",
        "Had an appointment at the cancer clinic today",
        "I go to the pain clinic on Tuesdays",
        "The swab was negative",
        "What time does the blood test place open?",
        "The clinic moves to its new site in May",
    ],
)
def test_health_words_questions_and_news_are_not_sentiment(text: str) -> None:
    assert _felt(text, ACCURATE) == "neutral"


@pytest.mark.parametrize(
    ("text", "question", "label"),
    [
        ("Nothing", _BETTER, "positive"),
        ("Nothing", _GOOD, "negative"),
        ("Staff", _GOOD, "positive"),
        ("The waiting time", _BETTER, "negative"),
        ("Everything", _GOOD, "positive"),
    ],
)
@pytest.mark.parametrize("tier", [FAST, ACCURATE])
def test_what_was_asked_decides_what_one_word_means(text: str, question: str, label: str, tier: str) -> None:
    assert _felt(text, tier, question) == label


@pytest.mark.parametrize(("tier", "most"), [(FAST, 0.35), (ACCURATE, 0.25)])
def test_few_neutral_posts_are_taken_for_complaints(tier: str, most: float) -> None:
    held = posts(held_out=True)
    neutral = held[held["sentiment"] == "middle"]["text"].tolist()
    taken = [text for text in neutral if _felt(text, tier) == "negative"]
    assert len(taken) <= most * len(neutral)
