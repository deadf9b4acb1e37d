"""How far a listing of Reddit has been read, and what of it can not be read. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from collectors.live.reddit_fetch import children_of

_NEARLY_ALL = 0.95
_ENDS_AT = {"search": 250, "comments": 1000}
"""Where Reddit ends a listing: widely reported for search, in its developers' FAQ for the rest."""


@dataclass
class Walk:
    """A listing that is read from its top down to the watermark less the overlap."""

    low_at: datetime
    newest_at: datetime | None
    oldest_at: datetime | None = None
    seen: int = 0
    followed: set[str] = field(default_factory=set)


def look(walk: Walk, things: Iterable[Mapping[str, Any]]) -> None:
    """Take the things of a page into account."""
    for thing in things:
        seconds = thing["data"].get("created_utc") if isinstance(thing.get("data"), dict) else None
        if isinstance(seconds, int | float) and 0 < seconds < 1e11:
            at = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
            walk.newest_at = max(walk.newest_at or at, at)
            walk.oldest_at = min(walk.oldest_at or at, at)
        walk.seen += 1


def lost(walk: Walk, kind: str, *, has_more: bool) -> tuple[datetime, datetime] | None:
    """Name the stretch below a listing that ended where Reddit ends listings, and not where it was read before."""
    is_cut = has_more or walk.seen >= _NEARLY_ALL * _ENDS_AT[kind]
    return (walk.low_at, walk.oldest_at) if is_cut and walk.oldest_at and walk.oldest_at > walk.low_at else None


def comment_counts(things: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Say how many comments each thing has; one that does not say has some."""
    datas = [thing["data"] for thing in things if isinstance(thing.get("data"), dict)]
    return {str(data.get("name")): int(data.get("num_comments", 1) or 0) for data in datas}


def unloaded_in(tree: Sequence[Any]) -> list[str]:
    """List the comments that a tree names without showing them."""
    found: list[str] = []
    waiting = [thing for listing in tree for thing in children_of(listing)]
    while waiting:
        thing = waiting.pop()
        data = thing.get("data")
        if not isinstance(data, dict):
            continue
        if thing.get("kind") == "more":
            found += [str(number) for number in data.get("children") or ()]
        waiting += children_of(data.get("replies"))
    return list(dict.fromkeys(found))
