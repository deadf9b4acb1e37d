"""Training the models that heed ships, from one file of labelled texts."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment_model, theme_model
from analysis.cross_validation import Progress, cross_validate_sentiment, cross_validate_themes
from analysis.encoder.train import train_encoder
from analysis.encoder.valences import read_valences
from analysis.examples import marks_of, read_examples, themes_of
from analysis.model_file import FORMAT, SHIPPED, save_model, write_figures
from analysis.ordinary import save_ordinary
from analysis.sentiment_training import FEWEST_WRITERS, fit_sentiment
from analysis.taught import taught_beside, with_taught
from analysis.theme_training import FEWEST_EXAMPLES, fit_themes
from analysis.unasked import save_unasked
from analysis.unasked_themes import save_readers
from analysis.urgent_weights import save_weights
from config.errors import HeedError

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "vaderSentiment")
_FEWEST_TEXTS = 500


def train(
    path: Path,
    redact: Callable[[str], str],
    progress: Progress,
    out_dir: Path = SHIPPED,
    weights: Path | None = None,
    added: Sequence[Path] = (),
    valences: Path | None = None,
) -> dict[str, dict[str, Any]]:
    """Train the encoder, the sentiment and the theme model, cross-validate both, and write models and figures.

    The models hold word and character sequences that at least five different people wrote in the redacted texts, and
    numbers; no text of the file.

    Args:
        path: Labelled CSV file, in the columns of the NHS Friends and Family data.
        redact: Replaces personal data in a text; the warehouse's gate.
        progress: Called with (stage, done, total).
        out_dir: Where the models go.
        weights: Folder with the published weights that the encoder is trained from; without it only the fast tier is
            trained.
        added: More labelled texts, such as audits and corrections, to learn from; nothing is ever measured on them.
        valences: Posts with the mean valence that people gave them, in the form of `read_valences`; the encoder learns
            from them beside.

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
    taught = taught_beside(examples, added, redact)
    names = _learnable(about["labels"])
    data = {
        **_known_again(path),
        "added": [_known_again(file) for file in added],
    }
    out_dir.mkdir(parents=True, exist_ok=True)
    outputs = None
    if weights is not None:
        marked = themes_of(pd.concat([examples["labels"], taught["labels"]], ignore_index=True))[names]
        outputs = train_encoder(examples, marked, taught, read_valences(valences, redact), weights, out_dir, progress)
    written = write_models(examples, outputs, taught, data, progress, out_dir)
    if weights is not None:
        save_ordinary(examples, out_dir)
        save_weights(out_dir)
        save_unasked(out_dir)
        save_readers(out_dir)
    return written


def write_models(
    examples: pd.DataFrame,
    outputs: NDArray[np.float64] | None,
    taught: pd.DataFrame,
    data: Mapping[str, Any],
    progress: Progress,
    out_dir: Path,
) -> dict[str, dict[str, Any]]:
    """Fit both models on top of what the encoders said, measure both tiers, and write all of it.

    Args:
        examples: As `read_examples` gives them, redacted.
        outputs: What encoders that were trained without a text's writer say of it, or None for the fast tier alone.
        taught: What is learnt from and never measured on.
        data: What the models were made from, to be written beside them.
        progress: Called with (stage, done, total).
        out_dir: Where the models go.
    """
    has_sentiment, has_themes = (examples[name].notna().to_numpy(np.bool_) for name in ("sentiment", "labels"))
    felt, about = (examples[rows].reset_index(drop=True) for rows in (has_sentiment, has_themes))
    of_felt, of_about = (None if outputs is None else outputs[rows] for rows in (has_sentiment, has_themes))
    taught_felt, taught_about = taught[taught["sentiment"].notna()], taught[taught["labels"].notna()]
    names = _learnable(about["labels"])
    marked = themes_of(about["labels"])[names]

    figures = _of_tiers(lambda deep: cross_validate_sentiment(felt, taught_felt, progress, deep), of_felt)
    progress("fitting sentiment", 0, 1)
    parts = sentiment_model.model_parts(fit_sentiment(*with_taught(felt, taught_felt, of_felt)))
    written = {"sentiment": _write(out_dir, "sentiment", parts, data, figures)}
    progress("fitting sentiment", 1, 1)

    figures = _of_tiers(lambda deep: cross_validate_themes(about, marked, taught_about, progress, deep), of_about)
    progress("fitting themes", 0, 1)
    known, deep = with_taught(about, taught_about, of_about)
    parts = theme_model.model_parts(fit_themes(known, themes_of(known["labels"])[names], deep))
    written["theme"] = _write(out_dir, "theme", parts, data, figures)
    progress("fitting themes", 1, 1)
    return written


def _known_again(path: Path) -> dict[str, Any]:
    """Name a file, its hash and the marks in it: by them one knows which model learnt from what is removed."""
    marks = marks_of(path)
    return {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        **({"marks": marks} if marks else {}),
    }


def _learnable(labels: pd.Series) -> list[str]:
    marked = themes_of(labels)
    return [str(name) for name in marked.columns[marked.sum() >= FEWEST_EXAMPLES]]


def _of_tiers(
    measure: Callable[[NDArray[np.float64] | None], dict[str, Any]], outputs: NDArray[np.float64] | None
) -> dict[str, Any]:
    """Measure the fast tier, and the accurate one where there is one: its figures come first, the others as `fast`."""
    fast = measure(None)
    return fast if outputs is None else {**measure(outputs), "fast": fast}


def _write(
    out_dir: Path, kind: str, parts: Mapping[str, Any], data: Mapping[str, Any], figures: Mapping[str, Any]
) -> dict[str, Any]:
    save_model(out_dir / f"{kind}.skops", kind, parts)
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
