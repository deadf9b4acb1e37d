"""Reading texts with the trained encoder: each text alone, so that its outputs depend on nothing else."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.encoder.wordpieces import Pieces, sentence_ends, wordpieces
from config.errors import HeedError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL, VOCABULARY = "encoder.onnx", "encoder_words.json"
URGENCY_EXAMPLES = "urgency_examples"
_THREADS = 2


# A part of fewer pieces, its end included, is no sentence: "Dr.", "No!".
_FEWEST_PIECES = 4


@dataclass(frozen=True)
class Deep:
    """What the encoder says of texts.

    Attributes:
        outputs: Shape (texts, outputs), in the order in which the encoder was trained.
        urgencies: How like each kind of urgency and, last, harmless: logarithms, shape (texts, urgencies).
        meanings: Vectors of length 1, shape (parts, 768): of each text as a whole, then of each of its sentences where
            there are several. They come from the middle layers, which know the language and not yet the labels.
        owners: For each part, the row of its text, in order.
        is_whole: For each part, whether it is the whole text.
    """

    outputs: NDArray[np.float64]
    urgencies: NDArray[np.float64]
    meanings: NDArray[np.float32]
    owners: NDArray[np.int64]
    is_whole: NDArray[np.bool_]


def read_deeply(texts: Sequence[str], kinds: Sequence[str], folder: Path) -> Deep:
    """Read whole texts.

    A text is read alone and by one thread, because 8-bit sums are scaled to what is read together: so a text has the
    same outputs in whatever company and on however many threads. Each distinct text is read once.

    Args:
        texts: Texts.
        kinds: Kind of the question of each.
        folder: Where the encoder's files are.

    Raises:
        HeedError: if a file of the encoder is missing.
    """
    distinct = list(dict.fromkeys(zip(texts, kinds, strict=True)))
    place = {text: number for number, text in enumerate(distinct)}
    session = _session(folder / MODEL)
    vocabulary = _there(folder / VOCABULARY)
    ends = sentence_ends(vocabulary)
    pieces = wordpieces([text for text, _ in distinct], [kind for _, kind in distinct], vocabulary)
    with ThreadPoolExecutor(_THREADS) as pool:
        made = list(pool.map(lambda text: _read(session, text, ends), pieces))
    rows = [made[place[text]] for text in zip(texts, kinds, strict=True)]
    outputs, urgencies, states = (found.shape[-1] for found in session.get_outputs())
    counts = np.array([len(parts) for _, _, parts in rows], np.int64)
    starts = counts.cumsum() - counts
    return Deep(
        np.array([said for said, _, _ in rows], np.float64).reshape(len(rows), outputs),
        np.array([urgent for _, urgent, _ in rows], np.float64).reshape(len(rows), urgencies),
        np.concatenate([np.zeros((0, states), np.float32), *(parts for _, _, parts in rows)]),
        np.repeat(np.arange(len(rows)), counts),
        np.isin(np.arange(int(counts.sum())), starts),
    )


def urgency_examples_of(folder: Path) -> str:
    """Give what tells the examples of urgency that the encoder has learnt from.

    Raises:
        HeedError: if the encoder is missing.
    """
    told: str = _session(folder / MODEL).get_modelmeta().custom_metadata_map.get(URGENCY_EXAMPLES, "")
    return told


def _read(
    session: "InferenceSession", pieces: Pieces, ends: frozenset[int]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Give the outputs of a text, its urgencies, and the vectors of its parts: the whole first."""
    numbers, sides = pieces
    given = {"pieces": np.array([numbers], np.int64), "sides": np.array([sides], np.int64)}
    said, urgent, states = session.run(None, given)
    seen: NDArray[np.float32] = np.asarray(states)[0]
    parts = np.stack([seen[first:stop].mean(axis=0) for first, stop in _parts(numbers, sides, ends)])
    return np.asarray(said)[0], np.asarray(urgent)[0], parts / np.linalg.norm(parts, axis=1, keepdims=True)


def _parts(numbers: list[int], sides: list[int], ends: frozenset[int]) -> list[tuple[int, int]]:
    """Say where a text, without what was asked, and its sentences, where there are several, begin and end."""
    length = len(sides) - sum(sides)
    whole = (0, length)
    stops = [at + 1 for at, number in enumerate(numbers[: length - 1]) if number in ends]
    bounds = [1, *stops, length]
    sentences = [pair for pair in pairwise(bounds) if pair[1] - pair[0] >= _FEWEST_PIECES]
    return [whole, *sentences] if len(sentences) > 1 else [whole]


@cache
def _session(path: Path) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(_there(path), options, providers=["CPUExecutionProvider"])


def _there(path: Path) -> Path:
    if not path.is_file():
        raise HeedError(
            f"The encoder's file {path.name} is missing in {path.parent}: install heed again, or run `heed train`."
        )
    return path
