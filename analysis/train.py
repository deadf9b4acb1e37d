"""Training the models that heed ships, from one file of labelled texts."""

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.encoder.reader import read_deeply
from analysis.encoder.train import Schooling, train_encoder
from analysis.encoder.urgent_teaching import harmless_or_unknown
from analysis.encoder.valences import read_valences
from analysis.learning import sentiment_model, theme_model_file
from analysis.learning.cross_validation import Progress, cross_validate_sentiment, cross_validate_themes
from analysis.learning.examples import marks_of, read_examples
from analysis.learning.invented import training_files
from analysis.learning.model_file import FORMAT, MODELS, save_model, write_figures
from analysis.learning.sentiment_training import FEWEST_WRITERS, fit_sentiment
from analysis.learning.taught import marks_of_themes, with_taught
from analysis.learning.theme_training import FEWEST_EXAMPLES, fit_themes
from analysis.learning.unseen import FILE as UNSEEN
from analysis.learning.unseen import load_unseen, save_unseen
from analysis.urgent.ordinary import save_ordinary
from analysis.urgent.weights import save_weights
from config.errors import HeedError

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "vaderSentiment")
_FEWEST_TEXTS = 500
_FITTED_AGAIN = ("sentiment", "theme")


def train(
    path: Path,
    redact: Callable[[str], str],
    progress: Progress,
    out_dir: Path = MODELS,
    schooling: Schooling | None = None,
    added: Sequence[Path] = (),
) -> dict[str, dict[str, Any]]:
    """Train the encoder, the sentiment and the theme model, cross-validate both, and write models and figures.

    The models hold word and character sequences that at least five different people wrote in the redacted texts, and
    numbers; no text of the file.

    Args:
        path: Labelled CSV file, in the columns of the NHS Friends and Family data.
        redact: Replaces personal data in a text; the warehouse's gate.
        progress: Called with (stage, done, total).
        out_dir: Where the models go.
        schooling: How the encoder is trained; without it the encoder in
            `out_dir` stays, a copy of the one in use where there is none, and the accurate tier is fitted to what its
            folds said of these same files, where that is kept (`analysis.learning.unseen`), and to what it says itself
            of files that it has not seen. Of other files than those the fast tier alone is fitted.
        added: More labelled texts, such as audits and corrections, to learn from; nothing is ever measured on them.

    Returns:
        The figures of each model, as written.

    Raises:
        HeedError: if the file cannot be read, or has too few labelled texts.
    """
    examples = read_examples(path)
    progress("redacting", 0, len(examples))
    examples["text"] = pd.Series([redact(text) for text in examples["text"].tolist()], dtype="str")
    progress("redacting", len(examples), len(examples))
    felt = examples[examples["sentiment"].notna()].reset_index(drop=True)
    about = examples[examples["labels"].notna()].reset_index(drop=True)
    if len(felt) < _FEWEST_TEXTS or len(about) < _FEWEST_TEXTS:
        raise HeedError(
            f"{path} has {len(felt):,} texts with a sentiment and {len(about):,} with themes; training needs at least "
            f"{_FEWEST_TEXTS:,} of each."
        )
    known = with_taught(examples, added, redact)
    data = {
        **_known_again(path),
        "added": [_known_again(file) for file in added],
    }
    out_dir.mkdir(parents=True, exist_ok=True)
    learnt_from = [path, *training_files(), *added]
    if schooling is None:
        _with_encoder(out_dir)
        outputs = said_of(known, load_unseen(out_dir, learnt_from, known["file"].to_numpy(np.int64)), out_dir, progress)
    else:
        progress("looking for what may be urgent", 0, len(known))
        urgencies = harmless_or_unknown(known)
        progress("looking for what may be urgent", len(known), len(known))
        outputs = train_encoder(
            known, urgencies, read_valences(schooling.valences, redact), schooling, out_dir, progress
        )
        save_unseen(out_dir, learnt_from, outputs)
    written = write_models(known, outputs, data, progress, out_dir)
    if schooling is not None:
        save_ordinary(examples, out_dir)
        save_weights(out_dir)
    return written


