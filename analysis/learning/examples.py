"""Labelled texts from a CSV file, for training and for scoring."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.learning.labelled_file import plain_name, ratings, read_table, sentiments
from analysis.texts.question import kinds
from config.errors import HeedError
from config.own_theme import OwnTheme
from config.taxonomy import load_themes

MARK = "heed_export"
"""The column of exported corrections by which their export is known again."""

_UNUSABLE = "labelling not possible"
_UNASSIGNED = {"not assigned", "none", "no theme"}
_FEELINGS = ("sentiment", "label")
_BETWEEN_LABELS = re.compile(r"\s*[;|\n]\s*")


def read_examples(path: Path, *, felt: bool = True, about: bool = True) -> pd.DataFrame:
    """Read a labelled CSV file.

    The columns are those of the NHS Friends and Family data (`text`, `sentiment` 1 to 5, `labels`, `question`,
    `fft_score`, `respondent`, `trust`), or `text` with `label` (negative, neutral, mixed, positive) and `labels`,
    optionally `question`, `source` and `rating` (0 worst to 1 best, or 1 to 5 stars). Rows without text, and those
    marked as impossible to label, are left out. `labelled_file` says how else columns and values may be written.

    Args:
        path: The file.
        felt: Read the sentiments.
        about: Read the themes; where only these are asked for, `label` may hold them too.

    Returns:
        Frame with text, kind (of question), question (NA where not asked), rating (0-1 or NaN), writer, source,
        sentiment (`negative`, `middle`, `positive`; NA where not labelled), level (1 very positive to 5 very negative,
        or NaN), labels (as in the file; NA where not labelled); its attribute `rows` counts the rows of the file.

    Raises:
        HeedError: if the file cannot be read, or lacks texts or labels.
    """
    table = read_table(path)
    if about and not felt and "labels" not in table:
        table = table.rename(columns={"label": "labels"})
    if not {*_FEELINGS, "labels"} & set(table.columns):
        raise HeedError(
            f"{path} must have a column `text` and one of `sentiment` (1-5), `label` (negative, neutral, positive) or "
            f"`labels` (themes separated by `;`); it has {', '.join(map(str, table.columns))}."
        )
    rows = len(table)
    if "labels" in table:
        table = table[table["labels"].fillna("").map(plain_name) != _UNUSABLE]
    table = table[table["text"].fillna("").str.strip() != ""]
    if table.empty:
        raise HeedError(f"{path} has no row with text that could be labelled.")
    nothing = pd.Series(pd.NA, index=table.index, dtype="str")
    column = next((name for name in _FEELINGS if felt and name in table), None)
    feelings = nothing if column is None else sentiments(path, table[column])
    level = pd.to_numeric(nothing if column is None else table[column], errors="coerce")
    question = table.get("question", nothing)
    writers = pd.Series([f"row {row}" for row in range(len(table))], index=table.index, dtype="str")
    examples = pd.DataFrame(
        {
            "text": table["text"].astype("str"),
            "kind": kinds(question),
            "question": question,
            "rating": ratings(path, table),
            "writer": table["respondent"].fillna(writers) if "respondent" in table else writers,
            "source": table["trust"] if "trust" in table else table.get("source", "file"),
            "sentiment": feelings,
            "level": level.where(level.isin(range(1, 6))).astype("float64"),
            "labels": table["labels"] if about and "labels" in table else nothing,
        }
    ).reset_index(drop=True)
    examples.attrs["rows"] = rows
    return examples


def marks_of(path: Path) -> list[str]:
    """Give the marks of the exports whose rows a labelled file holds, in order: they stay when the file is edited."""
    table = read_table(path)
    return sorted(set(table[MARK].dropna().str.strip())) if MARK in table else []


def themes_of(labels: pd.Series, own: Sequence[OwnTheme] = (), path: Path | None = None) -> pd.DataFrame:
    """Mark the themes of each text.

    Args:
        labels: Theme names of ours or NHS framework names, separated by `;`.
        own: Themes that the organisation added.
        path: The file, for the message.

    Returns:
        Boolean frame with the same index and one column per theme of the taxonomy, then per own theme.

    Raises:
        HeedError: if none of the labels is known.
    """
    meant = theme_names(own)
    split = _split(labels, meant)
    names = [*(theme.name for theme in load_themes()), *(theme.name for theme in own)]
    known = split.map(meant)
    if known.isna().all() and not split.isin(_UNASSIGNED).any():
        odd = ", ".join(repr(name) for name in split.unique()[:3])
        where = f"{path}: none" if path else "None"
        raise HeedError(
            f"{where} of the labels ({odd} ...) is the name of a theme, in this taxonomy, in heed.toml or in the NHS "
            f"framework (v6); the themes are {', '.join(names)}."
        )
    marked = pd.crosstab(known.index, known).reindex(index=labels.index, fill_value=0) > 0
    return marked.reindex(columns=names, fill_value=False)


def unknown_labels(labels: pd.Series, own: Sequence[OwnTheme] = ()) -> dict[str, int]:
    """Count the labels that name no theme, most frequent first; arguments as for `themes_of`."""
    meant = theme_names(own)
    split = _split(labels, meant)
    odd = split[~split.isin([*meant, *_UNASSIGNED, _UNUSABLE])]
    return {str(name): int(count) for name, count in odd.value_counts().items()}


def names_a_theme(labels: pd.Series, own: Sequence[OwnTheme] = ()) -> pd.Series:
    """Say which texts have a label that heed knows, be it "none"; arguments as for `themes_of`."""
    meant = theme_names(own)
    return (
        _split(labels, meant)
        .isin([*meant, *_UNASSIGNED])
        .groupby(level=0)
        .any()
        .reindex(labels.index, fill_value=False)
    )


def theme_names(own: Sequence[OwnTheme]) -> dict[str, str]:
    """Give the theme that each name means, written plainly: ours, titles, and names of the NHS framework."""
    added = {plain_name(label): theme.name for theme in own for label in (theme.title, theme.name)}
    known = {
        plain_name(label): theme.name
        for theme in load_themes()
        for label in (theme.title, *theme.nhs_labels, theme.name)
    }
    return {**added, **known}


def _split(labels: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """Part the labels of each text: at semicolons and bars, and at commas where only that makes known names."""
    parted = labels.fillna("").map(lambda written: _parted(written, names)).explode()
    return parted[parted.notna() & (parted != "")]


def _parted(written: str, names: Mapping[str, str]) -> list[str]:
    found = []
    for part in _BETWEEN_LABELS.split(written):
        pieces = [plain_name(piece) for piece in part.split(",")]
        is_list = plain_name(part) not in names and all(piece in names for piece in pieces if piece)
        found += pieces if is_list else [plain_name(part)]
    return found
