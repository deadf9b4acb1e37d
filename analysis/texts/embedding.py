"""Vectors of texts whose angle tells how near they are in meaning: WordLlama, its weights inside the wheel."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

if TYPE_CHECKING:
    from wordllama import WordLlamaInference

NAME = "wordllama-256"
DIMENSIONS = 256
_BATCH = 10_000


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
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    words = texts.tolist()
    for start in range(0, len(words), _BATCH):
        vectors[start : start + _BATCH] = _embed(words[start : start + _BATCH])
    _last[:] = [(texts, vectors)]
    return vectors


_last: list[tuple[pd.Series, NDArray[np.float32]]] = []


def _embed(words: list[str]) -> NDArray[np.float32]:
    # The sum of the tokens' rows as one sparse product: what WordLlama's own pooling gives, 20 times as fast, for that
    # pads every text of a batch to the longest.
    model = _model()
    numbers = [found.ids for found in model.tokenizer.encode_batch_fast(words, add_special_tokens=False)]
    lengths = np.array([len(each) for each in numbers], np.int64)
    columns = np.fromiter((number for each in numbers for number in each), np.int32, int(lengths.sum()))
    columns = np.minimum(columns, len(model.embedding) - 1)
    ends = np.concatenate([[0], lengths.cumsum()])
    counted = sp.csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(words), len(model.embedding)))
    sums = counted @ model.embedding
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms > 0, norms, 1), np.float32)


@cache
def _model() -> "WordLlamaInference":
    import wordllama

    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    model.tokenizer.no_padding()
    model.tokenizer.no_truncation()
    return model
