"""How the local X writes a post, and one that it does not show."""

from datetime import datetime
from typing import Any

from tests.peers.x_post import Post
from tests.peers.x_words import Vocabulary

_SHORT_TEXT = 280


def shown(post: Post, fields: set[str], words: Vocabulary) -> dict[str, Any]:
    """Give the fields of a post that were asked for; long text is cut, and whole in the note only."""
    is_long = len(post.text) > _SHORT_TEXT
    urls = [{"url": "https://t.co/x", "expanded_url": link} for link in post.links]
    everything: dict[str, Any] = {
        "id": str(post.post_id),
        "text": post.text[: _SHORT_TEXT - 1] + "…" if is_long else post.text,
        "author_id": author_id(post.author),
        "created_at": time_text(post.created_at),
        "lang": post.language,
        "conversation_id": str(post.post_id),
        words.history: [str(number) for number in post.history],
        "public_metrics": {words.repost_count: 0, "reply_count": 0, "like_count": 0, "quote_count": 0},
        words.note: {"text": post.text} if is_long else None,
        words.referenced: [{"type": post.refers_to[0], "id": str(post.refers_to[1])}] if post.refers_to else None,
        "entities": {"urls": urls} if urls else None,
    }
    return {name: value for name, value in everything.items() if name in fields and value is not None}


def missing(number: str, post: Post | None, words: Vocabulary) -> dict[str, str]:
    """Give the partial error of a post that is not shown."""
    is_hidden = post is not None and post.reason in ("protected", "suspended")
    title = "Authorization Error" if is_hidden else "Not Found Error"
    problem = "not-authorized-for-resource" if is_hidden else "resource-not-found"
    return {
        "title": title,
        "resource_id": number,
        "resource_type": words.included[:-1],
        "detail": f"{title}: [{number}].",
        "parameter": "ids",
        "value": number,
        "type": f"https://api.twitter.com/2/problems/{problem}",
    }


def author_id(name: str) -> str:
    """Give the number of an account."""
    return str(10_000 + sum(ord(letter) * 31**place for place, letter in enumerate(name)) % 10**12)


def time_text(moment: datetime) -> str:
    """Write a moment as X does."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
