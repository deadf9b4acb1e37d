"""Training the models that heed ships, from one file of labelled texts."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import sentiment_model, theme_model
from analysis.cross_validation import Progress, cross_validate_sentiment, cross_validate_themes
from analysis.examples import read_examples, themes_of
from analysis.model_file import FORMAT, SHIPPED, save_model, write_figures
from analysis.sentiment_training import FEWEST_WRITERS, fit_sentiment
from analysis.theme_training import FEWEST_EXAMPLES, fit_themes
from config.errors import HeedError

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "vaderSentiment")
_FEWEST_TEXTS = 500


def train(
    path: Path, redact: Callable[[str], str], progress: Progress, out_dir: Path = SHIPPED
) -> dict[str, dict[str, Any]]:
    """Train the sentiment and the theme model, cross-validate both, and write models and figures.

    The models hold word and character sequences that at least five different people wrote in the redacted texts, and
    numbers; no text of the file.

    Args:
        path: Labelled CSV file, in the columns of the NHS Friends and Family data.
        redact: Replaces personal data in a text; the warehouse's gate.
        progress: Called with (stage, done, total).
        out_dir: Where the models go.

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
    marked = themes_of(about["labels"])
    marked = marked.loc[:, marked.sum() >= FEWEST_EXAMPLES]
    data = {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    out_dir.mkdir(parents=True, exist_ok=True)

    figures = cross_validate_sentiment(felt, progress)
    progress("fitting sentiment", 0, 1)
    parts = sentiment_model.model_parts(fit_sentiment(felt))
    written = {"sentiment": _write(out_dir, "sentiment", parts, data, figures)}
    progress("fitting sentiment", 1, 1)

    figures = cross_validate_themes(about, marked, progress)
    progress("fitting themes", 0, 1)
    parts = theme_model.model_parts(fit_themes(about, marked))
    written["theme"] = _write(out_dir, "theme", parts, data, figures)
    progress("fitting themes", 1, 1)
    return written


def _write(
    out_dir: Path, kind: str, parts: Mapping[str, Any], data: Mapping[str, str], figures: Mapping[str, Any]
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
