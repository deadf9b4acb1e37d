"""Texts that repeat each other almost word for word, found by MinHash.

Source: Broder (1997), On the resemblance and containment of documents.
"""

import re
import unicodedata
import zlib
from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pandas as pd

# Two texts are copies when their word triples overlap by this much (Jaccard).
MINIMUM_OVERLAP = 0.8
# Shorter texts are often alike by chance: "very good" by two people is two opinions.
MINIMUM_WORDS = 8

# 128 hashes in 32 bands of 4 find 99 % of pairs at an overlap of 0.7 and every one at 0.8.
_HASHES, _BANDS = 128, 32
_PRIME = np.uint64((1 << 31) - 1)
_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
_WORDS = re.compile(r"\w+")

Shingles = npt.NDArray[np.uint64]


def near_duplicates(texts: "pd.Series[str]") -> "pd.Series[int]":
    """Find the first of each set of near copies.

    Args:
        texts: Redacted texts; index = mention_id (unique), in order of time. Links, handles and hashtags are ignored.

    Returns:
        Same index: the mention_id of the earliest text that this one repeats, or its own. Texts of fewer than 8 words
        repeat nothing. Copies of copies belong to the first.
    """
    ids = texts.index.to_numpy()
    shingles = [_shingles(text) for text in texts]
    first = np.arange(len(ids))
    for bucket in _buckets(shingles):
        for later in bucket[1:]:
            if _is_copy(shingles[bucket[0]], shingles[later]):
                _join(first, bucket[0], later)
            else:
                _join_any(first, bucket, later, shingles)
    return pd.Series(ids[[_root(first, place) for place in range(len(ids))]], index=texts.index, dtype=np.int64)


def _shingles(text: str) -> Shingles:
    words = _WORDS.findall(_ADDRESSES.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
    if len(words) < MINIMUM_WORDS:
        return np.empty(0, dtype=np.uint64)
    triples = {" ".join(words[start : start + 3]) for start in range(len(words) - 2)}
    return np.array(sorted(zlib.crc32(triple.encode()) for triple in triples), dtype=np.uint64)


def _buckets(shingles: list[Shingles]) -> list[list[int]]:
    # A fixed seed: the same texts must give the same copies in every run.
    random = np.random.default_rng(0)
    factor, offset = random.integers(1, int(_PRIME), (2, _HASHES), dtype=np.uint64)
    buckets: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    for place, values in enumerate(shingles):
        if len(values):
            signature = ((values[:, None] % _PRIME * factor + offset) % _PRIME).min(axis=0)
            for band, part in enumerate(signature.reshape(_BANDS, -1)):
                buckets[band, part.tobytes()].append(place)
    return [bucket for bucket in buckets.values() if len(bucket) > 1]


def _is_copy(one: Shingles, other: Shingles) -> bool:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= MINIMUM_OVERLAP * (len(one) + len(other) - shared)


def _join_any(first: npt.NDArray[np.intp], bucket: list[int], later: int, shingles: list[Shingles]) -> None:
    for earlier in bucket[1 : bucket.index(later)]:
        if _is_copy(shingles[earlier], shingles[later]):
            _join(first, earlier, later)
            return


def _join(first: npt.NDArray[np.intp], one: int, other: int) -> None:
    roots = sorted((_root(first, one), _root(first, other)))
    first[roots[1]] = roots[0]


def _root(first: npt.NDArray[np.intp], place: int) -> int:
    while first[place] != place:
        place = int(first[place])
    return place
