"""Take the written files apart again."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl

Json = dict[str, Any]


def lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sheet(path: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book["Reviews"].iter_rows(values_only=True))
    book.close()
    return rows


def items(listings: list[Json]) -> list[Json]:
    return [child["data"] for listing in listings for child in listing["data"]["children"]]


def posts(pages: list[Json]) -> list[Json]:
    return [post for page in pages for post in page["data"]]


def root(post: Json) -> str:
    history = post.get("edit_history_tweet_ids") or post["edit_history_post_ids"]
    return str(history[0])


def whole_text(post: Json) -> str:
    return str((post.get("note_tweet") or post.get("note_post") or post)["text"])


def names(part: Any) -> set[str]:
    if isinstance(part, dict):
        return set(part).union(*(names(inner) for inner in part.values()))
    if isinstance(part, list):
        return set().union(*(names(inner) for inner in part))
    return set()


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())
