"""Relevance of invented public posts: about care at this provider, or not."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import relevance
from config.cues import load_relevance
from config.errors import HeedError
from tests.analysis.asked import context_of
from tests.analysis.public_posts import (
    AMERICAN_CARE,
    AMERICAN_CARE_APART,
    AMERICAN_NOT_CARE,
    AMERICAN_NOT_CARE_APART,
    CARE,
    NOT_CARE,
)


def _labels(*posts: str, source: str = "x", language: str = "en") -> list[str]:
    texts = pd.Series(posts, dtype="str")
    context = context_of(texts, language=language)
    context["source"] = source
    return [str(label) for label in relevance.label(texts, context)["label"].tolist()]


def test_hardly_any_post_about_care_is_removed() -> None:
    labels = _labels(*CARE)
    assert labels.count("care") / len(labels) >= 0.95


def test_nine_of_ten_removed_posts_are_not_about_care() -> None:
    removed, kept = _labels(*NOT_CARE).count("not_care"), _labels(*CARE).count("not_care")
    assert removed / (removed + kept) >= 0.9


@pytest.mark.parametrize(
    ("care", "others"), [(AMERICAN_CARE, AMERICAN_NOT_CARE), (AMERICAN_CARE_APART, AMERICAN_NOT_CARE_APART)]
)
def test_american_posts_about_care_are_kept_and_most_others_removed(
    care: tuple[str, ...], others: tuple[str, ...]
) -> None:
    kept, removed = _labels(*care).count("care"), _labels(*others).count("not_care")
    wrongly = len(care) - kept
    assert kept / len(care) >= 0.9 and removed / len(others) >= 0.65 and removed / (removed + wrongly) >= 0.9


def test_half_of_the_posts_that_are_not_about_care_is_removed() -> None:
    labels = _labels(*NOT_CARE)
    assert labels.count("not_care") / len(labels) >= 0.5


@pytest.mark.parametrize(
    "post",
    [
        "We are hiring a receptionist at Riverside Clinic, full time, apply now",
        "Councillors approve planning permission for the new wing of Riverside Clinic",
        "Sign up for the Riverside Clinic newsletter and win a voucher",
        "Great pizza at the restaurant beside Riverside Clinic",
        "End of my night shift at Riverside Clinic, proud of my colleagues",
    ],
)
def test_each_kind_of_other_post_is_removed(post: str) -> None:
    assert _labels(post) == ["not_care"]


def test_answers_to_a_survey_are_about_care_by_construction() -> None:
    assert _labels("Councillors approve planning permission", source="survey") == ["care"]


def test_values_are_probabilities() -> None:
    texts = pd.Series(["", "We are hiring", "Rude doctor"], dtype="str")
    context = context_of(texts).assign(source="reddit")
    assert relevance.label(texts, context)["value"].between(0, 1).all()


def test_a_language_that_is_not_supported_is_not_judged() -> None:
    assert _labels("Se busca enfermera", language="es") == []


def test_no_posts_have_no_relevance() -> None:
    assert _labels() == []


def test_no_post_of_the_tests_is_an_example() -> None:
    examples = {*load_relevance().care_examples, *load_relevance().not_care_examples}
    assert not examples & {*CARE, *NOT_CARE}


def test_a_file_without_kinds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "relevance.toml"
    path.write_text("sources = []\nnot_care = {}\n[care]\nphrases = []\nexamples = []\n", "utf-8")
    with pytest.raises(HeedError, match="a table for each kind"):
        load_relevance(path)
