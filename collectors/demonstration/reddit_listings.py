"""The invented Reddit items as listings of submissions (t3) and comments (t1), one listing per line."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark

_PAGE_SIZE = 25
_SUBREDDIT = "harbourside_invented"
_GONE_SHARE = 0.035

Child = dict[str, Any]


class Listings:
    """Turns mentions into listings; counts the deleted and removed items it adds."""

    def __init__(self, phrases: Phrases, remarks: list[Remark]) -> None:
        self._phrases = phrases
        self._remarks = [remark for remark in remarks if remark.source == "reddit"]
        self.deleted_items = 0

    def listings(self) -> Iterator[dict[str, Any]]:
        """Give the listings of each month in time order: submissions, then comments, newest first."""
        thread = "t3_demo0"
        for _, month in groupby(self._remarks, lambda remark: (remark.day.year, remark.day.month)):
            children: dict[str, list[Child]] = {"t3": [], "t1": []}
            for remark in month:
                kind = remark.item_id[:2]
                children[kind].append(self._child(remark, thread))
                thread = remark.item_id if kind == "t3" else thread
                if self._phrases.chance(_GONE_SHARE):
                    children[kind].append(self._gone(children[kind][-1]))
            for kind in ("t3", "t1"):
                yield from _pages(children[kind][::-1])

    def _child(self, remark: Remark, thread: str) -> Child:
        created = remark.created_at.replace(tzinfo=UTC).timestamp()
        kind, _, short_id = remark.item_id.partition("_")
        data: dict[str, Any] = {
            "id": short_id,
            "name": remark.item_id,
            "author": remark.author,
            "author_fullname": f"t2_{remark.author}",
            "created_utc": created,
            "created": created,
            # Very old items say True without a time.
            "edited": self._phrases.random.choices([False, created + 1800.0, True], [90, 6, 4])[0],
            "subreddit": _SUBREDDIT,
            "score": self._phrases.random.randrange(1, 30),
            "permalink": f"/r/{_SUBREDDIT}/comments/{(thread if kind == 't1' else remark.item_id)[3:]}/",
        }
        if kind == "t3":
            title = self._phrases.say("frame", "reddit_title")
            data |= {"title": title[0].upper() + title[1:], "selftext": remark.text, "is_self": True, "num_comments": 2}
            data |= {"removed_by_category": None, "crosspost_parent": None}
        else:
            data |= {"body": remark.text, "link_id": thread, "parent_id": thread, "replies": ""}
        return {"kind": kind, "data": data}

    def _gone(self, neighbour: Child) -> Child:
        """Make an item whose text is gone, beside one that is not."""
        self.deleted_items += 1
        data = dict(neighbour["data"])
        data["id"] = f"{data['id']}x"
        data["name"] = f"{data['name']}x"
        data["created_utc"] = _later(data["created_utc"])
        words = "selftext" if neighbour["kind"] == "t3" else "body"
        if self._phrases.chance(0.5):
            data |= {words: "[deleted]", "author": "[deleted]"}
            data.pop("author_fullname")
        else:
            data |= {words: "[removed]", "removed_by_category": "moderator"}
        return {"kind": neighbour["kind"], "data": data}


def _pages(children: list[Child]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(children), _PAGE_SIZE):
        page = children[start : start + _PAGE_SIZE]
        after = page[-1]["data"]["name"] if start + _PAGE_SIZE < len(children) else None
        yield {"kind": "Listing", "data": {"children": page, "after": after, "before": None, "dist": len(page)}}


def _later(created: float) -> float:
    return (datetime.fromtimestamp(created, UTC) + timedelta(minutes=3)).timestamp()
