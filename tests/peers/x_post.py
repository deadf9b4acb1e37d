"""A post of the local X, its id, and the queries that find it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from tests.peers.boolean_query import BadQuery, Test, compile_query, has_phrase

_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass
class Post:
    """One version of a post.

    Attributes:
        post_id: Snowflake of its creation.
        text: Whole text.
        author: Account name.
        created_at: Naive UTC.
        indexed_at: When search begins to find it.
        language: Of the text, `und` where X cannot tell.
        history: Ids of all versions, the first one first.
        links: Expanded addresses.
        refers_to: Kind (`retweeted`, `replied_to`, `quoted`) and id of another post.
        superseded_at: When a later version replaced it.
        gone_at: When it stopped being public.
        reason: Why, as compliance names it: deleted, protected, suspended, withheld.
    """

    post_id: int
    text: str
    author: str
    created_at: datetime
    indexed_at: datetime
    language: str
    history: tuple[int, ...]
    links: tuple[str, ...] = ()
    refers_to: tuple[str, int] | None = None
    superseded_at: datetime | None = None
    gone_at: datetime | None = None
    reason: str = ""

    def is_public(self, now: datetime) -> bool:
        return self.gone_at is None or now < self.gone_at

    def is_found(self, now: datetime) -> bool:
        """Tell whether search returns this version at a moment."""
        is_latest = self.superseded_at is None or now < self.superseded_at
        return self.indexed_at <= now and is_latest and self.is_public(now)


def snowflake(moment: datetime, serial: int = 0) -> int:
    """Give the id of a post made at a moment."""
    return (int((moment - _EPOCH) / _MILLISECOND) << 22) + serial


def moment_of(post_id: int) -> datetime:
    """Give the moment that an id tells."""
    return _EPOCH + _MILLISECOND * (post_id >> 22)


@lru_cache(maxsize=512)
def post_test(query: str) -> Test[Post]:
    """Turn a search query of X into a test.

    Raises:
        BadQuery: as X answers 400: unknown operator, or nothing but conditions and denials.
    """
    bare = re.sub(r'"[^"]*"', "", query)
    standalone = [word for word in re.findall(r'(?:^|[\s(])([^\s()]+|"[^"]+")', query) if word not in ("OR", "AND")]
    if all(word.startswith(("-", "lang:", "is:")) for word in standalone) or bare.count("(") != bare.count(")"):
        raise BadQuery("the query needs a term that can stand alone")
    return compile_query(query, _term, uses_words=False)


def _term(token: str) -> Test[Post]:
    field, colon, value = token.partition(":")
    if token.startswith('"') or not colon:
        return _text_term(token)
    value = value.strip('"')
    fields: dict[str, Callable[[Post], bool]] = {
        "from": lambda post: post.author.lower() == value.lower(),
        "lang": lambda post: post.language == value,
        "url": lambda post: any(value.lower() in link.lower() for link in post.links),
    }
    if field == "is" and value in ("retweet", "nullcast"):
        return lambda post: value == "retweet" and (post.refers_to or ("",))[0] == "retweeted"
    if field not in fields:
        raise BadQuery(f"there is no operator {field}:{value}")
    return fields[field]


def _text_term(token: str) -> Test[Post]:
    if token[0] in "@#":
        pattern = re.compile(rf"(?<![\w@#&]){re.escape(token)}(?!\w)", re.IGNORECASE)
        return lambda post: pattern.search(post.text) is not None
    phrase = token.strip('"')
    return lambda post: has_phrase(post.text, phrase)
