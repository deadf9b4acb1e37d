"""Posts on X, as API v2 answers: in the words it used before August 2026 (tweets) and since (posts)."""

import html
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from collectors.files.dates import LocalDate, to_utc
from collectors.outcome import NO_TEXT, Found, LeftOut, Outcome, Refused, UnreadableError
from collectors.place import site_in
from collectors.reading import Reading
from warehouse.mention import Mention

NAME = "x"
TITLE = "X"
IS_TABLE = False

# Each pair is the old word and the new one of the same thing (docs.x.com openapi 2.166 and 2.167).
_LONG_TEXT = ("note_tweet", "note_post")
_REFERENCES = ("referenced_tweets", "referenced_posts")
_VERSIONS = ("edit_history_tweet_ids", "edit_history_post_ids")
_INCLUDED = ("tweets", "posts")
_REPOSTED = ("retweeted", "reposted")


def parse(payload: Any, how: Reading) -> Iterator[Outcome]:
    """Read one page of posts, or one post with what it refers to."""
    if not isinstance(payload, Mapping) or not ({"data", "errors", "meta"} & payload.keys()):
        yield Refused("this is no answer of the X API: it has no data", {"item": payload})
        return
    errors = payload.get("errors")
    for _ in errors if isinstance(errors, list) else ():
        yield LeftOut("withheld or gone, says X")
    data = payload.get("data", [])
    included = _included(payload)
    for post in data if isinstance(data, list) else [data]:
        yield _read_post(post, included, how)


def looks_like_x(payload: Any) -> bool:
    """Tell a page of the X API from other JSON."""
    if not isinstance(payload, Mapping) or not ({"meta", "includes"} & payload.keys() or "data" in payload):
        return False
    data = payload.get("data", [])
    first = data[0] if isinstance(data, list) and data else data
    return (not data and "meta" in payload) or (isinstance(first, Mapping) and {"id", "text"} <= first.keys())


def _included(payload: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    includes = payload.get("includes")
    posts = _either(includes, _INCLUDED) if isinstance(includes, Mapping) else None
    return {str(post["id"]): post for post in posts or () if isinstance(post, Mapping) and "id" in post}


def _read_post(post: Any, included: Mapping[str, Mapping[str, Any]], how: Reading) -> Outcome:
    if not isinstance(post, Mapping) or not post.get("id"):
        return Refused("the post has no id", {"item": post})
    number = str(post["id"])
    try:
        written_at = datetime.fromisoformat(str(post.get("created_at", "")))
        created_at = to_utc(LocalDate(written_at, has_time=True), "UTC")
    except UnreadableError as error:
        return Refused(str(error), {"item": post})
    except ValueError:
        return Refused("the post has no created_at that can be read", {"item": post})
    if "text" not in post:
        return Refused("the post has no text", {"item": post})
    repeated = _reposted(post)
    original = included.get(repeated or "")
    text = _whole_text(original or post)
    if not text.strip():
        return LeftOut(NO_TEXT)
    author = post.get("author_id")
    return Found(
        Mention(
            source=NAME,
            item_id=_root(post),
            provider=how.provider.name,
            created_at=created_at,
            text=text,
            site=site_in(text, how.provider) or how.site,
            author=str(author) if author else None,
            expected_language=_language(post.get("lang")),
            repost_of=_root(original) if original else repeated,
        ),
        {"data": [post], **({"includes": {"tweets": [original]}} if original else {})},
        revision=int(number) if number.isdecimal() and len(number) < 20 else 0,
    )


def _whole_text(post: Mapping[str, Any]) -> str:
    note = _either(post, _LONG_TEXT)
    text = note.get("text") if isinstance(note, Mapping) else None
    return html.unescape(str(text or post.get("text") or ""))


def _reposted(post: Mapping[str, Any]) -> str | None:
    references = _either(post, _REFERENCES)
    for reference in references if isinstance(references, list) else ():
        if isinstance(reference, Mapping) and reference.get("type") in _REPOSTED and reference.get("id"):
            return str(reference["id"])
    return None


def _root(post: Mapping[str, Any]) -> str:
    """Name a post by its first version: every edit has an id of its own."""
    versions = _either(post, _VERSIONS)
    return str(versions[0]) if isinstance(versions, list) and versions else str(post["id"])


def _language(code: Any) -> str | None:
    """Take X's language where it is one: und, zxx, art and the q codes mean that X could not tell."""
    former = {"in": "id", "iw": "he"}
    return former.get(code, code) if isinstance(code, str) and len(code) == 2 and code.isalpha() else None


def _either(post: Mapping[str, Any], words: tuple[str, str]) -> Any:
    old, new = words
    return post.get(new, post.get(old))
