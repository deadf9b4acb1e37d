"""A report's figures as rows: the CSV, the Parquet file and the sheet of the workbook that is for programs."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import csv, parquet

from dashboard.reports.report import Report

# The parts of a report that are lists of things, and what names a thing in each.
_PARTS = {
    "trend": "day", "marks": "title", "signals": "title", "complaints": "title", "owned": "title", "places": "title",
    "heat": "theme_title", "actions": "title", "praise": "title", "examples": "title", "origins": "title",
    "methods": "labeller", "crosswalk": "title",
}  # fmt: skip
# Numbers of this installation, which no file holds.
_INSIDE = ("mention_id",)
_COLUMNS = ("part", "item", "figure", "number", "words")


def figures(report: Report) -> pd.DataFrame:
    """Give every figure of the report as one row.

    Returns:
        `part`, `item` (what the figure is about), `figure` (its name in `dashboard.reports.figures`), `number` (shares
        0-1, differences -1..1; None where suppressed, or where it is words) and `words`.
    """
    plain = [each.name for each in fields(report) if _is_plain(getattr(report, each.name))]
    rows = [("report", "", name, *_value(getattr(report, name))) for name in plain]
    for name, thing in (("coverage", report.coverage), ("overall", report.overall)):
        rows += [(name, "", each.name, *_value(getattr(thing, each.name))) for each in fields(thing)]
    for name in ("points", "volume", "unlike", "notes", "limits"):
        rows += [(name, str(place), "sentence", None, text) for place, text in enumerate(getattr(report, name), 1)]
    rows += list(_listed(report))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"number": "float64", "words": "object"})


def write_csv(report: Report, path: Path) -> None:
    """Write every figure as CSV: the same report gives the same bytes."""
    rows = figures(report)
    rows["words"] = [harmless(text) for text in rows["words"]]
    rows["item"] = [harmless(text) for text in rows["item"]]
    csv.write_csv(_arrow(rows), path)


def write_parquet(report: Report, path: Path) -> None:
    """Write every figure as Parquet; the file's metadata name the snapshot."""
    about = {"heed_snapshot": report.snapshot, "heed_title": report.title}
    parquet.write_table(_arrow(figures(report)).replace_schema_metadata(about), path, compression="zstd")


def harmless(text: Any) -> Any:
    """Keep a spreadsheet from reading a text as a formula: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def _arrow(rows: pd.DataFrame) -> pa.Table:
    text, number = pa.string(), pa.float64()
    schema = pa.schema(list(zip(_COLUMNS, (text, text, text, number, text), strict=True)))
    return pa.Table.from_pandas(rows, schema=schema, preserve_index=False)


def _is_plain(value: Any) -> bool:
    return not isinstance(value, tuple) and not is_dataclass(value)


def _listed(report: Report) -> Iterator[tuple[str, str, str, float | None, str | None]]:
    for part, key in _PARTS.items():
        for thing in getattr(report, part):
            item = str(getattr(thing, key))
            if part == "heat":
                item = f"{item} | {thing.site_title}"
            for each in fields(thing):
                if each.name not in (key, *_INSIDE):
                    yield (part, item, each.name, *_value(getattr(thing, each.name)))


def _value(value: Any) -> tuple[float | None, str | None]:
    if value is None:
        return None, None
    if isinstance(value, int | float):
        return float(value), None
    if isinstance(value, tuple):
        return None, "; ".join(map(str, value))
    return None, value.isoformat() if isinstance(value, date) else str(value)
