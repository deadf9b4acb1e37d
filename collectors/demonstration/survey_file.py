"""The invented survey answers as a CSV export, with the bad rows that every export has."""

import csv
import io

from collectors.demonstration import clinic
from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark

HEADERS = ("Comment ID", "Respondent", "Date", "Site", "Service", "Question", "Answer", "FFT rating")
IMPOSSIBLE_DATES = ("31/02/2025", "00/06/2025", "45/10/2026")
BLANK_ANSWERS = ("", "", " ", "")


def survey_csv(phrases: Phrases, remarks: list[Remark]) -> bytes:
    """Write the survey in UTF-8, dates as day/month/year, FFT rating 1 (very good) to 5 (very poor)."""
    rows = [_row(phrases, remark) for remark in remarks if remark.question is not None]
    for number, day in enumerate(IMPOSSIBLE_DATES):
        good = rows[(number + 1) * len(rows) // 10]
        rows.insert((number + 1) * len(rows) // 9, [f"S9{number:05d}", f"R9{number:04d}", day, *good[3:]])
    for number, answer in enumerate(BLANK_ANSWERS):
        good = rows[(number + 5) * len(rows) // 10]
        blank = [f"S8{number:05d}", f"R8{number:04d}", *good[2:6], answer, good[7]]
        rows.insert((number + 5) * len(rows) // 9, blank)
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(HEADERS)
    writer.writerows(rows)
    return page.getvalue().encode()


def _row(phrases: Phrases, remark: Remark) -> list[str]:
    return [
        remark.item_id,
        remark.author,
        f"{remark.day:%d/%m/%Y}",
        clinic.SITE_TITLES[remark.visited],
        remark.service,
        phrases.book["question"][remark.question],
        remark.text,
        str(6 - remark.stars),
    ]
