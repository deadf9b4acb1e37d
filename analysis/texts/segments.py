"""Segments of a text: its sentences, parted again where one turns ("but", "although"): enough to be read alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.texts.reading import Reading

_CONTRAST = frozenset(
    {"but", "however", "although", "though", "except", "whereas", "unfortunately", "yet", "apart", "shame"}
)
# "Shame about the toilets", "apart from the wait": these say something; the words below only turn.
_TURN = re.compile(r"\A(?:but|however|although|though|whereas|yet)\b[\s,]*(?=\S)", re.IGNORECASE)
_ENDS = frozenset(".!?;\n")


def turning(reading: Reading) -> NDArray[np.bool_]:
    """Find the clauses that begin with a word of contrast (but, although, except ...): shape (clauses,)."""
    return np.array([bool(words) and words[0] in _CONTRAST for words in reading.words], np.bool_)


@dataclass(frozen=True)
class Segments:
    """Segments of a batch of texts, in order.

    Attributes:
        of_clauses: For each clause, the number of its segment, from 0.
        owners: For each segment, the row of its text.
        starts: For each segment, its first character in that text.
        ends: For each segment, the character after its last.
    """

    of_clauses: NDArray[np.int64]
    owners: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def words(self, texts: Sequence[str]) -> list[str]:
        """Give the words of each segment without that by which it turns: "but" says nothing by itself."""
        spans = zip(self.owners.tolist(), self.starts.tolist(), self.ends.tolist(), strict=True)
        return [_TURN.sub("", texts[owner][start:end]) for owner, start, end in spans]

    def is_part(self) -> NDArray[np.bool_]:
        """Say which segments have others beside them in their text: shape (segments,)."""
        return np.asarray(np.bincount(self.owners, minlength=1)[self.owners] > 1)


def segments(reading: Reading) -> Segments:
    """Put the clauses of a batch together to segments."""
    texts, begins = reading.texts.tolist(), turning(reading)
    begins |= np.diff(reading.owners, prepend=-1) > 0
    between = zip(reading.owners[1:].tolist(), reading.ends[:-1].tolist(), reading.starts[1:].tolist(), strict=True)
    begins[1:] |= np.array([not _ENDS.isdisjoint(texts[owner][end:start]) for owner, end, start in between], np.bool_)
    first = np.flatnonzero(begins)
    last = np.flatnonzero(np.append(begins[1:], len(begins) > 0))
    return Segments(np.cumsum(begins) - 1, reading.owners[first], reading.starts[first], reading.ends[last])
