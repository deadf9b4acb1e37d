"""Reviews and posts: where nothing was asked, the meaning of a text is weighed beside what the models found."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import sentiment
from analysis.evaluate import evaluate_sentiment
from analysis.sentiment_model import Judged
from tests.analysis.asked import context_of

_ABROAD = Path(__file__).with_name("reviews_abroad.csv")
_BLIND = Path(__file__).with_name("reviews_blind.csv")


def _without_meaning(texts: pd.Series, context: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> Judged:
    monkeypatch.setattr(sentiment, "with_meaning", lambda judged, *_: judged)
    return sentiment.judge(texts.copy(), context)


def test_seven_of_ten_reviews_from_other_countries_are_read_rightly() -> None:
    found = evaluate_sentiment(_ABROAD, lambda *_: None).figures
    assert found["n"] == 160
    assert found["accuracy"] >= 0.7 > 0.5 > found["vader"]["accuracy"]


def test_seven_of_ten_reviews_are_read_rightly_by_whose_writer_nothing_was_learnt_or_chosen() -> None:
    found = evaluate_sentiment(_BLIND, lambda *_: None).figures
    assert found["n"] == 240
    assert found["accuracy"] >= 0.7 > 0.4 > found["vader"]["accuracy"]
    assert found["per_class"]["negative"]["recall"] >= 0.75


def test_of_the_complaints_among_them_most_are_found() -> None:
    found = evaluate_sentiment(_ABROAD, lambda *_: None).figures
    assert found["per_class"]["negative"]["recall"] >= 0.85


@pytest.mark.parametrize(("question", "rating"), [("What could we do better?", np.nan), (None, 0.25)])
def test_what_answers_a_question_or_has_stars_is_left_to_the_models(
    question: str | None, rating: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = pd.Series(["Worth the drive", "In and out in twenty minutes"], dtype="str")
    context = context_of(texts, question).assign(rating=rating)
    given = sentiment.judge(texts, context).probabilities
    assert np.array_equal(_without_meaning(texts, context, monkeypatch).probabilities, given)


def test_the_clauses_follow_the_verdict_on_their_text() -> None:
    texts = pd.Series(["They squeezed my daughter in before school"], dtype="str")
    judged = sentiment.judge(texts, context_of(texts))
    assert len(judged.clauses) == 1
    assert judged.clauses == pytest.approx(judged.probabilities)


def test_the_meaning_changes_the_verdict_on_praise_without_a_word_of_praise(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pd.Series(["They squeezed my daughter in before school and I did not feel a thing"], dtype="str")
    context = context_of(texts)
    given = sentiment.judge(texts, context).probabilities
    assert given[0, 2] > _without_meaning(texts, context, monkeypatch).probabilities[0, 2]


def test_the_meaning_counts_less_in_a_survey_whose_question_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pd.Series(["They squeezed my daughter in before school and I did not feel a thing"], dtype="str")
    survey = context_of(texts)
    alone = _without_meaning(texts, survey, monkeypatch).probabilities[0, 2]
    monkeypatch.undo()
    in_survey = sentiment.judge(texts.copy(), survey).probabilities[0, 2]
    in_review = sentiment.judge(texts.copy(), survey.assign(source="review")).probabilities[0, 2]
    assert in_review > in_survey > alone
