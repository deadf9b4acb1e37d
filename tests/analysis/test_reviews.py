"""Reviews and posts: where nothing was asked, texts are weighed by what was learnt from reviews, not from answers."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import sentiment, themes
from analysis.evaluation.relevances import evaluate_relevance
from analysis.evaluation.sentiment_and_themes import evaluate_sentiment, evaluate_themes
from analysis.evaluation.urgencies import evaluate_urgency
from analysis.learning.examples import read_examples
from analysis.learning.sentiment_model import class_numbers
from analysis.texts.question import is_unasked
from analysis.vader import compound
from tests.analysis.asked import context_of

pytestmark = pytest.mark.thorough

_HERE = Path(__file__).parent
_ABROAD, _BLIND = _HERE / "reviews_abroad.csv", _HERE / "reviews_blind.csv"
_UNSEEN, _FRESH = _HERE / "reviews_unseen.csv", _HERE / "reviews_fresh.csv"
_SERVICES = [_HERE / f"services_{half}.csv" for half in ("open", "closed")]
_SETTINGS = [_HERE / f"settings_{half}.csv" for half in ("open", "closed")]
_STORY = pd.Series(["They squeezed my daughter in before school and I did not feel a thing"], dtype="str")


@cache
def _felt(path: Path) -> Mapping[str, Any]:
    """The figures on what the texts of a file feel, which several tests look at."""
    return evaluate_sentiment(path, lambda *_: None).figures


def _as_review(texts: pd.Series) -> pd.DataFrame:
    return context_of(texts).assign(source="review")


@pytest.mark.parametrize(("path", "texts"), [(_ABROAD, 160), (_BLIND, 240), (_UNSEEN, 298), (_FRESH, 320)])
def test_six_of_seven_reviews_of_unknown_writers_are_read_rightly(path: Path, texts: int) -> None:
    found = _felt(path)
    assert found["n"] == texts
    assert found["accuracy"] >= 0.86 > 0.5 > found["vader"]["accuracy"]


@pytest.mark.parametrize("path", [_ABROAD, _BLIND, _UNSEEN, _FRESH])
def test_of_the_complaints_among_them_most_are_found(path: Path) -> None:
    assert _felt(path)["per_class"]["negative"]["recall"] >= 0.8


def test_the_themes_of_reviews_from_other_countries_are_found() -> None:
    found = evaluate_themes(_ABROAD, lambda *_: None).figures
    assert found["n"] == 158
    assert found["micro_f1"] >= 0.6


@pytest.mark.parametrize("path", _SERVICES)
def test_four_of_five_texts_about_kinds_of_service_that_nobody_covered_are_read_rightly(path: Path) -> None:
    felt, about = _felt(path), evaluate_themes(path, lambda *_: None).figures
    assert (felt["n"], about["n"]) == (180, 180)
    assert felt["accuracy"] >= 0.8 > 0.55 > felt["vader"]["accuracy"]
    assert about["micro_f1_of_all"] >= 0.58


@pytest.mark.parametrize("path", _SERVICES)
def test_what_is_urgent_or_not_about_care_among_them_is_found(path: Path) -> None:
    urgent, relevant = (
        evaluate_urgency(path, lambda *_: None).figures,
        evaluate_relevance(path, lambda *_: None).figures,
    )
    assert urgent["recall"] >= 0.85 and urgent["flagged_share"] < 0.22
    assert relevant["recall"] >= 0.8 and relevant["kept_care_share"] >= 0.9


@pytest.mark.parametrize("path", _SETTINGS)
def test_texts_about_settings_and_ways_of_speaking_that_nobody_covered_are_read(path: Path) -> None:
    felt, about = _felt(path), evaluate_themes(path, lambda *_: None).figures
    assert (felt["n"], about["n"]) == (89, 89)
    assert felt["accuracy"] >= 0.68 > 0.45 > felt["vader"]["accuracy"]
    assert about["micro_f1_of_all"] >= 0.48


@pytest.mark.parametrize("path", _SETTINGS)
def test_what_is_urgent_without_a_word_of_harm_is_found_among_what_is_only_grave(path: Path) -> None:
    found = evaluate_urgency(path, lambda *_: None).figures
    assert found["recall"] >= 0.89 and found["precision"] >= 0.5


@pytest.mark.parametrize("tier", ["accurate", "fast"])
@pytest.mark.parametrize("path", [_ABROAD, _BLIND, _UNSEEN, _FRESH, *_SERVICES])
def test_stars_that_go_with_what_is_written_make_no_review_harder_to_read(path: Path, tier: str) -> None:
    known = read_examples(path, about=False)
    known = known[known["sentiment"].notna() & is_unasked(known["question"])].reset_index(drop=True)
    truth, context = class_numbers(known["sentiment"]), _as_review(known["text"]).assign(tier=tier)
    by_words = sentiment.judge(known["text"], context.assign(rating=np.nan)).classes == truth
    with_stars = sentiment.judge(known["text"], context.assign(rating=truth / 2)).classes == truth
    assert with_stars.mean() > by_words.mean()


def test_clear_words_outweigh_the_stars() -> None:
    texts = pd.Series(
        [
            "Rude receptionist, filthy room and they lost my notes. Avoid.",
            "Wonderful, kind nurses who explained everything. Thank you so much.",
        ],
        dtype="str",
    )
    judged = sentiment.judge(texts, _as_review(texts).assign(rating=[1.0, 0.0]))
    assert sentiment.names(judged).tolist() == ["negative", "positive"]


def test_a_missing_and_an_empty_question_are_no_question() -> None:
    assert is_unasked(pd.Series(["Why?", None, " "], dtype="str")).tolist() == [False, True, True]


def test_a_review_with_stars_is_weighed_with_them() -> None:
    texts = pd.Series(["In and out in twenty minutes"] * 2, dtype="str")
    judged = sentiment.judge(texts, _as_review(texts).assign(rating=[0.0, 1.0]))
    assert judged.probabilities[0, 0] > judged.probabilities[1, 0]


def test_praise_without_a_word_of_praise_is_found_in_a_review() -> None:
    assert sentiment.names(sentiment.judge(_STORY, _as_review(_STORY))).tolist() == ["positive"]


def test_a_wish_whose_question_is_not_known_is_a_complaint() -> None:
    wishes = pd.Series(
        ["Answer the phone more quickly", "Better signs to the wards", "Less noise at night"], dtype="str"
    )
    assert sentiment.names(sentiment.judge(wishes, context_of(wishes))).tolist() == ["negative"] * 3


def test_the_clauses_follow_the_verdict_on_their_text() -> None:
    judged = sentiment.judge(_STORY, _as_review(_STORY))
    assert judged.clauses[:, 2].max() > judged.clauses[:, 0].max()


def test_a_review_that_praises_without_a_staff_word_is_about_staff() -> None:
    texts = pd.Series(["The whole crew treated me like a person, not a number"], dtype="str")
    called, _ = themes.judge(texts, _as_review(texts))
    assert called[0, themes.LABELS.index("staff_manner")]


def test_the_fast_tier_knows_reviews_too() -> None:
    table = pd.read_csv(_BLIND, dtype="str")
    context = pd.DataFrame({"question": None, "rating": np.nan, "compound": compound(table["text"])})
    given = sentiment.judge(table["text"], context.assign(tier="fast")).classes
    truth = table["label"].map({"negative": 0, "neutral": 1, "mixed": 1, "positive": 2}).to_numpy()
    assert float((given == truth).mean()) >= 0.55


def test_answers_of_a_word_or_two_are_read_where_the_question_tells_nothing() -> None:
    found = _felt(_HERE / "few_words.csv")
    assert found["per_source"]["thought of afterwards"]["accuracy"] >= 0.85
    assert found["per_source"]["chosen on"]["accuracy"] >= 0.9
