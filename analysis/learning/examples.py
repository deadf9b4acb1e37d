"""Labelled texts from a CSV file, for training and for scoring."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.texts.question import kinds
from config.errors import HeedError
from config.own_theme import OwnTheme
from config.taxonomy import load_themes

_SENTIMENTS = {
    **dict.fromkeys(("1", "2", "positive", "very positive"), "positive"),
    **dict.fromkeys(("3", "neutral", "mixed", "neutral or mixed"), "middle"),
    **dict.fromkeys(("4", "5", "negative", "very negative"), "negative"),
}
MARK = "heed_export"
"""The column of exported corrections by which their export is known again."""

_UNUSABLE = "labelling not possible"
_UNASSIGNED = {"not assigned", "none"}
_WORST_FFT = 5
_STARS = 5
# The first data row of a CSV file as people count: below the line of column names.
_FIRST_ROW = 2


def read_examples(path: Path) -> pd.DataFrame:
    """Read a labelled CSV file.

    The columns are those of the NHS Friends and Family data (`text`, `sentiment` 1 to 5, `labels`, `question`,
    `fft_score`, `respondent`, `trust`), or `text` with `label` (negative, neutral, mixed, positive) and `labels`,
    optionally `question`, `source` and `rating` (0 worst to 1 best, or 1 to 5 stars). Rows without text, and those
    marked as impossible to label, are left out.

    Returns:
        Frame with text, kind (of question), question (NA where not asked), rating (0-1 or NaN), writer,
        source, sentiment (`negative`, `middle`,
        `positive`; NA where not labelled), level (1 very positive to 5 very negative, or NaN), labels (as in the file;
        NA where not labelled).

    Raises:
        HeedError: if the file cannot be read, or lacks texts or labels.
    """
    table = read_table(path)
    if not {"sentiment", "label", "labels"} & set(table.columns):
        raise HeedError(
            f"{path} must have a column `text` and one of `sentiment` (1-5), `label` (negative, neutral, positive) or "
            f"`labels` (themes separated by `;`); it has {', '.join(map(str, table.columns))}."
        )
    if "labels" in table:
        table = table[table["labels"].str.strip().str.casefold().fillna("") != _UNUSABLE]
    table = table[table["text"].fillna("").str.strip() != ""]
    if table.empty:
        raise HeedError(f"{path} has no row with text that could be labelled.")
    sentiment, rating = _sentiments(path, table), _ratings(path, table)
    table = table.reset_index(drop=True)
    rows = pd.Series([f"row {row}" for row in range(len(table))], dtype="str")
    return pd.DataFrame(
        {
            "text": table["text"].astype("str"),
            "kind": kinds(table["question"]) if "question" in table else "nonspecific",
            "question": table["question"] if "question" in table else pd.Series(pd.NA, index=table.index, dtype="str"),
            "rating": rating.reset_index(drop=True),
            "writer": table["respondent"].fillna(rows) if "respondent" in table else rows,
            "source": table["trust"] if "trust" in table else table.get("source", "file"),
            "sentiment": sentiment.reset_index(drop=True),
            "level": _levels(table),
            "labels": table["labels"] if "labels" in table else pd.Series(pd.NA, index=table.index, dtype="str"),
        }
    )


def marks_of(path: Path) -> list[str]:
    """Give the marks of the exports whose rows a labelled file holds, in order: they stay when the file is edited."""
    table = read_table(path)
    return sorted(set(table[MARK].dropna().str.strip())) if MARK in table else []


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file that has a column `text`, every value as text.

    Raises:
        HeedError: if there is no such file, it is not CSV in UTF-8, or lacks that column.
    """
    if not path.is_file():
        raise HeedError(f"There is no file {path}.")
    try:
        # "None" and "N/A" are answers, and opposite ones under opposite questions: only nothing at all is missing.
        table = pd.read_csv(path, dtype="str", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise HeedError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error
    table.columns = [str(name).strip().casefold() for name in table.columns]
    if "text" not in table:
        raise HeedError(f"{path} must have a column `text`; it has {', '.join(table.columns)}.")
    return table


def read_labelled(path: Path) -> pd.DataFrame:
    """Read a CSV file with the columns `text` and `label`, without the rows that lack either.

    Returns:
        Frame with text, label, question (NA where not given) and rating (0-1, or NaN); the index counts rows from 0.

    Raises:
        HeedError: if the file cannot be read, lacks one of the columns or has no row with both.
    """
    table = read_table(path)
    if "label" not in table:
        raise HeedError(f"{path} must have a column `label`; it has {', '.join(map(str, table.columns))}.")
    table = table[(table["text"].fillna("").str.strip() != "") & (table["label"].fillna("").str.strip() != "")]
    if table.empty:
        raise HeedError(f"{path} has no row with both a text and a label.")
    asked = table["question"] if "question" in table else pd.Series(pd.NA, index=table.index, dtype="str")
    return pd.DataFrame(
        {"text": table["text"], "label": table["label"], "question": asked, "rating": _ratings(path, table)}
    )


def themes_of(labels: pd.Series, own: Sequence[OwnTheme] = ()) -> pd.DataFrame:
    """Mark the themes of each text.

    Args:
        labels: Theme names of ours or NHS framework names, separated by `;`.
        own: Themes that the organisation added.

    Returns:
        Boolean frame with the same index and one column per theme of the taxonomy, then per own theme.

    Raises:
        HeedError: if none of the labels is known.
    """
    split = _split(labels)
    names = [*(theme.name for theme in load_themes()), *(theme.name for theme in own)]
    known = split.map(_theme_names(own))
    if known.isna().all() and not split.isin(_UNASSIGNED).any():
        odd = ", ".join(repr(name) for name in split.unique()[:3])
        raise HeedError(
            f"None of the labels ({odd} ...) is the name of a theme, in this taxonomy, in heed.toml or in the NHS "
            f"framework (v6); the themes are {', '.join(names)}."
        )
    marked = pd.crosstab(known.index, known).reindex(index=labels.index, fill_value=0) > 0
    return marked.reindex(columns=names, fill_value=False)


def unknown_labels(labels: pd.Series, own: Sequence[OwnTheme] = ()) -> dict[str, int]:
    """Count the labels that name no theme, most frequent first; arguments as for `themes_of`."""
    split = _split(labels)
    odd = split[~split.isin([*_theme_names(own), *_UNASSIGNED, _UNUSABLE])]
    return {str(name): int(count) for name, count in odd.value_counts().items()}


def _split(labels: pd.Series) -> pd.Series:
    split = labels.str.split(";").explode().str.strip()
    return split[split.notna() & (split != "")].str.casefold()


def _theme_names(own: Sequence[OwnTheme]) -> dict[str, str]:
    added = {label.casefold(): theme.name for theme in own for label in (theme.title, theme.name)}
    known = {
        label.casefold(): theme.name
        for theme in load_themes()
        for label in (theme.title, *theme.nhs_labels, theme.name)
    }
    return {**added, **known}


def _sentiments(path: Path, table: pd.DataFrame) -> pd.Series:
    column = next((name for name in ("sentiment", "label") if name in table), None)
    if column is None:
        return pd.Series(pd.NA, index=table.index, dtype="str")
    given = table[column].str.strip().str.casefold()
    found = given.map(_SENTIMENTS)
    odd = given[given.notna() & (given != "") & found.isna()]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + _FIRST_ROW}: {odd.iloc[0]!r} in column {column} is no "
            "sentiment; write 1 to 5, or negative, neutral, mixed, positive."
        )
    return found


