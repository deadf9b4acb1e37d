"""Reviews and posts answer no question: their meaning weighs again what models of survey answers made of them."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.clause_sentiment import clause_shares, says_both
from analysis.invented_posts import posts, reviews
from analysis.kernel import KernelMachine, fit_machine, machine_of
from analysis.model_file import SHIPPED, load_model
from analysis.question import is_unasked, kinds
from analysis.reading import read
from analysis.sentiment_model import Judged, class_numbers, model_from
from analysis.tier import deep
from analysis.vader import compound

FILE = "unasked.npz"

_KIND = "nonspecific"
# Chosen on invented reviews and posts that were not learnt from; half or twice as much changes little.
_STRENGTH = 3.0
_WIDTH = 0.02
# What the models of survey answers found is kept in part; in what is known to be a survey's, in more: trusted as in a
# review, meaning took there .02 from an accuracy of .84; trusted half, nothing.
_TRUST, _TRUST_IN_SURVEYS = 0.8, 0.5
_SURVEY = "survey"
# The vectors of meaning have length 1; so long they weigh about as much as the other findings.
_LENGTH = 6.0
_SMALLEST = 1e-4


def with_meaning(judged: Judged, texts: pd.Series, context: pd.DataFrame) -> Judged:
    """Weigh again what answers no question and has no rating, by what the encoder's middle layers know of it.

    The clauses follow the new verdict on their text as they followed the old one.

    Args:
        judged: What the model makes of the texts, in the accurate tier.
        texts: The texts.
        context: Same index; question, rating, compound, and the source if it is known.
    """
    rows = np.flatnonzero((is_unasked(context["question"]) & context["rating"].isna()).to_numpy(np.bool_))
    if not len(rows):
        return judged
    read_deeply = deep(texts, kinds(context["question"]))
    found = _findings(
        judged.probabilities[rows],
        read_deeply.meanings[read_deeply.is_whole][rows],
        context["compound"].to_numpy(np.float64)[rows],
    )
    probabilities, classes = judged.probabilities.copy(), judged.classes.copy()
    is_survey = context["source"].iloc[rows].eq(_SURVEY).to_numpy(np.bool_) if "source" in context else np.False_
    trust = np.broadcast_to(np.where(is_survey, _TRUST_IN_SURVEYS, _TRUST), len(rows))[:, None]
    odds = _shipped().probabilities(found) ** trust * (judged.probabilities[rows] + _SMALLEST) ** (1 - trust)
    probabilities[rows] = odds / odds.sum(axis=1, keepdims=True)
    classes[rows] = probabilities[rows].argmax(axis=1)
    reading = read(texts)
    clauses = clause_shares(judged.alone, probabilities, reading)
    return replace(
        judged, probabilities=probabilities, classes=classes, clauses=clauses, is_mixed=says_both(clauses, reading)
    )


def save_unasked(models: Path) -> Path:
    """Learn from the invented reviews and posts what their meaning says, and write it.

    Args:
        models: Folder with the encoder and the sentiment model; the file goes there too.
    """
    from analysis.encoder.reader import read_deeply

    examples = pd.concat([reviews(), posts(held_out=False)], ignore_index=True)
    texts = examples["text"]
    said = read_deeply(texts.tolist(), [_KIND] * len(texts), models)
    valences = compound(texts)
    missing = pd.Series(np.nan, index=texts.index)
    judged = model_from(load_model(models / "sentiment.skops", "sentiment")).judge(
        texts, examples["kind"], missing, valences, said.outputs
    )
    found = _findings(judged.probabilities, said.meanings[said.is_whole], valences)
    learnt = fit_machine(found, class_numbers(examples["sentiment"]), _STRENGTH, _WIDTH)
    np.savez_compressed(models / FILE, **learnt.arrays())
    return models / FILE


def version() -> str:
    """Give a text that changes with what ships."""
    return sha256((SHIPPED / FILE).read_bytes()).hexdigest()[:8]


def _findings(
    probabilities: NDArray[np.float64], meanings: NDArray[np.float32], valences: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.hstack([np.log(probabilities + _SMALLEST), valences[:, np.newaxis], _LENGTH * meanings])


@cache
def _shipped() -> KernelMachine:
    with np.load(SHIPPED / FILE, allow_pickle=False) as kept:
        return machine_of(kept)


if __name__ == "__main__":
    save_unasked(SHIPPED)
