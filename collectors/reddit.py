"""Submissions and comments on Reddit, as its listings hold them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from collectors.files.dates import LocalDate, to_utc
from collectors.outcome import NO_TEXT, Found, LeftOut, Outcome, Refused, UnreadableError
from collectors.place import site_in
from collectors.reading import Reading
from warehouse.mention import Mention

NAME = "reddit"
TITLE = "Reddit"
IS_TABLE = False

_GONE = frozenset(("[deleted]", "[removed]", "[deleted by user]", "[ removed by reddit ]", "[removed by reddit]"))
_KINDS = {"t1": "a comment", "t3": "a submission"}
_OTHER_KINDS = {
    "t2": "an account",
    "t4": "a message",
    "t5": "a subreddit",
    "t6": "an award",
    "more": "comments that were not loaded",
}
# What is large, or a thing of its own, and not needed to read the item again.
_DROPPED = ("replies", "body_html", "selftext_html", "preview", "media", "media_embed", "secure_media", "all_awardings")


def parse(payload: Any, how: Reading) -> Iterator[Outcome]:
    """Read a listing, a comments page (a list of listings) or one thing, with all replies below it."""
    waiting = [payload]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
            continue
        kind, data = (thing.get("kind"), thing.get("data")) if isinstance(thing, Mapping) else (None, None)
        if not isinstance(data, Mapping):
            yield Refused("this is no thing of Reddit: it has no kind and data", {"item": thing})
        elif kind == "Listing":
            children = data.get("children")
            waiting.extend(reversed(children if isinstance(children, list) else []))
        elif kind in _KINDS:
            yield _read_thing(str(kind), data, how)
            if isinstance(data.get("replies"), Mapping):
                waiting.append(data["replies"])
        elif kind in _OTHER_KINDS:
            yield LeftOut(_OTHER_KINDS[str(kind)])
        else:
            yield Refused("this is no submission and no comment", {"item": thing})


def looks_like_reddit(payload: Any) -> bool:
    """Tell a listing, a comments page or a thing of Reddit from other JSON."""
    first = payload[0] if isinstance(payload, list) and payload else payload
    return isinstance(first, Mapping) and first.get("kind") in ("Listing", *_KINDS, "more") and "data" in first


def _read_thing(kind: str, data: Mapping[str, Any], how: Reading) -> Outcome:
    piece = {"kind": kind, "data": {name: value for name, value in data.items() if name not in _DROPPED}}
    if not data.get("id") and not data.get("name"):
        return Refused("the item has no id", {"item": piece})
    try:
        created_at = to_utc(LocalDate(_moment(data.get("created_utc")), has_time=True), "UTC")
    except UnreadableError as error:
        return Refused(str(error), {"item": piece})
    body = str(data.get("body" if kind == "t1" else "selftext") or "")
    title = str(data.get("title") or "") if kind == "t3" else ""
    if body.strip().casefold() in _GONE or title.strip().casefold() in _GONE or data.get("removed_by_category"):
        return LeftOut("deleted or removed")
    text = "\n\n".join(part.strip() for part in (title, body) if part.strip())
    if not text:
        return LeftOut(NO_TEXT)
    return Found(
        Mention(
            source=NAME,
            item_id=_fullname(kind, data),
            provider=how.provider.name,
            created_at=created_at,
            text=text,
            site=site_in(text, how.provider) or how.site,
            author=_author(data),
            expected_language=how.provider.language,
            repost_of=_repeated(data, title),
        ),
        piece,
        revision=_edited(data.get("edited")),
    )


def _fullname(kind: str, data: Mapping[str, Any]) -> str:
    return str(data.get("name") or f"{kind}_{data['id']}")


def _author(data: Mapping[str, Any]) -> str | None:
    author = data.get("author_fullname") or data.get("author")
    return str(author) if author and str(author) not in _GONE else None


def _repeated(data: Mapping[str, Any], title: str) -> str | None:
    """Name what a crosspost repeats; with a title of its own it says something else."""
    parents = data.get("crosspost_parent_list")
    parent = parents[0] if isinstance(parents, list) and parents and isinstance(parents[0], Mapping) else {}
    is_same = " ".join(str(parent.get("title", title)).split()) == " ".join(title.split())
    return str(data["crosspost_parent"]) if data.get("crosspost_parent") and is_same else None


def _moment(seconds: Any) -> datetime:
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        raise UnreadableError("the item has no created_utc that can be read") from None


def _edited(value: Any) -> int:
    """Read `edited`: false (never), true (in old items: at an unknown time) or seconds since 1970."""
    if isinstance(value, bool):
        return int(value)
    try:
        return int(float(value or 0))
    except (ValueError, TypeError, OverflowError):
        return 0
