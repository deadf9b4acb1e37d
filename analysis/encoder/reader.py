"""Reading texts with the trained encoder: each text alone, so that its outputs depend on nothing else."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.encoder.wordpieces import Pieces, wordpieces
from config.errors import HeedError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL, VOCABULARY = "encoder.onnx", "encoder_words.json"
_THREADS = 2


def read_deeply(texts: Sequence[str], kinds: Sequence[str], folder: Path) -> NDArray[np.float64]:
    """Read whole texts: shape (texts, outputs), in the order in which the encoder was trained.

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
    pieces = wordpieces([text for text, _ in distinct], [kind for _, kind in distinct], _there(folder / VOCABULARY))
    with ThreadPoolExecutor(_THREADS) as pool:
        made = list(pool.map(lambda text: _outputs(session, text), pieces))
    outputs = np.array(made, np.float64).reshape(len(distinct), session.get_outputs()[0].shape[1])
    return outputs[[place[text] for text in zip(texts, kinds, strict=True)]]


def _outputs(session: "InferenceSession", pieces: Pieces) -> NDArray[np.float32]:
    given = {"pieces": np.array([pieces[0]], np.int64), "sides": np.array([pieces[1]], np.int64)}
    outputs: NDArray[np.float32] = np.asarray(session.run(None, given)[0])[0]
    return outputs


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
