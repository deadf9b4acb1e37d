"""The measures of topics, on cases that can be reckoned by hand; and what is refused."""

from pathlib import Path

import numpy as np
import pytest

from analysis.evaluation.topics import coherence, diversity, evaluate_topics
from config.errors import HeedError


def test_words_that_are_always_used_together_cohere_fully_and_those_that_never_are_not_at_all() -> None:
    texts = ["car park", "car park", "soup", "ward"]
    assert coherence(texts, [("car", "park")]) == pytest.approx(1)
    assert coherence(texts, [("car", "soup")]) == pytest.approx(-1)
    assert coherence(texts, [("car", "unheard")]) == pytest.approx(-1)


def test_coherence_is_the_pointwise_mutual_information_over_the_information_of_the_pair() -> None:
    texts = ["car park", "car", "park", "soup", "soup", "ward", "ward", "nurse"]
    expected = np.log((1 / 8) / (2 / 8 * 2 / 8)) / -np.log(1 / 8)
    assert coherence(texts, [("car", "park")]) == pytest.approx(expected)


def test_diversity_is_the_share_of_different_words() -> None:
    assert diversity([("car", "park"), ("car", "soup")]) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("rows", "said"), [("words\nhello\n", "must have a column `text`"), ("text\nThe soup\n", "too few")]
)
def test_a_file_that_cannot_be_measured_is_refused_with_a_reason(tmp_path: Path, rows: str, said: str) -> None:
    file = tmp_path / "texts.csv"
    file.write_text(rows, "utf-8")
    with pytest.raises(HeedError, match=said):
        evaluate_topics(file, lambda *_: None)