def write_models(
    known: pd.DataFrame,
    outputs: NDArray[np.float64] | None,
    data: Mapping[str, Any],
    progress: Progress,
    out_dir: Path,
) -> dict[str, dict[str, Any]]:
    """Fit both models on top of what the encoders said, measure both tiers, and write all of it.

    Args:
        known: As `with_taught` gives it.
        outputs: What encoders that were trained without a text's writer say of it, or None for the fast tier alone.
        data: What the models were made from, to be written beside them.
        progress: Called with (stage, done, total).
        out_dir: Where the models go.
    """
    has_sentiment, has_themes = (known[name].notna().to_numpy(np.bool_) for name in ("sentiment", "labels"))
    felt, about = (known[rows].reset_index(drop=True) for rows in (has_sentiment, has_themes))
    of_felt, of_about = (None if outputs is None else outputs[rows] for rows in (has_sentiment, has_themes))

    figures = cross_validate_sentiment(felt, progress, of_felt)
    progress("fitting sentiment", 0, 1)
    parts = sentiment_model.model_parts(fit_sentiment(felt, of_felt))
    written = {"sentiment": _write(out_dir, "sentiment", parts, data, figures)}
    progress("fitting sentiment", 1, 1)

    figures = cross_validate_themes(about, progress, of_about)
    progress("fitting themes", 0, 1)
    parts = theme_model_file.model_parts(fit_themes(about, marks_of_themes(about, FEWEST_EXAMPLES), of_about))
    written["theme"] = _write(out_dir, "theme", parts, data, figures)
    progress("fitting themes", 1, 1)
    return written


def said_of(
    known: pd.DataFrame, outputs: NDArray[np.float64] | None, models: Path, progress: Progress
) -> NDArray[np.float64] | None:
    """Let the encoder read the texts that it has not seen.

    Args:
        known: As `with_taught` gives it.
        outputs: As `load_unseen` gives them.
        models: Folder of the encoder.
        progress: Called with (stage, done, total).
    """
    if outputs is None:
        return None
    new = np.flatnonzero(np.isnan(outputs).any(axis=1))
    if len(new):
        progress("reading new texts", 0, len(new))
        texts = known.iloc[new]
        outputs[new] = read_deeply(texts["text"].tolist(), texts["kind"].tolist(), models).outputs
        progress("reading new texts", len(new), len(new))
    return outputs


def _with_encoder(folder: Path) -> None:
    """Copy into a new folder what is not fitted again, so that it holds all that is needed (`HEED_MODELS`)."""
    if folder.resolve() == MODELS.resolve() or (folder / UNSEEN).is_file():
        return
    for path in MODELS.iterdir():
        if path.stem not in _FITTED_AGAIN:
            shutil.copy(path, folder)


def _known_again(path: Path) -> dict[str, Any]:
    """Name a file, its hash and the marks in it: by them one knows which model learnt from what is removed."""
    marks = marks_of(path)
    return {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        **({"marks": marks} if marks else {}),
    }


def _write(
    out_dir: Path, kind: str, parts: Mapping[str, Any], data: Mapping[str, Any], figures: Mapping[str, Any]
) -> dict[str, Any]:
    save_model(out_dir / f"{kind}.npz", kind, parts)
    described = {
        # Another model is another version, so that everything is labelled again with it.
        "version": f"{FORMAT}.{_fingerprint(parts)}",
        "trained_on": datetime.now(UTC).date().isoformat(),
        "data": dict(data),
        "fewest_writers_of_a_sequence": FEWEST_WRITERS,
        "libraries": {name: version(name) for name in _LIBRARIES},
        **figures,
    }
    write_figures(out_dir, kind, described)
    return described


def _fingerprint(parts: Mapping[str, Any]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts):
        value = parts[name]
        digest.update(name.encode() + (value.tobytes() if isinstance(value, np.ndarray) else str(value).encode()))
    return digest.hexdigest()[:8]
