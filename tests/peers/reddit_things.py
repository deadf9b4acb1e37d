"""Submissions and comments of the local Reddit, how it writes them, and the queries that find submissions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from tests.peers.boolean_query import BadQuery, Test, compile_query, has_phrase


@dataclass
class Thing:
    """A submission (`t3`) or a comment (`t1`).

    Attributes:
        kind: `t3` or `t1`.
        number: Id without its kind.
        subreddit: Name.
        author: Account name.
        title: Of a submission.
        text: Body or selftext.
        created_at: Naive UTC.
        url: What a link post points to.
        parent: Full name of what a comment answers.
        submission: Id of the submission that a comment belongs to.
        edited: False, a time, or True as in very old items.
        gone: Empty while public; else `deleted` (by the author) or `removed` (by a moderator).
        comments: How many a submission has.
    """

    kind: str
    number: str
    subreddit: str
    author: str
    title: str
    text: str
    created_at: datetime
    url: str = ""
    parent: str = ""
    submission: str = ""
    edited: bool | float = False
    gone: str = ""
    comments: int = 0

    @property
    def name(self) -> str:
        return f"{self.kind}_{self.number}"

    def shown(self) -> dict[str, Any]:
        """Write it as a listing does; what is gone keeps its place without author and text."""
        data: dict[str, Any] = {
            "id": self.number,
            "name": self.name,
            "subreddit": self.subreddit,
            "author": "[deleted]" if self.gone == "deleted" else self.author,
            "created_utc": self.created_at.replace(tzinfo=UTC).timestamp(),
            "edited": self.edited,
            "permalink": f"/r/{self.subreddit}/comments/{self.submission or self.number}/",
        }
        if not self.gone:
            data["author_fullname"] = f"t2_{sum(map(ord, self.author))}"
        text = f"[{self.gone}]" if self.gone else self.text
        if self.kind == "t1":
            data |= {"body": text, "parent_id": self.parent, "link_id": f"t3_{self.submission}", "replies": ""}
        else:
            removed = {"": None, "deleted": "deleted", "removed": "moderator"}[self.gone]
            data |= {"title": self.title, "selftext": text, "url": self.url, "removed_by_category": removed}
            data["num_comments"] = self.comments
        return {"kind": self.kind, "data": data}


@lru_cache(maxsize=512)
def submission_test(query: str) -> Test[Thing]:
    """Turn a search query of Reddit into a test.

    Raises:
        BadQuery: if it cannot be read.
    """
    return compile_query(query, _term, uses_words=True)


def _term(token: str) -> Test[Thing]:
    field, colon, value = token.partition(":")
    if token.startswith('"') or not colon:
        phrase = token.strip('"')
        return lambda thing: has_phrase(f"{thing.title} . {thing.text}", phrase)
    value = value.strip('"').lower()
    fields: dict[str, Callable[[Thing], bool]] = {
        "author": lambda thing: thing.author.lower() == value,
        "subreddit": lambda thing: thing.subreddit.lower() == value,
        "title": lambda thing: has_phrase(thing.title, value),
        "selftext": lambda thing: has_phrase(thing.text, value),
        "url": lambda thing: value in thing.url.lower(),
    }
    if field not in fields:
        raise BadQuery(f"there is no field {field}")
    return fields[field]
