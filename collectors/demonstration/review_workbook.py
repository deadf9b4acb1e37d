"""The invented star reviews as a workbook."""

from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from collectors.demonstration import clinic
from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark

HEADERS = ("Review ID", "Date", "Site", "Stars", "Review title", "Review", "Reviewer")


def write_reviews(path: Path, phrases: Phrases, remarks: list[Remark]) -> None:
    """Write the reviews, stars 1 (worst) to 5 (best), dates as real dates."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Reviews")
    sheet.append(HEADERS)
    for remark in remarks:
        if remark.source == "review":
            sheet.append(
                (
                    remark.item_id,
                    datetime.combine(remark.day, time()),
                    clinic.SITE_TITLES[remark.visited],
                    remark.stars,
                    phrases.pick("frame", "review_title", remark.label.sentiment),
                    remark.text,
                    remark.author,
                )
            )
    book.save(path)
