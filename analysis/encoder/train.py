"""Training the encoder on labelled texts, and what it says of texts whose writers it has not seen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.encoder.reader import MODEL, VOCABULARY
from analysis.encoder.wordpieces import wordpieces
from analysis.sentiment_training import grouped_folds
from analysis.taught import with_taught
from config.errors import HeedError

if TYPE_CHECKING:
    from analysis.encoder.training import Targets

FOLDS = 3
_SEED = 7
_CLASSES = {"negative": 0, "middle": 1, "positive": 2}
_WORST_RATING = 4

Progress = Callable[[str, int, int | None], None]


def train_encoder(
    examples: pd.DataFrame,
    marked: pd.DataFrame,
    taught: pd.DataFrame,
    weights: Path,
    out_dir: Path,
    progress: Progress,
) -> NDArray[np.float64]:
    """Train the encoder on all texts and write it; and say of each text what an encoder without its writer says.

    Args:
        examples: As `read_examples` gives them, redacted.
        marked: Boolean frame, one column for each theme to learn, False where a text has no labels; first the
            examples, then what is taught.
        taught: What every fold learns from.
        weights: Folder with `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2.
        out_dir: Where the encoder goes.
        progress: Called with (stage, done, total).

    Returns:
        Outputs of shape (examples, 10 + themes), each from an encoder of the fold that holds its writer back.

    Raises:
        HeedError: if torch is not installed, or the published weights are not in the folder.
    """
    try:
        from analysis.encoder import training
        from analysis.encoder.export import export
    except ModuleNotFoundError as error:
        raise HeedError(
            f"The accurate tier is trained with {error.name}, which is not installed: pip install 'heed[training]', or "
            "train the fast tier alone by leaving out --encoder."
        ) from error
    known, _ = with_taught(examples, taught, None)
    targets = _targets(known, marked)
    bottom = training.published(weights)
    pieces = wordpieces(known["text"].tolist(), known["kind"].tolist(), weights / "tokenizer.json")
    seen = training.lower(bottom, pieces, lambda done: progress("encoder: lower layers", done, len(pieces)))
    added = np.arange(len(examples), len(known))
    outputs = np.zeros((len(examples), 2 * training.LEVELS + marked.shape[1]))
    total = (FOLDS + 1) * training.EPOCHS
    for fold, (learnt, held) in enumerate(grouped_folds(examples["writer"].to_numpy(), FOLDS, _SEED)):
        rows = np.concatenate([learnt, added])
        told = partial(_told, progress, fold * training.EPOCHS, total)
        top = training.fine_tune(bottom, [seen[row] for row in rows], targets.of(rows), told)
        outputs[held] = training.outputs_of(top, [seen[row] for row in held])
    top = training.fine_tune(bottom, seen, targets, partial(_told, progress, FOLDS * training.EPOCHS, total))
    export(bottom, top, out_dir / MODEL)
    (out_dir / VOCABULARY).write_bytes((weights / "tokenizer.json").read_bytes())
    return outputs


def _told(progress: Progress, done: int, total: int, epoch: int) -> None:
    progress("encoder: training", done + epoch, total)


def _targets(known: pd.DataFrame, marked: pd.DataFrame) -> "Targets":
    from analysis.encoder.training import Targets

    levels = known["level"].fillna(0).to_numpy(np.float64) - 1
    ratings = _WORST_RATING - np.rint(known["rating"].to_numpy(np.float64) * _WORST_RATING)
    return Targets(
        np.asarray(levels, np.int64),
        np.array([_CLASSES.get(name, -1) for name in known["sentiment"].tolist()], np.int64),
        np.asarray(np.where(np.isnan(ratings), -1, ratings), np.int64),
        marked.to_numpy(np.float32),
        np.asarray(known["labels"].notna().to_numpy(), np.float32),
    )
