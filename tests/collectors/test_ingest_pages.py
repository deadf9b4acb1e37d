"""Saved pages of X and Reddit, imported."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import adds_up, stored


def post(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"id": str(number), "text": text, "created_at": "2026-05-03T10:00:00Z", "author_id": "1", **more}


@pytest.mark.parametrize("shape", ["one page", "list of pages", "a page a line"])
def test_pages_of_x_are_recognised_however_they_were_saved(
    home: Home, settings: Settings, tmp_path: Path, shape: str
) -> None:
    page = {"data": [post(2**62 + 1, "Cold"), post(2**62 + 2, "Kind")], "meta": {"result_count": 2}}
    text = {
        "one page": json.dumps(page, indent=1),
        "list of pages": json.dumps([page, page]),
        "a page a line": f"{json.dumps(page)}\n{json.dumps(page)}\n",
    }[shape]
    path = tmp_path / "f.json"
    path.write_text(text, "utf-8")
    receipt = import_file(home, settings, path, "riverside")
    assert (receipt.source, receipt.stored, adds_up(receipt)) == ("x", 2, True)


def test_the_newest_version_of_an_edited_post_counts_whatever_its_order(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    versions = ["10", "11"]
    posts = [
        post(11, "Corrected", edit_history_tweet_ids=versions),
        post(10, "First", edit_history_tweet_ids=versions[:1]),
    ]
    path = tmp_path / "f.json"
    path.write_text(json.dumps({"data": posts, "meta": {}}), "utf-8")
    import_file(home, settings, path, "riverside")
    assert stored(home) == ["Corrected"]


def test_a_lone_surrogate_in_a_post_is_stored(home: Home, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps({"data": [post(1, "Cold \ud83d room")], "meta": {}}), "utf-8")
    assert import_file(home, settings, path, "riverside").stored == 1


def test_a_line_that_is_no_json_is_rejected_and_the_others_are_stored(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(json.dumps({"data": [post(1, "Cold")], "meta": {}}) + "\n{broken\n", "utf-8")
    receipt = import_file(home, settings, path, "riverside", Chosen(source="x"))
    assert (receipt.stored, sum(receipt.rejected.values())) == (1, 1)


def test_saved_pages_of_x_are_read(home: Home, settings: Settings, tmp_path: Path, shared: Path) -> None:
    for name in ("tweets", "tweets_search_all", "tweets_search_recent"):
        receipt = import_file(
            home, settings, Path(shutil.copy(shared / "x_api" / f"{name}.json", tmp_path)), "riverside"
        )
        assert adds_up(receipt)
    assert len(stored(home)) == 1


def test_recordings_of_reddit_are_read(home: Home, settings: Settings, tmp_path: Path, shared: Path) -> None:
    for path in (shared / "reddit").glob("*.json"):
        assert adds_up(import_file(home, settings, Path(shutil.copy(path, tmp_path)), "riverside"))
    assert len(stored(home)) == 4
