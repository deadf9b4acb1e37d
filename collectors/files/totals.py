"""Rows of totals, which spreadsheets put below the answers."""

import re
from collections.abc import Mapping

from collectors.files.columns import Columns
from collectors.files.dates import looks_like_date
from collectors.files.sheet_places import SHEET

TOTALS = "a row of totals"
_TOTAL = re.compile(
    r"(?:grand |sub ?-?)?(?:totals?|averages?|mean|median|count|sum)\b"
    r"(?: (?:of )?[a-z]+){0,2}(?:\s*[:=]?\s*[\d.,]+\s*%?)?",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4


def is_total(cells: Mapping[str, str], columns: Columns) -> bool:
    """Tell a row of totals: it has neither date nor a sentence, and one of its cells says what it sums."""
    date = cells.get(columns.date, "").strip()
    if date[:1].isdigit() or (date and looks_like_date(date)):
        return False
    if any(len(cells.get(header, "").split()) >= _FEWEST_WORDS for header in columns.text):
        return False
    # "Average" is a mark too.
    no_labels = (*columns.text, columns.rating, SHEET)
    labels = [" ".join(cell.split()) for header, cell in cells.items() if header not in no_labels]
    return any(map(_TOTAL.fullmatch, labels))
