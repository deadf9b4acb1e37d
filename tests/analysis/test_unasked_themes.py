"""Themes of reviews and posts, which answer no question."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import themes, unasked_themes
from analysis.evaluate import evaluate_themes
from analysis.question import kinds
from analysis.vader import compound
from config.taxonomy import load_themes

_ABROAD = Path(__file__).with_name("reviews_abroad.csv")
_TEXTS = pd.Series(["The whole crew treated me like a person, not a number", "Billed twice for one x-ray"], dtype="str")


def _called(question: str | None, tier: str = "accurate") -> list[set[str]]:
    texts = _TEXTS.copy()
    questions = pd.Series(question, index=texts.index, dtype="str")
    called, _ = themes.judge(texts, questions, compound(texts), tier)
    return [{themes.LABELS[at] for at in np.flatnonzero(row)} for row in called]


def test_the_themes_of_reviews_from_other_countries_are_found() -> None:
    found = evaluate_themes(_ABROAD, lambda *_: None).figures
    assert found["n"] == 158
    assert found["micro_f1"] >= 0.55


def test_a_review_that_praises_without_a_staff_word_is_about_staff() -> None:
    assert "staff_manner" in _called(None)[0]


def test_an_answer_to_a_question_is_left_to_the_models_of_answers() -> None:
    texts = _TEXTS.copy()
    asked = pd.Series("What could we do better?", index=texts.index, dtype="str")
    by_answers = themes.judge_answers(texts, kinds(asked), compound(texts))[1]
    assert np.array_equal(themes.judge(texts, asked, compound(texts))[1], by_answers)


def test_the_fast_tier_reads_no_meaning() -> None:
    texts = _TEXTS.copy()
    nothing = pd.Series(pd.NA, index=texts.index, dtype="str")
    by_answers = themes.judge_answers(texts, kinds(nothing), compound(texts), "fast")[1]
    assert np.array_equal(themes.judge(texts, nothing, compound(texts), "fast")[1], by_answers)


def test_a_theme_that_left_the_taxonomy_needs_no_new_models(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [theme for theme in load_themes() if theme.name != "billing"]
    monkeypatch.setattr(unasked_themes, "load_themes", lambda: kept)
    unasked_themes._shipped.cache_clear()
    try:
        readers = unasked_themes._shipped()
        assert len(readers.places) == len(readers.weights) == len(readers.thresholds)
        assert readers.places.max() < len(kept)
    finally:
        unasked_themes._shipped.cache_clear()
