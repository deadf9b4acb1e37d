"""Opinions of invented mentions: each clause with its own theme and its own sentiment."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import opinions, sentiment, themes
from analysis.learning.clause_sentiment import across_contrast
from analysis.texts.reading import read
from config.errors import HeedError
from config.valence import load_valence
from tests.analysis.asked import context_of


def _parted(text: str, question: str | None = None) -> pd.DataFrame:
    texts = pd.Series([text], index=[7], dtype="str")
    found = opinions.label(texts, context_of(texts, question))
    return found.assign(words=[text[start:stop] for start, stop in zip(found["start"], found["stop"], strict=True)])


def _felt_about(text: str, words: str, question: str | None = None) -> str:
    parted = _parted(text, question)
    at = text.index(words)
    return str(parted.loc[(parted["start"] <= at) & (parted["stop"] > at), "label"].iloc[0])


def _felt_on(text: str, theme: str) -> set[str]:
    parted = _parted(text)
    return set(parted.loc[parted["theme"] == theme, "label"])


def test_praise_for_staff_and_a_complaint_about_cleanliness_are_parted() -> None:
    text = "The nurse was lovely, the toilets filthy"
    assert (_felt_on(text, "staff_manner"), _felt_on(text, "cleanliness")) == ({"positive"}, {"negative"})


@pytest.mark.parametrize(
    ("text", "praised", "complained"),
    [
        ("The dentist was gentle, but I waited ninety minutes past my time", "dentist", "waited"),
        ("Nowhere to park. The vaccination itself was quick and friendly.", "vaccination", "park"),
        ("I was fobbed off by the front desk, though the paramedic was superb", "paramedic", "fobbed"),
        ("Thorough check-up; the changing room was grubby", "Thorough", "grubby"),
        ("The surgeon saved my hand. Nobody told my family a thing.", "saved", "Nobody"),
        ("They overcharged me, although the optician was patient and kind", "optician", "overcharged"),
        ("Could not fault the porters. The soup was cold.", "porters", "cold"),
        ("Easy to book, impossible to cancel", "book", "cancel"),
        ("Spotless rooms but the queue for the blood test was endless", "Spotless", "queue"),
        ("My results were lost. The new doctor apologised and was wonderful.", "wonderful", "lost"),
    ],
)
def test_a_mixed_mention_is_praise_here_and_a_complaint_there(text: str, praised: str, complained: str) -> None:
    assert (_felt_about(text, praised), _felt_about(text, complained)) == ("positive", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "Harbourside Clinic: Nobody picks up the phone. Nobody seemed to care.",
        "Anyone else been to Harbourside Clinic for a scan? The app crashed again and nobody cared.",
        "Has anybody tried the place on the hill? They lost my notes twice.",
    ],
)
def test_a_name_before_a_colon_and_a_question_to_all_are_no_complaint(text: str) -> None:
    parted = _parted(text)
    assert 0 not in parted["start"].tolist()
    assert set(parted["label"]) == {"negative"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rude: nobody even looked up.", "Rude"),
        ("Has anybody else been ignored like this? They lost my notes twice.", "ignored"),
    ],
)
def test_what_opens_with_a_complaint_is_one(text: str, words: str) -> None:
    assert _felt_about(text, words) == "negative"


def test_a_clause_that_only_names_its_theme_says_what_its_mention_says() -> None:
    assert _felt_about("Online booking. So quick and easy.", "Online booking") == "positive"
    assert _felt_about("Repeat prescription. Three phone calls and still not ready.", "Repeat") == "negative"


def test_no_praise_is_lent_to_a_clause_that_denies_something() -> None:
    text = "Felt genuinely listened to by the nurse; no appointment for ten weeks."
    assert _felt_about(text, "no appointment", "What was good?") == "negative"


def test_a_short_mention_is_one_opinion_with_the_sentiment_of_the_mention() -> None:
    texts = pd.Series(["Friendly helpful staff"], index=[7], dtype="str")
    context = context_of(texts)
    parted = opinions.label(texts, context)
    assert set(parted["label"]) == set(sentiment.label(texts, context)["label"])


def test_every_theme_of_a_mention_is_in_one_of_its_opinions() -> None:
    texts = pd.Series(
        ["The food was cold, the ward noisy, and nobody answered the phone. Lovely nurses.", "Parking and a long wait"],
        dtype="str",
    )
    context = context_of(texts)
    given_themes = themes.label(texts, context)[["mention_id", "label"]].apply(tuple, axis=1)
    parted = opinions.label(texts, context)[["mention_id", "theme"]].apply(tuple, axis=1)
    assert set(given_themes) <= set(parted)


def test_a_theme_stands_in_the_clause_that_speaks_of_it() -> None:
    parted = _parted("The surgeon was kind. The car park was full and the machine broken. I went home happy.")
    assert parted.loc[parted["theme"] == "parking", "words"].str.contains("car park").all()


def test_a_clause_that_says_nothing_is_no_opinion() -> None:
    assert "Moved here" not in set(_parted("Moved here in spring. Registering was easy.")["words"])


def test_the_most_negative_opinion_counts_for_the_mention_not_the_average() -> None:
    parted = _parted("Lovely nurses, lovely food, lovely garden. The doctor was rude and dismissive.")
    assert opinions.most_negative(parted)["label"].tolist() == ["negative"]


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_spans_lie_inside_their_texts_and_every_mention_has_an_opinion(values: list[str]) -> None:
    texts = pd.Series(values, dtype="str")
    parted = opinions.label(texts, context_of(texts))
    lengths = texts.str.len().reindex(parted["mention_id"]).to_numpy()
    is_inside = (parted["start"] >= 0) & (parted["start"] <= parted["stop"]) & (parted["stop"].to_numpy() <= lengths)
    assert is_inside.all() and set(parted["mention_id"]) == set(texts.index)


def test_a_clause_of_one_mention_has_each_theme_once() -> None:
    parted = _parted("The car park, the parking fee, the parked cars. Kind staff, kind nurses, kind doctors.")
    assert not parted.duplicated(["mention_id", "start", "theme"]).any()


def test_a_language_that_is_not_supported_has_no_opinions() -> None:
    texts = pd.Series(["Le parking est trop cher, mais le médecin est gentil"], dtype="str")
    assert opinions.label(texts, context_of(texts, language="fr")).empty


def test_no_texts_have_no_opinions() -> None:
    texts = pd.Series([], dtype="str")
    assert opinions.label(texts, context_of(texts)).empty


def test_a_question_asked_of_the_same_texts_is_not_answered_from_memory() -> None:
    texts = pd.Series(["Nothing"], index=[7], dtype="str")
    felt = [
        opinions.label(texts, context_of(texts, question))["label"].iloc[0]
        for question in ("What was good?", "What could we do better?")
    ]
    assert felt == ["negative", "positive"]


def test_contrast_is_seen_from_both_sides() -> None:
    reading = read(pd.Series(["Kind nurse, but a cold room. It rained."], dtype="str"))
    assert across_contrast(reading, np.array([1.0, -0.5, 0.2])).tolist() == [-0.5, 1.0, 0.0]


def test_the_phrases_of_praise_and_complaint_are_valid() -> None:
    assert min(len(load_valence().praises), len(load_valence().complaints)) > 100


def test_a_phrase_on_both_sides_is_named(tmp_path: Path) -> None:
    path = tmp_path / "valence.toml"
    path.write_text('complaints = ["sick"]\npraises = ["sick"]\n', "utf-8")
    with pytest.raises(HeedError, match="'sick' cannot both complain and praise"):
        load_valence(path)
