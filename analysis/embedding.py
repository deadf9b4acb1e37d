"""Vectors of texts whose angle tells how near they are in meaning: WordLlama, its weights inside the wheel."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wordllama import WordLlamaInference

DIMENSIONS = 256
_BATCH = 512


def embed(texts: pd.Series) -> NDArray[np.float32]:
    """Turn each text into a vector of length 1; a text without any known token becomes zeros.

    Embedding the batch that was embedded last is free.

    Args:
        texts: Texts without missing values.

    Returns:
        Array of shape (texts, 256).
    """
    if _last and _last[0][0] is texts:
        return _last[0][1]
    vectors = _embed(texts)
    _last[:] = [(texts, vectors)]
    return vectors


_last: list[tuple[pd.Series, NDArray[np.float32]]] = []


def _embed(texts: pd.Series) -> NDArray[np.float32]:
    if texts.empty:
        return np.zeros((0, DIMENSIONS), np.float32)
    vectors = _model().embed(texts.tolist(), norm=False, batch_size=_BATCH)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)


@cache
def _model() -> "WordLlamaInference":
    import wordllama

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
