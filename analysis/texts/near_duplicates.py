"""Texts that repeat each other almost word for word, found by MinHash.

Source: Broder (1997), On the resemblance and containment of documents; datasketch (Zhu, MIT).
"""

import re
import unicodedata
import zlib
from collections import deque

import numpy as np
import pandas as pd
from datasketch import MinHash, MinHashLSH

NAME = "copy"
VERSION = "1"
# Whoever is asked a question answers for themselves, in whatever words; only public posts are passed on.
ASKED_SOURCES = ("survey",)
# A text that comes back after so long is said anew.
MAXIMUM_DAYS = 28

# Two texts are copies when their word triples overlap by this much (Jaccard).
MINIMUM_OVERLAP = 0.8
# Shorter texts are often alike by chance: "very good" by two people is two opinions.
MINIMUM_WORDS = 8

# 80 hashes in 16 bands of 5 find 998 of 1,000 pairs at an overlap of 0.8, and more above it.
_HASHES, _BANDS, _ROWS = 80, 16, 5
_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
_WORDS = re.compile(r"\w+")


def near_duplicates(
    texts: "pd.Series[str]", days: "pd.Series[pd.Timestamp] | None" = None, known: "pd.Series[int] | None" = None
) -> "pd.Series[int]":
    """Find the first of each set of near copies.

    Args:
        texts: Redacted texts; index = mention_id (unique), in order of time. Links, handles and hashtags are ignored.
        days: Same index, rising: when each was said; texts more than 28 days apart are no copies. None: no limit.
        known: What was found before for some of them: mention_id to the one it repeats, or itself. It stays as it is.

    Returns:
        Same index: the mention_id of the earliest text that this one repeats, or its own. Texts of fewer than 8 words
        repeat nothing. Copies of copies belong to the first.
    """
    first: dict[int, int] = {} if known is None else dict(zip(known.index, known, strict=True))
    place = {mention_id: position for position, mention_id in enumerate(texts.index)}
    said = np.zeros(len(texts), dtype="int64") if days is None else _day_numbers(days)
    lately: deque[tuple[int, int]] = deque()
    shingles: dict[int, frozenset[bytes]] = {}
    index = MinHashLSH(num_perm=_HASHES, params=(_BANDS, _ROWS))
    for mention_id, text, day in zip(texts.index.tolist(), texts, said.tolist(), strict=True):
        while lately and day - lately[0][0] > MAXIMUM_DAYS:
            old = lately.popleft()[1]
            index.remove(old)
            del shingles[old]
        triples = _shingles(text)
        if triples:
            sketch = _sketch(triples)
            if mention_id not in first:
                alike = [other for other in index.query(sketch) if _is_copy(triples, shingles[other])]
                originals = [first.get(other, other) for other in alike]
                first[mention_id] = min(originals, key=lambda one: place.get(one, -1), default=mention_id)
            index.insert(mention_id, sketch, check_duplication=False)
            shingles[mention_id] = triples
            lately.append((day, mention_id))
    return pd.Series([first.get(number, number) for number in texts.index], index=texts.index, dtype=np.int64)


def _day_numbers(days: "pd.Series[pd.Timestamp]") -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return pd.to_datetime(days).to_numpy().astype("datetime64[D]").astype(np.int64)


def _shingles(text: str) -> frozenset[bytes]:
    words = _WORDS.findall(_ADDRESSES.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
    if len(words) < MINIMUM_WORDS:
        return frozenset()
    return frozenset(" ".join(words[start : start + 3]).encode() for start in range(len(words) - 2))


def _sketch(triples: frozenset[bytes]) -> MinHash:
    sketch = MinHash(num_perm=_HASHES, hashfunc=zlib.crc32, permutations=_PERMUTATIONS, scheme="affine32")
    sketch.update_batch(triples)
    return sketch


def _is_copy(one: frozenset[bytes], other: frozenset[bytes]) -> bool:
    shared = len(one & other)
    return shared >= MINIMUM_OVERLAP * (len(one) + len(other) - shared)


# A fixed seed, so that the same texts give the same copies in every run; made once, for it takes long.
_PERMUTATIONS = MinHash(num_perm=_HASHES, seed=1).permutations
