"""What encoders say of training texts that they have not seen: kept, so that what rests on it can be fitted again."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "unseen.npz"


def save_unseen(models: Path, learnt_from: Sequence[Path], outputs: NDArray[np.float64]) -> Path:
    """Write the outputs, numbers without a text, beside the models.

    Args:
        models: Folder of the models.
        learnt_from: The files of the texts, in the order of the outputs.
        outputs: Shape (texts, outputs), each from an encoder that was trained without the writer of the text.
    """
    made_of = np.array(_made_of(learnt_from))
    np.savez_compressed(models / FILE, made_of=made_of, outputs=outputs.astype(np.float16))
    return models / FILE


def load_unseen(models: Path, learnt_from: Sequence[Path], files: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """Give the outputs, or None where none are kept for the first of these files or for so many texts of them.

    Args:
        models: Folder of the models.
        learnt_from: The files of the texts; any that come after those that the encoder learnt from are new to it.
        files: Which of them each text is of, shape (texts,).

    Returns:
        Shape (texts, outputs); NaN for the texts of new files: the encoder of the folder has not seen these either, so
        that what it says of them may stand there.
    """
    if not (models / FILE).is_file():
        return None
    with np.load(models / FILE, allow_pickle=False) as kept:
        made_of, outputs = str(kept["made_of"]), np.asarray(kept["outputs"], np.float64)
    for known in range(len(learnt_from), 0, -1):
        is_kept = files < known
        if made_of == _made_of(learnt_from[:known]) and is_kept.sum() == len(outputs):
            found = np.full((len(files), outputs.shape[1]), np.nan)
            found[is_kept] = outputs
            return found
    return None


def _made_of(files: Sequence[Path]) -> str:
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()
