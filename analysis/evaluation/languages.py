"""Scoring of the language that each text is found to be in."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.language import UNKNOWN, label
from analysis.learning.cross_validation import Progress
from analysis.learning.labelled_file import read_table
from analysis.statistics.scores import confusion, named_rates, precision_recall_f1
from config.errors import HeedError

_SHORT = 3
_CODE = r"[a-z]{2}|und"
_OF_A_SYSTEM = ("n", "accuracy", "macro_f1", "short_n", "short_accuracy")
_NOTE = (
    "Texts of up to three words and unsure ones take the language that their source is expected to be in "
    "(column `expected_language`); without that column they take the likeliest one."
)


def evaluate_language(path: Path, progress: Progress) -> Evaluation:
    """Score the identification of languages, beside the majority language on the same texts.

    Args:
        path: CSV with `text` and `label` (ISO 639-1 code, such as en; `und` where nothing tells), optionally
            `expected_language` (ISO 639-1 code). A column `language` goes before `label`.
        progress: Called with (stage, done, total).

    Returns:
        Figures: n, accuracy, macro_f1 (over the languages in the column `label`), short_n and short_accuracy (texts of
        up to three words), per_language (examples, precision, recall, f1); the same of `majority`.

    Raises:
        HeedError: if the file cannot be read, or a label is no language code.
    """
    table = read_table(path)
    if "language" in table:
        table = table.drop(columns="label", errors="ignore").rename(columns={"language": "label"})
    if "label" not in table:
        raise HeedError(f"{path} must have a column `label` with the code of each text's language, such as en or es.")
    table = table[(table[["text", "label"]].fillna("").map(str.strip) != "").all(axis=1)]
    if table.empty:
        raise HeedError(f"{path} has no row with both a text and a language in column `label`.")
    truth = _codes(path, table, "label")
    expected = _codes(path, table, "expected_language") if "expected_language" in table else None
    context = pd.DataFrame({"expected_language": pd.NA if expected is None else expected}, index=table.index)
    progress("language", 0, len(table))
    given = label(table["text"], context)["label"].to_numpy(object)
    progress("language", len(table), len(table))
    is_short = np.array([len(text.split()) <= _SHORT for text in table["text"].tolist()], np.bool_)
    found = _figures(truth.to_numpy(object), given, is_short)
    most = np.full(len(truth), truth.value_counts().index[0], object)
    majority = _figures(truth.to_numpy(object), most, is_short)
    figures = {**found, "majority": {name: value for name, value in majority.items() if name != "per_language"}}
    systems = listed("system", {"heed": figures, "majority": majority}, _OF_A_SYSTEM)
    return Evaluation(figures, (systems, listed("language", found["per_language"])), (_NOTE,))


def _codes(path: Path, table: pd.DataFrame, column: str) -> pd.Series:
    codes = table[column].str.strip().str.casefold()
    codes = codes.mask(codes == "")
    odd = codes[codes.notna() & ~codes.str.fullmatch(_CODE)]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + 2}: {odd.iloc[0]!r} in column {column} is no language code; write two "
            f"letters such as en or es, or {UNKNOWN} where nothing tells."
        )
    return codes


def _figures(truth: NDArray[np.object_], given: NDArray[np.object_], is_short: NDArray[np.bool_]) -> dict[str, Any]:
    names = sorted({*truth.tolist(), *given.tolist()})
    place = {name: number for number, name in enumerate(names)}
    counts = confusion(
        np.array([place[name] for name in truth.tolist()]),
        np.array([place[name] for name in given.tolist()]),
        len(names),
    )
    rates = precision_recall_f1(counts)
    there = counts.sum(axis=1) > 0
    return {
        "n": len(truth),
        "accuracy": round(float((truth == given).mean()), 4),
        "macro_f1": round(float(rates[there, 2].mean()), 4),
        "short_n": int(is_short.sum()),
        "short_accuracy": round(float((truth == given)[is_short].mean()), 4) if is_short.any() else None,
        "per_language": named_rates(np.array(names)[there], counts[there].sum(axis=1), rates[there]),
    }
