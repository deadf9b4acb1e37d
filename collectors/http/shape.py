"""Is the body of a 200 what the protocol promises? An empty or cut one must never count as "nothing was found"."""

import json
from collections.abc import Callable
from typing import Any

Shape = Callable[[bytes], str | None]
"""Gives None for a whole body, else what is wrong with it, without quoting it."""


def any_body(body: bytes) -> str | None:
    """Accept everything: uploads, feeds, lines of JSON."""
    del body
    return None


def json_document(body: bytes) -> str | None:
    """Accept a JSON object, or a list with something in it."""
    return _problem(body)[1]


def escaped(body: bytes) -> bytes:
    """Give a whole JSON body so that its readers lose no byte: one that is no UTF-8 becomes an escaped lone surrogate.

    `requests` would put the same sign for each such byte; so what is kept raw still says which it was.
    """
    try:
        body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return json.dumps(json.loads(body.decode("utf-8-sig", "surrogateescape"))).encode("ascii")
    return body


def x_answer(body: bytes) -> str | None:
    """Accept an answer of X API v2: an object with data, meta or errors, which hold what they should."""
    document, problem = _problem(body)
    if problem is not None:
        return problem
    parts = document if isinstance(document, dict) else {}
    kinds = (("data", (list, dict)), ("meta", (dict,)), ("errors", (list,)))
    if not any(isinstance(parts.get(name), kind) for name, kind in kinds):
        return "JSON without data, meta or errors"
    return None


def reddit_answer(body: bytes) -> str | None:
    """Accept an answer of Reddit: a thing with kind and data, a list of them, or a token."""
    document, problem = _problem(body)
    if problem is not None:
        return problem
    things = document if isinstance(document, list) else [document]
    if all(isinstance(thing, dict) and ("access_token" in thing or _is_thing(thing)) for thing in things):
        return None
    return "JSON without kind and data"


def _is_thing(thing: dict[str, Any]) -> bool:
    # "more children" answers carry their things inside `json`.
    return ("kind" in thing and isinstance(thing.get("data"), dict)) or isinstance(thing.get("json"), dict)


def _problem(body: bytes) -> tuple[Any, str | None]:
    if not body.strip():
        return None, "an empty body"
    if body.lstrip()[:1] == b"<":
        return None, "HTML or XML instead of JSON"
    try:
        document = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None, "broken or cut JSON"
    if not isinstance(document, dict | list) or document == []:
        return None, "JSON that holds nothing"
    return document, None
