"""Topics of invented texts."""

import numpy as np
import pandas as pd
import pytest

from analysis import topics
from analysis.phrases import assign_phrases
from analysis.topics import TopicFit

_SUBJECTS = (
    ("car park", "parking spaces", "parking machine", "parking fee", "parking barrier", "parked cars"),
    ("lunch menu", "soup", "breakfast tray", "sandwich", "dinner portions", "vegetarian meals"),
    ("phone line", "switchboard", "voicemail", "hold music", "telephone queue", "call back"),
    ("night nurse", "ward sister", "nursing staff", "healthcare assistant", "matron", "student nurse"),
    ("booking website", "online form", "patient portal", "login page", "password reset", "web booking"),
    ("noisy corridor", "loud television", "banging doors", "snoring neighbour", "night noise", "slamming bins"),
    ("prescription", "pharmacy bag", "new tablets", "repeat medication", "dosage sheet", "pill box"),
    ("broken lift", "steep stairs", "entrance ramp", "revolving door", "wheelchair ramp", "signs to the clinic"),
)
_JUDGEMENTS = ("was far better than before", "was a real disappointment", "needs some attention", "surprised us all")
_OCCASIONS = ("on Monday morning", "during my second visit", "when my sister came", "in the evening")


@pytest.fixture(scope="session")
def invented_texts() -> pd.Series:
    """Six hundred invented texts about eight subjects in turn, index mention_id."""
    generator = np.random.default_rng(11)
    texts = []
    for number in range(600):
        first, second = generator.choice(_SUBJECTS[number % len(_SUBJECTS)], 2, replace=False)
        judgement, occasion = generator.choice(_JUDGEMENTS), generator.choice(_OCCASIONS)
        texts.append(f"The {first} and the {second} {judgement} {occasion}, visit {number}")
    return pd.Series(texts, index=np.arange(1000, 1600), dtype="str")


@pytest.fixture(scope="session")
def fit(invented_texts: pd.Series) -> TopicFit:
    return topics.fit_topics(invented_texts)


def test_the_same_texts_give_the_same_topics(fit: TopicFit, invented_texts: pd.Series) -> None:
    again = topics.fit_topics(invented_texts.sample(frac=1, random_state=3))
    assert again == fit


def test_topics_gather_texts_about_one_subject(fit: TopicFit, invented_texts: pd.Series) -> None:
    assigned = topics.assign_topics(fit.model, invented_texts).set_index("mention_id")["label"]
    # The subject of an invented text is its number modulo eight.
    subject = pd.Series(invented_texts.index % 8, index=invented_texts.index)
    table = pd.crosstab(assigned[assigned != "-1"], subject)
    assert table.max(axis=1).sum() / table.to_numpy().sum() > 0.8


def test_at_most_fifteen_in_a_hundred_are_outliers(fit: TopicFit, invented_texts: pd.Series) -> None:
    labels = topics.assign_topics(fit.model, invented_texts)["label"]
    assert (labels == "-1").mean() <= 0.15


def test_frozen_centres_keep_every_old_assignment(fit: TopicFit, invented_texts: pd.Series) -> None:
    before = topics.assign_topics(fit.model, invented_texts.iloc[:100])
    after = topics.assign_topics(fit.model, invented_texts)
    assert after.iloc[:100]["label"].tolist() == before["label"].tolist()


def test_titles_hold_no_placeholder_and_no_empty_word(fit: TopicFit) -> None:
    words = " ".join(topic.title.lower() for topic in fit.topics).replace(",", "").split()
    assert not {"the", "and", "was", "person", "[person]"} & set(words)


def test_examples_are_mentions_of_the_corpus(fit: TopicFit, invented_texts: pd.Series) -> None:
    shown = {number for topic in fit.topics for number in topic.examples}
    assert shown and shown <= set(invented_texts.index)


def test_a_text_without_a_telling_word_is_not_assigned(fit: TopicFit) -> None:
    texts = pd.Series(["Nothing", "...", "[PERSON] [PHONE]"], dtype="str")
    assert topics.assign_topics(fit.model, texts).empty


def test_a_small_corpus_gets_its_frequent_phrases(invented_texts: pd.Series) -> None:
    found = topics.fit_topics(invented_texts.iloc[:60])
    assert (found.method, "too few" in found.note) == ("phrases", True)


def test_phrases_are_assigned_by_their_words() -> None:
    texts = pd.Series(["The car park is full"] * 4 + ["Good soup"], index=[1, 2, 3, 4, 5], dtype="str")
    found = topics.fit_topics(texts)
    assert assign_phrases(found.topics, texts)["label"].tolist() == ["0", "0", "0", "0", "-1"]


def test_the_names_of_places_name_no_topic() -> None:
    texts = pd.Series(["Riverside North was late", "#RiversideNorth again", "northern light"])
    assert topics.without_names(texts, ["Riverside North", "north"]).tolist() == [
        "  was late",
        "#  again",
        "northern light",
    ]
