"""Labelled texts from a CSV file, for training and for scoring."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.question import kinds
from config.errors import HeedError
from config.taxonomy import load_themes

_SENTIMENTS = {
    **dict.fromkeys(("1", "2", "positive"), "positive"),
    **dict.fromkeys(("3", "neutral", "mixed", "neutral or mixed"), "middle"),
    **dict.fromkeys(("4", "5", "negative"), "negative"),
}
_UNUSABLE = "Labelling not possible"
_UNASSIGNED = {"not assigned", "none"}
_WORST_FFT = 5


def read_examples(path: Path) -> pd.DataFrame:
    """Read a labelled CSV file.

    The columns are those of the NHS Friends and Family data (`text`, `sentiment` 1 to 5, `labels`, `question`,
    `fft_score`, `respondent`, `trust`), or `text` with `label` (negative, neutral, mixed, positive) and `labels`,
    optionally `question` and `rating` (0-1). Rows without text, and those marked as impossible to label, are left out.

    Returns:
        Frame with text, kind (of question), rating (0-1 or NaN), writer, source, sentiment (`negative`, `middle`,
        `positive`; NA where not labelled), labels (as in the file; NA where not labelled).

    Raises:
        HeedError: if the file cannot be read, or lacks texts or labels.
    """
    table = _table(path)
    if _UNUSABLE in set(table.get("labels", pd.Series(dtype="str")).dropna()):
        table = table[table["labels"] != _UNUSABLE]
    table = table[table["text"].fillna("").str.strip() != ""].reset_index(drop=True)
    if table.empty:
        raise HeedError(f"{path} has no row with text.")
    rows = pd.Series([f"row {row}" for row in range(len(table))], dtype="str")
    return pd.DataFrame(
        {
            "text": table["text"].astype("str"),
            "kind": kinds(table["question"]) if "question" in table else "nonspecific",
            "rating": _ratings(path, table),
            "writer": table["respondent"].fillna(rows) if "respondent" in table else rows,
            "source": table["trust"] if "trust" in table else table.get("source", "file"),
            "sentiment": _sentiments(path, table),
            "labels": table["labels"] if "labels" in table else pd.Series(pd.NA, index=table.index, dtype="str"),
        }
    )


def themes_of(labels: pd.Series) -> pd.DataFrame:
    """Mark the themes of each text.

    Args:
        labels: Theme names of ours or NHS framework names, separated by `;`.

    Returns:
        Boolean frame with the same index and one column per theme of the taxonomy.

    Raises:
        HeedError: if none of the labels is known.
    """
    names = {label.casefold(): theme.name for theme in load_themes() for label in (*theme.nhs_labels, theme.name)}
    split = labels.str.split(";").explode().str.strip()
    split = split[split.notna() & (split != "")].str.casefold()
    known = split.map(names)
    if known.isna().all() and not split.isin(_UNASSIGNED).any():
        raise HeedError("None of the labels is the name of a theme, in this taxonomy or in the NHS framework (v6).")
    marked = pd.crosstab(known.index, known).reindex(index=labels.index, fill_value=0) > 0
    return marked.reindex(columns=[theme.name for theme in load_themes()], fill_value=False)


def _table(path: Path) -> pd.DataFrame:
    if not path.exists():
        raise HeedError(f"There is no file {path}.")
    try:
        table = pd.read_csv(path, dtype="str", encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise HeedError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error
    if "text" not in table or not {"sentiment", "label", "labels"} & set(table.columns):
        raise HeedError(
            f"{path} must have a column `text` and one of `sentiment` (1-5), `label` (negative, neutral, positive) or "
            f"`labels` (themes separated by `;`); it has {', '.join(map(str, table.columns))}."
        )
    return table


def _sentiments(path: Path, table: pd.DataFrame) -> pd.Series:
    column = next((name for name in ("sentiment", "label") if name in table), None)
    if column is None:
        return pd.Series(pd.NA, index=table.index, dtype="str")
    given = table[column].str.strip().str.casefold()
    found = given.map(_SENTIMENTS)
    odd = given[given.notna() & (given != "") & found.isna()]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + 1} of those with text: {odd.iloc[0]!r} in column {column} is no "
            "sentiment; write 1 to 5, or negative, neutral, mixed, positive."
        )
    return found


def _ratings(path: Path, table: pd.DataFrame) -> pd.Series:
    if "rating" in table:
        rating = pd.to_numeric(table["rating"], errors="coerce")
        if ((rating < 0) | (rating > 1)).any():
            raise HeedError(f"{path}: the column rating must lie between 0 (worst) and 1 (best).")
        return rating.astype("float64")
    if "fft_score" in table:
        # 1 is very good, 5 very poor; 6 and 7 mean that the person does not know, or did not say.
        score = pd.to_numeric(table["fft_score"], errors="coerce")
        return ((_WORST_FFT - score) / (_WORST_FFT - 1)).where(score.between(1, _WORST_FFT)).astype("float64")
    return pd.Series(np.nan, index=table.index)
