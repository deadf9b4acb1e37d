"""Training the encoder on labelled texts, and what it says of texts whose writers it has not seen."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.encoder.reader import MODEL, VOCABULARY
from analysis.encoder.valences import Valences
from analysis.encoder.wordpieces import wordpieces
from analysis.learning.cross_validation import Progress
from analysis.learning.sentiment_training import grouped_folds
from analysis.learning.taught import marks_of_themes, stands_again
from analysis.learning.theme_training import FEWEST_EXAMPLES
from analysis.urgent.weights import UNASKED, learnt_from, told_by_examples
from config.errors import HeedError

if TYPE_CHECKING:
    from analysis.encoder.loss import Answers

FOLDS = 3
TRAININGS = 3
_SEED = 7
_CLASSES = {"negative": 0, "middle": 1, "positive": 2}
_WORST_RATING = 4
# Five levels and five ratings.
_BEFORE_THEMES = 10


@dataclass(frozen=True)
class Schooling:
    """How the encoder is trained.

    Attributes:
        weights: Folder with `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2.
        valences: Posts with the mean valence that people gave them, in the form of `read_valences`; they are learnt
            beside.
        trainings: How often each encoder is trained, each time in another order; it is their mean.
    """

    weights: Path
    valences: Path | None = None
    trainings: int = TRAININGS


def train_encoder(
    known: pd.DataFrame,
    urgencies: NDArray[np.int64],
    valences: Valences,
    schooling: Schooling,
    out_dir: Path,
    progress: Progress,
) -> NDArray[np.float64]:
    """Train the encoder on all texts and write it; and say of each text what an encoder without its writer says.

    Args:
        known: As `with_taught` gives it.
        urgencies: Harmless, as `learnt_from` counts its classes, or -1 where nobody knows, shape (texts,).
        valences: Posts whose valence every fold learns beside.
        schooling: Where it starts from, and how often it is trained.
        out_dir: Where the encoder goes.
        progress: Called with (stage, done, total).

    Returns:
        Outputs of shape (texts, 10 + themes), each from an encoder of the fold that holds its writer back; the themes
        are those of `marks_of_themes` of the texts with labels.

    Raises:
        HeedError: if torch is not installed, or the published weights are not in the folder.
    """
    try:
        from analysis.encoder.export import export
        from analysis.encoder.side_by_side import train_all
        from analysis.encoder.training import Lessons, Part, Trainer
    except ModuleNotFoundError as error:
        raise HeedError(
            f"The accurate tier is trained with {error.name}, which is not installed: pip install 'heed[training]', or "
            "train the fast tier alone by leaving out --encoder."
        ) from error
    urgent, classes = learnt_from()
    answers = _answers(known, np.concatenate([urgencies, classes]), valences)
    beside = [*urgent.tolist(), *valences.texts]
    kinds = [*known["kind"].tolist(), *[UNASKED] * len(beside)]
    texts = [*known["text"].tolist(), *beside]
    pieces = wordpieces(texts, kinds, schooling.weights / "tokenizer.json")
    with_urgency, with_valence = np.split(np.arange(len(known), len(texts)), [len(urgent)])
    lessons = Lessons(schooling.weights, pieces, answers, with_valence)
    fold_of, again = folds_of(known), stands_again(known)

    def part(learnt: NDArray[np.bool_]) -> Part:
        return Part(np.concatenate([np.flatnonzero(learnt & ~again), with_urgency]), np.flatnonzero(learnt & again))

    parts = [part(fold_of != fold) for fold in range(FOLDS + 1)]
    trainer = Trainer(lessons)
    *of_folds, shipped = train_all(trainer, lessons, parts, schooling.trainings, partial(progress, "encoder: training"))
    outputs = np.zeros((len(known), len(answers.themes[0]) + _BEFORE_THEMES))
    for fold, layers in enumerate(of_folds):
        held = np.flatnonzero(fold_of == fold)
        outputs[held] = trainer.outputs_of(layers, held)
    export(trainer.words.cpu(), shipped.cpu(), out_dir / MODEL, told_by_examples())
    (out_dir / VOCABULARY).write_bytes((schooling.weights / "tokenizer.json").read_bytes())
    return outputs


def folds_of(known: pd.DataFrame) -> NDArray[np.int64]:
    """Give the fold that holds each text back, writers of the measured and others each spread over all folds."""
    fold_of, writers = np.zeros(len(known), np.int64), known["writer"].to_numpy()
    by_measured = known["is_measured"].to_numpy(np.bool_) | stands_again(known)
    for rows in (np.flatnonzero(by_measured), np.flatnonzero(~by_measured)):
        for fold, (_, held) in enumerate(grouped_folds(writers[rows], FOLDS, _SEED)):
            fold_of[rows[held]] = fold
    return fold_of


def _answers(known: pd.DataFrame, urgencies: NDArray[np.int64], valences: Valences) -> "Answers":
    from analysis.encoder.loss import Answers

    levels = known["level"].fillna(0).to_numpy(np.float64) - 1
    ratings = _WORST_RATING - np.rint(known["rating"].to_numpy(np.float64) * _WORST_RATING)
    has_themes = known["labels"].notna().to_numpy(np.bool_)
    marked = marks_of_themes(known[has_themes], FEWEST_EXAMPLES)
    texts = len(urgencies) + len(valences.texts)
    themes = np.zeros((texts, marked.shape[1]), np.float32)
    themes[np.flatnonzero(has_themes)] = marked
    more = texts - len(known)
    unknown, none = np.full(more, -1, np.int64), np.zeros(more, np.float32)
    return Answers(
        np.concatenate([np.asarray(levels, np.int64), unknown]),
        np.concatenate([np.array([_CLASSES.get(name, -1) for name in known["sentiment"].tolist()], np.int64), unknown]),
        np.concatenate([np.asarray(np.where(np.isnan(ratings), -1, ratings), np.int64), unknown]),
        themes,
        np.concatenate([np.asarray(has_themes, np.float32), none]),
        np.concatenate([urgencies, np.full(len(valences.texts), -1, np.int64)]),
        np.concatenate([np.full(len(urgencies), np.nan, np.float32), valences.given]),
    )
