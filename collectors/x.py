"""Posts on X, as API v2 answers: in the words it used before August 2026 (tweets) and since (posts)."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from collectors.files.dates import LocalDate, to_utc
from collectors.outcome import NO_TEXT, Found, LeftOut, Outcome, Refused, UnreadableError
from collectors.place import site_in
from collectors.reading import Reading
from warehouse.erasure.gone_references import GoneReference
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
_POSTS = ("tweet", "post")
_IDS = re.compile(r"[0-9]{1,20}")
_REASONS = (
    ("suspended", "account suspended"),
    ("withheld", "withheld"),
    ("not-authorized", "protected or suspended"),
    ("authorization", "protected or suspended"),
    ("not-found", "deleted"),
    ("not found", "deleted"),
)


def parse(payload: Any, how: Reading) -> Iterator[Outcome]:
    """Read one page of posts, or one post with what it refers to."""
    if not isinstance(payload, Mapping) or not ({"data", "errors", "meta"} & payload.keys()):
        yield Refused("this is no answer of the X API: it has no data", {"item": payload})
        return
    data = payload.get("data", [])
    posts = data if isinstance(data, list) else [data]
    included, gone = _included(payload), _gone(payload, posts)
    referred = {str(reference.get("id")) for post in posts for reference in _references(post)}
    for _ in gone.keys() - referred:
        yield LeftOut("withheld or gone, says X")
    for post in posts:
        yield _read_post(post, included, gone, how)


def looks_like_x(payload: Any) -> bool:
    """Tell a page of the X API from other JSON."""
    if not isinstance(payload, Mapping) or not ({"meta", "includes"} & payload.keys() or "data" in payload):
        return False
    data = payload.get("data", [])
    first = data[0] if isinstance(data, list) and data else data
    meta = payload.get("meta")
    is_empty_page = not data and isinstance(meta, Mapping) and "result_count" in meta
    return is_empty_page or (isinstance(first, Mapping) and {"id", "text"} <= first.keys())


def _included(payload: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    includes = payload.get("includes")
    posts = _either(includes, _INCLUDED) if isinstance(includes, Mapping) else None
    return {str(post["id"]): post for post in posts or () if isinstance(post, Mapping) and "id" in post}


def _gone(payload: Mapping[str, Any], posts: Iterable[Any]) -> dict[str, str]:
    """Give the reason for each post that X does not show; a part of a post that is shown, or a user, is none."""
    errors = payload.get("errors")
    shown = {str(post.get("id")) for post in posts if isinstance(post, Mapping)}
    gone = {}
    for number, error in enumerate(errors if isinstance(errors, list) else ()):
        if isinstance(error, Mapping) and error.get("resource_type", "tweet") in _POSTS:
            name = str(error.get("resource_id") or error.get("value") or f"error {number}")
            if name not in shown:
                gone[name] = _reason(error)
    return gone


def _reason(error: Mapping[str, Any]) -> str:
    """Say why a post is not shown, in our words: what X writes beside it may name its author."""
    said = f"{error.get('type')} {error.get('title')} {error.get('detail')}".lower()
    return next((reason for sign, reason in _REASONS if sign in said), "not shown")


def _read_post(post: Any, included: Mapping[str, Mapping[str, Any]], gone: Mapping[str, str], how: Reading) -> Outcome:
    number = str(post.get("id") or "") if isinstance(post, Mapping) else ""
    if not _IDS.fullmatch(number):
        return Refused("the post has an id that is no number" if number else "the post has no id", {"item": post})
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
    stubs = _stubs(post, gone)
    if repeated in gone:  # its words went with it
        return LeftOut("repeats a post that is gone", stubs)
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
        revision=int(number) if len(number) < 20 else 0,
        gone=stubs,
    )


def _stubs(post: Mapping[str, Any], gone: Mapping[str, str]) -> tuple[GoneReference, ...]:
    return tuple(
        GoneReference(_root(post), number, _kind(reference.get("type")), gone[number])
        for reference in _references(post)
        if (number := str(reference.get("id"))) in gone
    )


def _kind(written: Any) -> str:
    return "reposted" if written in _REPOSTED else str(written)


def _whole_text(post: Mapping[str, Any]) -> str:
    note = _either(post, _LONG_TEXT)
    text = note.get("text") if isinstance(note, Mapping) else None
    return html.unescape(str(text or post.get("text") or ""))


def _reposted(post: Mapping[str, Any]) -> str | None:
    for reference in _references(post):
        if reference.get("type") in _REPOSTED and reference.get("id"):
            return str(reference["id"])
    return None


def _references(post: Any) -> list[Mapping[str, Any]]:
    found = _either(post, _REFERENCES) if isinstance(post, Mapping) else None
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


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
