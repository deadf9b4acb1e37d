"""The encoder of the accurate tier: what it says of a text depends on that text and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from analysis.encoder.reader import read_deeply
from analysis.encoder.wordpieces import LONGEST, wordpieces
from analysis.learning.model_file import MODELS
from config.errors import HeedError

_TEXTS = ["The nurse was kind", "", "No parking \U0001f621", "long " * 400, "The nurse was kind"]
_KINDS = ["what_good", "nonspecific", "could_improve", "nonspecific", "nonspecific"]


def test_a_text_has_the_same_outputs_alone_and_in_company() -> None:
    together = read_deeply(_TEXTS, _KINDS, MODELS)
    alone = [read_deeply([text], [kind], MODELS) for text, kind in zip(_TEXTS, _KINDS, strict=True)]
    assert np.array_equal(together.outputs, np.concatenate([read.outputs for read in alone]))
    assert np.array_equal(together.meanings, np.concatenate([read.meanings for read in alone]))


def test_what_was_asked_changes_what_is_read() -> None:
    first, *_, last = read_deeply(_TEXTS, _KINDS, MODELS).outputs
    assert not np.array_equal(first, last)


def test_no_texts_have_no_outputs() -> None:
    read = read_deeply([], [], MODELS)
    assert len(read.outputs) == len(read.meanings) == 0


def test_each_sentence_has_a_meaning_of_its_own_beside_the_whole() -> None:
    texts = ["Lovely staff and easy parking. The nurse hit my mother.", "The nurse hit my mother."]
    read = read_deeply(texts, ["what_good", "nonspecific"], MODELS)
    assert read.owners.tolist() == [0, 0, 0, 1]
    assert read.is_whole.tolist() == [True, False, False, True]
    alike = read.meanings @ read.meanings[3]
    assert alike[2] > alike[0] > alike[1]


def test_a_long_text_is_cut() -> None:
    pieces, sides = wordpieces(["long " * 400], ["could_improve"], MODELS / "encoder_words.json")[0]
    assert len(pieces) == len(sides) == LONGEST


def test_a_missing_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match=r"encoder\.onnx is missing"):
        read_deeply(["good"], ["nonspecific"], tmp_path)