def _levels(table: pd.DataFrame) -> pd.Series:
    column = next((name for name in ("sentiment", "label") if name in table), None)
    given = pd.Series(np.nan, index=table.index) if column is None else table[column]
    level = pd.to_numeric(given, errors="coerce")
    return level.where(level.isin(range(1, 6))).astype("float64")


def _ratings(path: Path, table: pd.DataFrame) -> pd.Series:
    if "rating" in table:
        return _given_ratings(path, table["rating"])
    if "fft_score" in table:
        # 1 is very good, 5 very poor; 6 and 7 mean that the person does not know, or did not say.
        score = pd.to_numeric(table["fft_score"], errors="coerce")
        return ((_WORST_FFT - score) / (_WORST_FFT - 1)).where(score.between(1, _WORST_FFT)).astype("float64")
    return pd.Series(np.nan, index=table.index)


def _given_ratings(path: Path, given: pd.Series) -> pd.Series:
    written = given.str.strip()
    rating = pd.to_numeric(written, errors="coerce").astype("float64")
    is_share = bool(rating.max() <= 1) or rating.isna().all()
    fits = rating.between(0, 1) if is_share else rating.isin(range(1, _STARS + 1))
    wrong = given[~fits & written.notna() & (written != "")]
    if not wrong.empty:
        raise HeedError(
            f"{path}, row {int(wrong.index[0]) + _FIRST_ROW}: the rating {wrong.iloc[0]!r} does not fit the others; "
            "write all of them from 0 (worst) to 1 (best), or all as 1 to 5 stars (5 best)."
        )
    return rating if is_share else (rating - 1) / (_STARS - 1)
