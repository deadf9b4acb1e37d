"""Training the encoder on labelled texts, and what it says of texts whose writers it has not seen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.encoder.reader import MODEL, VOCABULARY
from analysis.encoder.valences import Valences
from analysis.encoder.wordpieces import wordpieces
from analysis.sentiment_training import grouped_folds
from analysis.taught import with_taught
from config.errors import HeedError

if TYPE_CHECKING:
    from analysis.encoder.loss import Answers

FOLDS = 3
_SEED = 7
_CLASSES = {"negative": 0, "middle": 1, "positive": 2}
_WORST_RATING = 4
# Five levels and five ratings.
_BEFORE_THEMES = 10

Progress = Callable[[str, int, int | None], None]


def train_encoder(
    examples: pd.DataFrame,
    marked: pd.DataFrame,
    taught: pd.DataFrame,
    valences: Valences,
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
        valences: Posts whose valence every fold learns beside.
        weights: Folder with `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2.
        out_dir: Where the encoder goes.
        progress: Called with (stage, done, total).

    Returns:
        Outputs of shape (examples, 10 + themes), each from an encoder of the fold that holds its writer back.

    Raises:
        HeedError: if torch is not installed, or the published weights are not in the folder.
    """
    try:
        from analysis.encoder.export import export
        from analysis.encoder.training import EPOCHS, SEEDS, Trainer
    except ModuleNotFoundError as error:
        raise HeedError(
            f"The accurate tier is trained with {error.name}, which is not installed: pip install 'heed[training]', or "
            "train the fast tier alone by leaving out --encoder."
        ) from error
    known, _ = with_taught(examples, taught, None)
    answers = _answers(known, marked, valences)
    texts = [*known["text"].tolist(), *valences.texts]
    kinds = [*known["kind"].tolist(), *["nonspecific"] * len(valences.texts)]
    trainer = Trainer(weights, wordpieces(texts, kinds, weights / "tokenizer.json"))
    added, with_valence = np.arange(len(examples), len(known)), np.arange(len(known), len(texts))
    epochs = EPOCHS * len(SEEDS)
    told = [partial(_told, progress, fold * epochs, (FOLDS + 1) * epochs) for fold in range(FOLDS + 1)]
    outputs = np.zeros((len(examples), len(answers.themes[0]) + _BEFORE_THEMES))
    for fold, (learnt, held) in enumerate(grouped_folds(examples["writer"].to_numpy(), FOLDS, _SEED)):
        layers = trainer.fine_tune(np.concatenate([learnt, added]), answers, with_valence, told[fold])
        outputs[held] = trainer.outputs_of(layers, held)
    layers = trainer.fine_tune(np.arange(len(known)), answers, with_valence, told[FOLDS])
    export(trainer.words.cpu(), layers.cpu(), out_dir / MODEL)
    (out_dir / VOCABULARY).write_bytes((weights / "tokenizer.json").read_bytes())
    return outputs


def _told(progress: Progress, done: int, total: int, epoch: int) -> None:
    progress("encoder: training", done + epoch, total)


def _answers(known: pd.DataFrame, marked: pd.DataFrame, valences: Valences) -> "Answers":
    from analysis.encoder.loss import Answers

    levels = known["level"].fillna(0).to_numpy(np.float64) - 1
    ratings = _WORST_RATING - np.rint(known["rating"].to_numpy(np.float64) * _WORST_RATING)
    more = len(valences.texts)
    unknown, none = np.full(more, -1, np.int64), np.zeros(more, np.float32)
    return Answers(
        np.concatenate([np.asarray(levels, np.int64), unknown]),
        np.concatenate([np.array([_CLASSES.get(name, -1) for name in known["sentiment"].tolist()], np.int64), unknown]),
        np.concatenate([np.asarray(np.where(np.isnan(ratings), -1, ratings), np.int64), unknown]),
        np.vstack([marked.to_numpy(np.float32), np.zeros((more, marked.shape[1]), np.float32)]),
        np.concatenate([np.asarray(known["labels"].notna().to_numpy(), np.float32), none]),
        np.concatenate([np.full(len(known), np.nan, np.float32), valences.given]),
    )
