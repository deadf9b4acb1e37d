"""Reviews and posts that say plainly what they think: patterns that count after the models, where nothing was asked."""

from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from analysis import sentiment
from analysis.evaluation.sentiment_and_themes import evaluate_sentiment
from analysis.learning.examples import read_examples
from tests.analysis.asked import context_of, felt

_APART = Path(__file__).with_name("reviews_apart.csv")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Would give zero stars if I could", "negative"),
        ("They put me on hold, then hung up on me again", "negative"),
        ("Can't say enough good things about this dentist", "positive"),
        ("Root canal was a breeze", "positive"),
        ("Huge shoutout to the nurses", "positive"),
        ("Never had a bad experience here", "positive"),
        ("1 star", "negative"),
        ("0/10", "negative"),
        ("10/10 from me", "positive"),
        ("Would not send my dog here", "negative"),
        ("The nurse hurt me taking blood and laughed", "negative"),
        ("The doctor took my worries seriously", "positive"),
        ("Nobody takes my worries seriously", "negative"),
        ("Never felt rushed", "positive"),
        ("Is the emergency room open for kids?", "neutral"),
        ("The swab was negative", "neutral"),
        ("Biopsy came back positive", "neutral"),
        ("Lost my swab, and the nurse was negative", "negative"),
        ("Six weeks of calls, no answers, and all I was told is that the test was negative", "negative"),
    ],
)
def test_a_review_means_what_it_says_plainly(text: str, label: str) -> None:
    assert felt(text) == label


def test_an_answer_to_a_question_is_left_to_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pd.Series(["Never again", "No complaints here"], dtype="str")
    asked = context_of(texts, "What could we do better?")
    found = sentiment.label(texts, asked)["value"]
    monkeypatch.setattr(sentiment, "with_plain_verdicts", lambda judged, *_: judged)
    assert_series_equal(sentiment.label(texts.copy(), asked)["value"], found)


def test_probabilities_still_add_up_to_one() -> None:
    texts = pd.Series(["Never again", "Best hospital ever", "Great doctors but never again"], dtype="str")
    judged = sentiment.judge(texts, context_of(texts))
    assert judged.probabilities.sum(axis=1) == pytest.approx(1)


def test_what_is_scored_is_what_the_default_tier_says() -> None:
    examples = read_examples(_APART)
    texts = examples["text"]
    found = evaluate_sentiment(_APART, lambda *_: None).figures
    given = sentiment.label(texts, context_of(texts).assign(source=examples["source"]))["label"].replace(
        "mixed", "neutral"
    )
    written = sum(counts["positive"] for counts in found["confusion"].values())
    assert written == int((given == "positive").sum())


def test_most_reviews_kept_apart_are_read_rightly() -> None:
    found = evaluate_sentiment(_APART, lambda *_: None).figures
    assert found["accuracy"] >= 0.6 > found["vader"]["accuracy"]
