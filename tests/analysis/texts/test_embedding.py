"""Vectors of texts."""

from pathlib import Path

import numpy as np
import pandas as pd
import wordllama

from analysis.texts.embedding import DIMENSIONS, embed

_TEXTS = pd.Series(["The nurse was kind", "Parking \U0001f697 is dear, very dear", "", "naïve café 12:30", "x " * 900])


def test_the_vectors_are_those_that_wordllama_itself_gives() -> None:
    theirs = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    filled = _TEXTS[_TEXTS != ""]
    expected = np.vstack([theirs.embed([text], norm=True) for text in filled])
    assert np.abs(embed(filled) - expected).max() < 1e-6


def test_a_text_without_a_token_becomes_zeros() -> None:
    assert (np.linalg.norm(embed(_TEXTS), axis=1).round(5) == [1, 1, 0, 1, 1]).all()


def test_no_texts_give_no_rows() -> None:
    assert embed(pd.Series([], dtype="str")).shape == (0, DIMENSIONS)
