"""The vaderSentiment package beside heed's own engine: the same texts through both, compared to the last bit."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import vader

PACKAGE = SentimentIntensityAnalyzer()
NUMBERS = ("neg", "neu", "pos", "compound")


def package_scores(texts: Sequence[str]) -> NDArray[np.float64]:
    """What the package gives: shape (texts, 4)."""
    given = [PACKAGE.polarity_scores(text) for text in texts]
    return np.array([[numbers[name] for name in NUMBERS] for numbers in given], np.float64).reshape(-1, len(NUMBERS))


def differing(texts: Sequence[str]) -> list[int]:
    """Places of the texts that get another number, or another sign of zero, from heed than from the package."""
    ours = np.ascontiguousarray(vader.scores(texts)[list(NUMBERS)].to_numpy(np.float64))
    return np.flatnonzero((ours.view(np.uint64) != package_scores(texts).view(np.uint64)).any(axis=1)).tolist()


def tweets(shared: Path) -> list[str]:
    """The tweets that VADER was rated on."""
    lines = (shared / "vader" / "tweets_GroundTruth.txt").read_text("utf-8").splitlines()
    return [line.split("\t")[2] for line in lines]


def comments(shared: Path) -> list[str]:
    """Real comments on care."""
    frame = pd.read_csv(shared / "nhs_feedback" / "train.csv", dtype="str", keep_default_na=False)
    return [str(text) for text in frame["text"]]
