"""The invented posts as answers of X API v2 recent search, one page per line."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from collectors.demonstration import clinic
from collectors.demonstration.cast import username
from collectors.demonstration.item_id import snowflake
from collectors.demonstration.phrases import Phrases
from collectors.demonstration.remark import Remark
from collectors.demonstration.x_vocabulary import NEW, OLD, Vocabulary

_PAGE_SIZE = 20
_TEXT_LIMIT = 280
_REPOST_LIMIT = 140
_EDITED_SHARE = 0.04
_BOTH_VERSIONS_SHARE = 0.3
_REPLY_SHARE = 0.04

Post = dict[str, Any]


class Pages:
    """Turns mentions into pages; counts the superseded versions of edited posts it writes."""

    def __init__(self, phrases: Phrases, remarks: list[Remark]) -> None:
        self._phrases = phrases
        self._posts = {remark.item_id: remark for remark in remarks if remark.source == "x"}
        self._reposted = {remark.label.repost_of for remark in self._posts.values()}
        self.older_versions = 0

    def pages(self) -> Iterator[dict[str, Any]]:
        """Give the pages of weekly searches in time order, the posts of each search newest first."""
        for week, remarks in groupby(self._posts.values(), _week):
            vocabulary = NEW if week.date() >= clinic.NEW_VOCABULARY_DAY else OLD
            posts = [post for remark in remarks for post in self._versions(remark, vocabulary)]
            posts.sort(key=lambda post: int(post["id"]), reverse=True)
            for start in range(0, len(posts), _PAGE_SIZE):
                is_last = start + _PAGE_SIZE >= len(posts)
                yield self._page(posts[start : start + _PAGE_SIZE], vocabulary, is_last)

    def _versions(self, remark: Remark, vocabulary: Vocabulary) -> list[Post]:
        post = self._post(remark, vocabulary)
        is_original = remark.label.repost_of is None and remark.item_id not in self._reposted
        if is_original and self._phrases.chance(_EDITED_SHARE):
            return self._edited(remark, post, vocabulary)
        if is_original and self._phrases.chance(_REPLY_SHARE):
            asked_at = remark.created_at - timedelta(hours=2)
            post[vocabulary.referenced] = [{"type": "replied_to", "id": snowflake(asked_at, 4_000_000)}]
        return [post]

    def _edited(self, remark: Remark, post: Post, vocabulary: Vocabulary) -> list[Post]:
        newest = snowflake(remark.created_at + timedelta(minutes=9), 4_100_000)
        older = dict(post)
        post["id"] = newest
        post[vocabulary.history] = [remark.item_id, newest]
        if not self._phrases.chance(_BOTH_VERSIONS_SHARE):
            return [post]
        self.older_versions += 1
        # An id of X tells when it was written, so the older version is a later entry of the same search.
        older["text"] = f"{remark.text[: _TEXT_LIMIT - 2]} ."
        older.pop(vocabulary.note, None)
        return [post, older]

    def _post(self, remark: Remark, vocabulary: Vocabulary) -> Post:
        randrange = self._phrases.random.randrange
        post: Post = {
            "id": remark.item_id,
            "text": remark.text,
            "author_id": remark.author,
            "created_at": _time(remark.created_at),
            "conversation_id": remark.item_id,
            "lang": remark.label.language,
            vocabulary.history: [remark.item_id],
            "edit_controls": {
                "edits_remaining": 5,
                "is_edit_eligible": True,
                "editable_until": _time(remark.created_at + timedelta(minutes=30)),
            },
            "possibly_sensitive": False,
            "public_metrics": {
                vocabulary.repost_count: int(remark.item_id in self._reposted),
                "reply_count": randrange(3),
                "like_count": randrange(15),
                "quote_count": 0,
                "bookmark_count": randrange(2),
                "impression_count": randrange(20, 900),
            },
        }
        if remark.label.repost_of is not None:
            original = self._posts[remark.label.repost_of]
            repeated = f"RT @{_account(original.author)}: {remark.text}"
            post["text"] = repeated if len(repeated) <= _REPOST_LIMIT else repeated[: _REPOST_LIMIT - 1] + "…"
            post[vocabulary.referenced] = [{"type": "retweeted", "id": original.item_id}]
        elif len(remark.text) > _TEXT_LIMIT:
            post["text"] = remark.text[: _TEXT_LIMIT - 1] + "…"
            post[vocabulary.note] = {"text": remark.text}
        return post

    def _page(self, posts: list[Post], vocabulary: Vocabulary, is_last: bool) -> dict[str, Any]:
        references = {ref["id"]: ref["type"] for post in posts for ref in post.get(vocabulary.referenced, ())}
        originals = [self._post(self._posts[found], vocabulary) for found in references if found in self._posts]
        authors = sorted({post["author_id"] for post in posts + originals})
        includes: dict[str, Any] = {"users": [_user(author) for author in authors]}
        if originals:
            includes[vocabulary.included] = originals
        page: dict[str, Any] = {"data": posts, "includes": includes}
        missing = [found for found in references if found not in self._posts]
        if missing:
            page["errors"] = [_missing(found, vocabulary) for found in missing]
        page["meta"] = {"newest_id": posts[0]["id"], "oldest_id": posts[-1]["id"], "result_count": len(posts)}
        if not is_last:
            page["meta"]["next_token"] = f"demonstration{posts[-1]['id']}"
        return page


def _week(remark: Remark) -> datetime:
    monday = remark.created_at - timedelta(days=remark.created_at.weekday())
    return monday.replace(hour=0, minute=0, second=0, microsecond=0)


def _user(author: str) -> dict[str, str]:
    return {"id": author, "name": _account(author).title(), "username": _account(author)}


def _account(author: str) -> str:
    return username(int(author) % 1_000_003)


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _missing(found: str, vocabulary: Vocabulary) -> dict[str, str]:
    return {
        "value": found,
        "detail": f"Could not find post with {vocabulary.referenced}.id: [{found}].",
        "title": "Not Found Error",
        "resource_type": vocabulary.included[:-1],
        "parameter": f"{vocabulary.referenced}.id",
        "resource_id": found,
        "type": "https://api.twitter.com/2/problems/resource-not-found",
    }
