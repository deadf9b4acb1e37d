"""Columns as people hand them over, made fit to reckon with: what cannot be read is missing, and said in a sentence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

# A larger number of mentions is a slip of the pen, and its square is more than a computer holds.
LARGEST_COUNT = 1e15
# The square of a larger number is no number any more.
_LARGEST = 1e100

# No patient was heard before, none will be after: a year of 1 or 9999 is a slip of the pen.
_FIRST_DAY, _LAST_DAY = pd.Timestamp("1900-01-01"), pd.Timestamp("2199-12-31")

_SLASHED = r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}(?!\d)"


def numbers_of(given: "pd.Series[Any]") -> Numbers:
    """Read a column as floats, NaN where there is no finite number; a date is none."""
    if isinstance(given.dtype, pd.PeriodDtype) or given.dtype.kind in "mMc":
        return np.full(len(given), np.nan)
    if given.dtype.kind == "O" or isinstance(given.dtype, pd.CategoricalDtype):
        given = pd.Series([_number(value) for value in given], dtype=np.float64)
    numbers = pd.to_numeric(given, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.abs(numbers) <= _LARGEST, numbers, np.nan)


def number_array(given: npt.ArrayLike) -> Numbers:
    """Read numbers of any shape as floats, NaN where there is no finite number."""
    values = np.asarray(given)
    if values.dtype.kind in "biuf":
        values = values.astype(np.float64)
        return np.where(np.abs(values) <= _LARGEST, values, np.nan)
    flat = numbers_of(pd.Series(np.asarray(given, dtype=object).ravel(), dtype=object))
    return np.asarray(flat.reshape(values.shape), dtype=np.float64)


def require_columns(counts: pd.DataFrame, columns: Iterable[str]) -> None:
    """Refuse counts that lack a column.

    Raises:
        ValueError: naming the first that is missing.
    """
    for column in columns:
        if column not in counts:
            raise ValueError(f"The counts have no column '{column}'.")


def whole_counts(
    frame: pd.DataFrame, columns: tuple[str, ...], part: str = "complaints"
) -> tuple[pd.DataFrame, list[str]]:
    """Read columns of counts; a row in which one is missing or impossible has none at all.

    Args:
        frame: Holds the columns.
        columns: Which are counts: whole numbers from 0.
        part: The column that may not exceed `mentions`, where both are among `columns`.

    Returns:
        The frame with floats in these columns, NaN in rows that cannot be counted; and a sentence on such rows.
    """
    numbers = {column: numbers_of(frame[column]) for column in columns}
    is_possible = np.ones(len(frame), dtype=np.bool_)
    with np.errstate(invalid="ignore"):
        for values in numbers.values():
            is_possible &= (values >= 0) & (values <= LARGEST_COUNT) & (values == np.floor(values))
        if part in columns and "mentions" in columns:
            is_possible &= numbers[part] <= numbers["mentions"]
    counts = frame.assign(**{column: np.where(is_possible, values, np.nan) for column, values in numbers.items()})
    lost = int((~is_possible).sum())
    if not lost:
        return counts, []
    return counts, [f"{rows_have(lost)} a count that is missing or impossible, and say nothing."]


def rows_have(rows: int) -> str:
    """Begin a sentence about so many rows."""
    return "1 row has" if rows == 1 else f"{rows} rows have"


def sortable(names: "pd.Series[Any]") -> "pd.Series[Any]":
    """Give names that can be put in order: those of several kinds, or of a kind without an order, as their words."""
    if names.dtype.kind != "O" or isinstance(names.dtype, pd.CategoricalDtype | pd.StringDtype):
        return names
    kinds = {type(name) for name in names[names.notna()]}
    return names if kinds in ({str}, {int}) else names.map(str, na_action="ignore")


def number_note(given: "pd.Series[Any]", numbers: Numbers, column: str) -> str:
    """Say how many values of a column were given and are no number; empty where none."""
    lost = int((np.isnan(numbers) & given.notna().to_numpy()).sum())
    if not lost:
        return ""
    values = "1 value" if lost == 1 else f"{lost} values"
    return f"{values} of '{column}' cannot be read as a finite number and count as missing."


def impossible_note(points: int) -> str:
    """Say that so many points of a chart have counts that cannot be."""
    have = "1 point has an impossible count and" if points == 1 else f"{points} points have impossible counts and"
    return f"{have} no value: a count is below 0, or there are more events than mentions."


def days_of(given: "pd.Series[Any]") -> tuple["pd.Series[pd.Timestamp]", str]:
    """Read a column of dates, times, periods or their text, each row in its own way of writing.

    Returns:
        Timestamps without a zone, NaT where there is no date of 1900 to 2199 (a bare number is none), with the index
        of `given`; and a sentence where a date can be read in two ways, else empty.
    """
    days, note = _days(given)
    return days.where(days.between(_FIRST_DAY, _LAST_DAY)), note


def day_of(given: object) -> pd.Timestamp | None:
    """Read one date; None where nothing is given.

    Raises:
        ValueError: if something is given that is no date.
    """
    if given is None or given is pd.NaT or given is pd.NA or (isinstance(given, float) and np.isnan(given)):
        return None
    if isinstance(given, str) and not given.strip():
        return None
    if isinstance(given, np.datetime64) and np.isnat(given):
        return None
    days, _ = days_of(pd.Series([given], dtype=object))
    if days.isna().iloc[0]:
        raise ValueError(f"The date {given!r} cannot be read; write it as 2026-03-31.")
    return pd.Timestamp(days.iloc[0])


def listed_days(given: object) -> list[pd.Timestamp]:
    """Read one date or several, missing ones left out, in order of time.

    Raises:
        ValueError: as `day_of`.
    """
    is_several = isinstance(given, Iterable) and not isinstance(given, str | date)
    found = {day_of(one) for one in given} if is_several else {day_of(given)}  # type: ignore[attr-defined]
    return sorted(day for day in found if day is not None)


def _days(given: "pd.Series[Any]") -> tuple["pd.Series[pd.Timestamp]", str]:
    if isinstance(given.dtype, pd.PeriodDtype):
        return given.dt.to_timestamp(), ""
    if given.dtype.kind in "iufbcm" or isinstance(given.dtype, pd.BooleanDtype):
        return pd.Series(pd.NaT, given.index, dtype="datetime64[us]"), ""
    if given.dtype.kind == "M":
        return given.dt.tz_localize(None), ""
    plain = pd.Series([_dated(value) for value in given], given.index, dtype=object)
    texts = plain.where(plain.map(lambda value: isinstance(value, str))).astype("str")
    is_day_first, note = _order_of_days(texts)
    # Where the month comes first, pandas reads it so by itself.
    days = _parsed(plain, is_day_first=False)
    if is_day_first:
        is_slashed = texts.str.match(_SLASHED, na=False)
        days = days.mask(is_slashed, _parsed(plain, is_day_first=True))
    return days.dt.tz_localize(None), note


def _number(value: object) -> float:
    if isinstance(value, date | pd.Period | pd.Timedelta | np.datetime64 | np.timedelta64):
        return np.nan
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        # It counts as missing, and the caller says how many do.
        return np.nan


def _dated(value: object) -> object:
    if isinstance(value, pd.Period):
        return value.start_time
    return value if isinstance(value, str | date | np.datetime64) else None


def _order_of_days(texts: "pd.Series[str]") -> tuple[bool, str]:
    parts = texts.str.extract(_SLASHED).dropna().astype(int)
    if parts.empty:
        return False, ""
    is_day_first, is_month_first = (parts[0] > 12).any(), (parts[1] > 12).any()
    if is_month_first and not is_day_first:
        return False, ""
    unclear = parts[(parts[0] <= 12) & (parts[1] <= 12) & (parts[0] != parts[1])]
    if unclear.empty or (is_day_first and not is_month_first):
        return True, ""
    example = texts[unclear.index[0]]
    return True, f"The date {example} can be read in two ways and was read day first; write dates as 2026-03-31."


def _parsed(plain: "pd.Series[Any]", is_day_first: bool) -> "pd.Series[pd.Timestamp]":
    import warnings

    with warnings.catch_warnings():
        # Rows whose day cannot come first are read month first: that is what is wanted.
        warnings.simplefilter("ignore", UserWarning)
        try:
            return pd.to_datetime(plain, errors="coerce", format="mixed", dayfirst=is_day_first)
        except ValueError:
            # Times of several time zones have only one order: that of UTC.
            return pd.to_datetime(plain, errors="coerce", format="mixed", dayfirst=is_day_first, utc=True)
