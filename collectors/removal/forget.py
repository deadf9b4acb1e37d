"""Remove what a person asks to have removed: by author, by address, by id or by words."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from collectors.board import SOURCES
from collectors.ingest import admit_pending
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse import gate
from warehouse.clean_text import clean
from warehouse.erasure import whereabouts
from warehouse.erasure.erase import Removal, erase, finish_erasures
from warehouse.inbox import changing
from warehouse.payload import texts_in
from warehouse.store import writing
from warehouse.voice import read_key, voice

_SHORTEST_TEXT = 10
_STATUS = re.compile(r"/status(?:es)?/(\d{1,20})(?:/|$)")
_THREAD = re.compile(r"/comments/([a-z0-9]{1,13})(?:/[^/]*(?:/([a-z0-9]{1,13}))?)?/?$", re.IGNORECASE)
_REASON = "at a person's request"


@dataclass(frozen=True)
class Request:
    """What a person wants removed; each that is given adds to it.

    Attributes:
        author: The writer's id at the source: the number of an account on X, a name or t2_ id on Reddit.
        url: Address of a post, submission or comment.
        item_id: Id of the item at its source.
        text: Words of it, at least 10 characters.
        source: Only there.
    """

    author: str | None = None
    url: str | None = None
    item_id: str | None = None
    text: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Sought:
    """What was found: mentions, and the words that must not stay in other payloads."""

    mention_ids: tuple[int, ...]
    needles: tuple[str, ...]


def seek(home: Home, settings: Settings, request: Request) -> Sought:
    """Find what a request is about; nothing is changed, except that what waits for the gate is let through first.

    Raises:
        HeedError: if nothing is asked for, or it cannot be understood.
    """
    _check(request)
    admit_pending(home, settings)
    numbers: list[int] = []
    # What people wrote at the desk may hold the words without being a quotation of six in a row.
    needles: tuple[str, ...] = (request.text.strip(),) if request.text else ()
    with changing(home, "heed forget") as inbox:
        authors = _names_of(inbox, request) if request.author else set()
        for source, item_id in _ids_of(request):
            numbers += whereabouts.by_item_id(inbox, item_id, source)
        if request.text:
            numbers += _with_words(inbox, request.text)
    if request.author:
        needles += tuple(sorted(authors))
    key = read_key(home.key)
    with writing(home, "store", "heed forget") as store:
        sources = [request.source] if request.source else list(SOURCES)
        voices = [(source, voice(key, source, author)) for source in sources for author in authors]
        numbers += whereabouts.by_voices(store, voices)
        if request.text:
            redacted = gate.redact(clean(request.text)[0])
            numbers += whereabouts.by_text(store, {request.text.strip(), redacted})
    return Sought(tuple(dict.fromkeys(numbers)), needles)


def forget(home: Home, settings: Settings, sought: Sought) -> list[Removal]:
    """Remove what was found, and finish what an earlier removal left."""
    done = finish_erasures(home, settings)
    if sought.mention_ids:
        done.append(erase(home, settings, sought.mention_ids, _REASON, sought.needles))
    return done


def _check(request: Request) -> None:
    if not any((request.author, request.url, request.item_id, request.text)):
        raise HeedError("Say what to forget: --author, --url, --id or --text.")
    if request.source is not None and request.source not in SOURCES:
        raise HeedError(f"There is no source {request.source!r}; the sources are {', '.join(SOURCES)}.")
    if request.text is not None and len(request.text.strip()) < _SHORTEST_TEXT:
        raise HeedError(f"--text needs at least {_SHORTEST_TEXT} characters, or it would find too much.")


def _ids_of(request: Request) -> Iterator[tuple[str | None, str]]:
    if request.item_id:
        yield request.source, request.item_id.strip()
    if request.url:
        yield _in_address(request.url.strip())


def _in_address(url: str) -> tuple[str, str]:
    path, host = urlsplit(url).path, (urlsplit(url).hostname or "").removeprefix("www.")
    status, thread = _STATUS.search(path), _THREAD.search(path)
    if status and host in ("x.com", "twitter.com", "mobile.twitter.com", "mobile.x.com"):
        return "x", status[1]
    if thread and (host == "reddit.com" or host.endswith(".reddit.com")):
        return "reddit", f"t1_{thread[2]}" if thread[2] else f"t3_{thread[1]}"
    raise HeedError(
        "--url must be the address of a post on X (https://x.com/NAME/status/NUMBER) or of a submission or comment on "
        "Reddit (https://www.reddit.com/r/NAME/comments/ID/...)."
    )


def _names_of(inbox: Any, request: Request) -> set[str]:
    """All ids of an author: Reddit gives a name and a number, and the number is what a voice is made of."""
    wanted = (request.author or "").strip().removeprefix("@").removeprefix("u/")
    names = {wanted}
    for _source, _number, body in whereabouts.payloads(inbox, lambda source: source == "reddit"):
        data = json.loads(body).get("data")
        if isinstance(data, Mapping) and wanted.casefold() in (
            str(data.get("author")).casefold(),
            str(data.get("author_fullname")).casefold(),
        ):
            names |= {str(data[name]) for name in ("author", "author_fullname") if data.get(name)}
    return names


def _with_words(inbox: Any, text: str) -> list[int]:
    wanted = " ".join(text.split()).casefold()
    return [
        number
        for _source, number, body in whereabouts.payloads(inbox, lambda source: True)
        if wanted in " ".join(" ".join(texts_in(body)).split()).casefold()
    ]
