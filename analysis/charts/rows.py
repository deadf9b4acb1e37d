"""The rows of a chart made fit to draw: what cannot be read is left out or missing, and said in a sentence."""

import numpy as np
import pandas as pd

from analysis.statistics.readable import Numbers, days_of, number_note, numbers_of, rows_have, sortable


def readable_rows(frame: pd.DataFrame, columns: tuple[str, ...], targets: Numbers) -> tuple[pd.DataFrame, list[str]]:
    """Sort rows by facet and date, one row a date, numbers as floats.

    Args:
        frame: Columns `date`, those named in `columns`, and optionally `facet`. Any order.
        columns: The columns of numbers.
        targets: The line to be met at each row; NaN where there is none.

    Returns:
        The rows: `facet`, `date` as given, the numbers (NaN where there is no finite one), `_day` (naive
        timestamps) and `_target`; and a sentence for everything that was given but cannot be drawn.
    """
    picked = frame.loc[:, ["date", *columns]].reset_index(drop=True)
    facets = (
        sortable(frame["facet"]).reset_index(drop=True)
        if "facet" in frame
        else pd.Series(np.nan, picked.index, dtype="str")
    )
    picked.insert(0, "facet", facets)
    notes = [note for column in columns if (note := _as_numbers(picked, column))]
    picked["_target"] = targets
    picked["_day"], unclear = days_of(picked["date"])
    notes += [unclear] if unclear else []
    undated = int(picked["_day"].isna().sum())
    if undated:
        notes.append(f"{rows_have(undated)} no date that can be read, and no place on the chart.")
        picked = picked[picked["_day"].notna()]
    picked = picked.sort_values(["facet", "_day"], kind="stable", ignore_index=True)
    return _one_a_date(picked, columns, notes), notes


def facet_words(facet: object) -> str:
    """Say whose rows they are: " of 'North'"; empty where there are no facets."""
    return "" if pd.isna(facet) else f" of '{facet}'"  # type: ignore[call-overload]


def _as_numbers(picked: pd.DataFrame, column: str) -> str:
    given = picked[column]
    numbers = numbers_of(given)
    picked[column] = numbers
    return number_note(given, numbers, column)


def _one_a_date(rows: pd.DataFrame, columns: tuple[str, ...], notes: list[str]) -> pd.DataFrame:
    keys = ["facet", "_day"]
    if not rows.duplicated(keys).any():
        return rows
    # A row that says the same again says nothing new.
    rows = rows[~rows.duplicated([*keys, *columns])]
    is_unclear = rows.duplicated(keys, keep=False)
    for row in rows[is_unclear & ~rows.duplicated(keys)].to_dict("records"):
        notes.append(
            f"The date {row['_day']:%Y-%m-%d}{facet_words(row['facet'])} stands twice with different numbers, so it "
            "has no value."
        )
    rows = rows.copy()
    rows.loc[is_unclear, list(columns)] = np.nan
    return rows[~rows.duplicated(keys)].reset_index(drop=True)
