"""How fast heed's VADER is beside the package's: both in turn on one core, on the same texts, the best of some runs."""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from analysis import vader
from tests.analysis.vader_peer import PACKAGE, comments, differing, tweets

_REPEATS = 5
_WORDS_PER_COMMENT = 25
_COMMENTS = 10_000


def measure() -> dict[str, dict[str, float]]:
    """Measure texts per CPU second of both on tweets and on comments of 25 words.

    `first_ratio` compares the first sight of the texts, before any of their tokens was seen. `tables_ms` is what
    reading the package's tables takes once per process; it is in none of the ratios.

    Raises:
        FileNotFoundError: if the labelled data do not lie beside the project.
    """
    shared = Path(__file__).parents[2] / "shared" / "data"
    vader._engine.cache_clear()
    tables_ms = _seconds(lambda: vader.compound(["good"])) * 1000
    sets = {"tweets": tweets(shared), "comments_of_25_words": _resampled(comments(shared))}
    return {name: {**_compare(texts), "tables_ms": tables_ms} for name, texts in sets.items()}


def _compare(texts: list[str]) -> dict[str, float]:
    first = _seconds(lambda: vader.compound(texts))
    compound, scores, package = [], [], []
    for _ in range(_REPEATS):
        package.append(_seconds(lambda: [PACKAGE.polarity_scores(text) for text in texts]))
        compound.append(_seconds(lambda: vader.compound(texts)))
        scores.append(_seconds(lambda: vader.scores(texts)))
    return {
        "texts": len(texts),
        "differing_texts": len(differing(texts)),
        "package_texts_per_second": len(texts) / min(package),
        "compound_texts_per_second": len(texts) / min(compound),
        "scores_texts_per_second": len(texts) / min(scores),
        "first_ratio": package[0] / first,
        "compound_ratio": min(package) / min(compound),
        "scores_ratio": min(package) / min(scores),
    }


def _resampled(texts: list[str]) -> list[str]:
    """Comments of one length, of the words of real ones in random order."""
    words = [word for text in texts for word in text.split()]
    dice = random.Random(1)
    return [" ".join(dice.choices(words, k=_WORDS_PER_COMMENT)) for _ in range(_COMMENTS)]


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    for name, figures in measure().items():
        sys.stdout.write(f"{name}: " + ", ".join(f"{key} {value:.4g}" for key, value in figures.items()) + "\n")
