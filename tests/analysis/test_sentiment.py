"""Sentiment of invented texts, and the figures of the model that is shipped."""

import pandas as pd
import pytest

from analysis import sentiment
from analysis.learning.model_file import read_figures
from tests.analysis.asked import context_of, felt

_GOOD = "What was good?"
_BETTER = "What could we do better?"


@pytest.mark.parametrize(
    "text",
    [
        "Could not fault the staff",
        "Very friendly and helpful people, thank you so much",
        "Excellent care from start to finish",
    ],
)
def test_plain_praise_is_positive(text: str) -> None:
    assert felt(text) == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answered the phone for an hour and then they cut me off",
        "Rude receptionist, will not come back",
        "They should answer the phone sooner",
    ],
)
def test_a_plain_complaint_is_negative(text: str) -> None:
    assert felt(text, _BETTER) == "negative"


def test_a_complaint_with_praise_is_mixed() -> None:
    assert felt("Waited 5 hours but lovely nurse") == "mixed"


def test_nothing_is_praise_when_asked_what_could_be_better() -> None:
    assert felt("Nothing", _BETTER) == "positive"


def test_nothing_is_a_complaint_when_asked_what_was_good() -> None:
    assert felt("Nothing", _GOOD) == "negative"


def test_a_low_rating_makes_a_bare_text_more_negative() -> None:
    texts = pd.Series(["The appointment took place on Tuesday"] * 2, index=[1, 2], dtype="str")
    context = context_of(texts)
    context["rating"] = [0.0, 1.0]
    judged = sentiment.judge(texts, context)
    assert judged.probabilities[0, 0] > judged.probabilities[1, 0]


def test_probabilities_are_shares_of_one() -> None:
    texts = pd.Series(["", "!", "good", "bad " * 500, "\U0001f600"], dtype="str")
    judged = sentiment.judge(texts, context_of(texts))
    assert judged.probabilities.sum(axis=1) == pytest.approx(1)


def test_a_language_that_is_not_supported_gets_no_sentiment() -> None:
    texts = pd.Series(["Tout le personnel était charmant", "Lovely staff"], index=[1, 2], dtype="str")
    context = context_of(texts)
    context["language"] = ["fr", "en"]
    assert sentiment.label(texts, context)["mention_id"].tolist() == [2]


def test_no_texts_give_no_labels() -> None:
    texts = pd.Series([], dtype="str")
    assert sentiment.label(texts, context_of(texts)).empty


def test_a_text_is_judged_the_same_alone_and_among_others() -> None:
    texts = pd.Series(["Long wait, kind doctor", "Great", "The food was cold and nobody came"], dtype="str")
    together = sentiment.label(texts, context_of(texts))
    alone = [sentiment.label(texts[[n]], context_of(texts[[n]])) for n in texts.index]
    assert together["value"].tolist() == pytest.approx([frame["value"].iloc[0] for frame in alone])


def test_the_shipped_figures_beat_plain_words_in_finding_complaints() -> None:
    assert read_figures("sentiment")["text"]["negative_recall"] >= 0.833


def test_the_shipped_figures_beat_vader_by_far() -> None:
    figures = read_figures("sentiment")
    assert figures["text"]["macro_f1"] > figures["vader"]["macro_f1"] + 0.15


def test_the_shipped_probabilities_are_calibrated() -> None:
    assert read_figures("sentiment")["text"]["calibration_error"] < 0.05


@pytest.mark.parametrize("question", [None, "Any other comments?"])
@pytest.mark.parametrize(
    ("answer", "sentiment"),
    [("Shambolic", "negative"), ("Abysmal!", "negative"), ("Chuffed", "positive"), ("Fab", "positive")],
)
def test_one_word_says_it_where_the_question_does_not(answer: str, sentiment: str, question: str | None) -> None:
    assert felt(answer, question) == sentiment


def test_a_wish_for_more_of_something_good_is_no_praise() -> None:
    assert felt("More punctual", "Any other comments?") != "positive"
