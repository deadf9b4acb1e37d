"""VADER's compound equals the package's own."""

from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import vader

_REFERENCE = SentimentIntensityAnalyzer()


@given(st.text(max_size=80))
def test_any_text_gets_the_compound_of_the_package(text: str) -> None:
    assert vader.compound(pd.Series([text], dtype="str"))[0] == _REFERENCE.polarity_scores(text)["compound"]


def test_rated_tweets_get_the_compound_of_the_package(shared: Path) -> None:
    lines = (shared / "vader" / "tweets_GroundTruth.txt").read_text("utf-8").splitlines()[:500]
    texts = pd.Series([line.split("\t")[2] for line in lines], dtype="str")
    assert vader.compound(texts).tolist() == [_REFERENCE.polarity_scores(text)["compound"] for text in texts]


def test_only_supported_languages_are_scored() -> None:
    texts = pd.Series(["good", "gut"], index=[1, 2], dtype="str")
    labels = vader.label(texts, pd.DataFrame({"language": ["en", "de"]}, index=[1, 2]))
    assert labels["mention_id"].tolist() == [1]
