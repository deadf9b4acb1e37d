"""Write the demonstration: the files of an invented clinic and what they are known to contain."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from collectors.demonstration import clinic
from collectors.demonstration.bystanders import draw_bystanders
from collectors.demonstration.dice import Dice, seeded
from collectors.demonstration.identifiers import Planted
from collectors.demonstration.phrases import load_phrases
from collectors.demonstration.reddit_listings import Listings
from collectors.demonstration.remarks import draw_remarks
from collectors.demonstration.respondents import join_respondents
from collectors.demonstration.review_workbook import write_reviews
from collectors.demonstration.survey_file import BLANK_ANSWERS, IMPOSSIBLE_DATES, survey_csv
from collectors.demonstration.truth import Truth
from collectors.demonstration.x_pages import Pages

FILES = {"x": "x_pages.jsonl", "reddit": "reddit_listing.jsonl", "survey": "survey.csv", "review": "reviews.xlsx"}


def write(folder: Path, seed: int = 7, with_truth: bool = False) -> Truth:
    """Write `heed.toml` and one file per source; the same seed writes the same data.

    Args:
        folder: Existing or new folder; files of the same names are replaced.
        seed: Of every choice made.
        with_truth: Also write `truth.csv`, one row per item.
    """
    folder.mkdir(parents=True, exist_ok=True)
    dice, phrases = Dice(seeded(seed, "events")), load_phrases(seeded(seed, "words"))
    planted = Planted()
    bystanders = draw_bystanders(Dice(seeded(seed, "bystanders")), load_phrases(seeded(seed, "words of bystanders")))
    remarks = join_respondents(dice, draw_remarks(dice, phrases, planted))
    remarks = sorted([*remarks, *bystanders], key=lambda remark: (remark.created_at, remark.item_id))
    posts, items = Pages(phrases, remarks), Listings(phrases, remarks)
    _write_lines(folder / FILES["x"], posts.pages())
    _write_lines(folder / FILES["reddit"], items.listings())
    (folder / FILES["survey"]).write_bytes(survey_csv(phrases, remarks))
    write_reviews(folder / FILES["review"], phrases, remarks)
    (folder / "heed.toml").write_bytes(Path(__file__).with_name("heed.toml").read_bytes())
    truth = Truth(
        provider=clinic.PROVIDER,
        first_day=clinic.FIRST_DAY,
        last_day=clinic.LAST_DAY,
        labels={(remark.source, remark.item_id): remark.label for remark in remarks},
        events=clinic.EVENTS,
        actions=clinic.ACTIONS,
        theme_owners=clinic.THEME_OWNERS,
        identifiers=tuple(planted.values),
        files=FILES,
        impossible_dates=len(IMPOSSIBLE_DATES),
        blank_answers=len(BLANK_ANSWERS),
        deleted_items=items.deleted_items,
        older_versions=posts.older_versions,
    )
    if with_truth:
        _write_truth(folder / "truth.csv", truth)
    return truth


def _write_lines(path: Path, pages: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n" for page in pages)
    path.write_bytes("".join(lines).encode())


def _write_truth(path: Path, truth: Truth) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            (
                *("source", "item_id", "day", "site", "sentiment", "complaints", "praises", "language", "repost_of"),
                "is_about_care",
            )
        )
        for (source, item_id), label in truth.labels.items():
            writer.writerow(
                (
                    source,
                    item_id,
                    label.day.isoformat(),
                    label.site or "",
                    label.sentiment,
                    ";".join(label.complaints),
                    ";".join(label.praises),
                    label.language,
                    label.repost_of or "",
                    label.is_about_care,
                )
            )
