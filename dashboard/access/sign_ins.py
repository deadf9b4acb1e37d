"""Which sign-ins have ended: a page that is open holds who signed in when it was opened, for as long as it is open."""

import json
import threading
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

# In memory: when heed is started anew every page asks its browser again, and who signed out left nothing there.
_LOCK = threading.Lock()
_ENDED: set[str] = set()
_LEAVING: set[str] = set()  # pages whose browser is to be told that its sign-in ended
_NEWEST: dict[str, str] = {}  # a browser to the sign-in that came last from it


def sign_in_of(user: Mapping[str, Any]) -> str:
    """Name a sign-in by what every tab of a browser has of it; the service answers each with a number of its own."""
    told = {name: value for name, value in user.items() if name != "tokens"}
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def end(sign_in: str, page: str) -> None:
    """End a sign-in in all tabs, from the page of one: it leaves for where the browser forgets the sign-in."""
    with _LOCK:
        # Had another tab ended it already, the browser would forget who has signed in since.
        if sign_in not in _ENDED:
            _LEAVING.add(page)
        _ENDED.add(sign_in)


def is_leaving(page: str) -> bool:
    """Say whether somebody signed out on this page, which nothing but its leaving can end."""
    return page in _LEAVING


def has_ended(sign_in: str) -> bool:
    """Say whether somebody signed out of it, or signed in anew in its browser."""
    return sign_in in _ENDED


def note_in(browser: str, sign_in: str) -> None:
    """Note that a sign-in came from a browser: one that came before it has ended there.

    Args:
        browser: What all its tabs send, and no other browser; empty where that is not known.
        sign_in: What `sign_in_of` gave.
    """
    with _LOCK:
        if not browser or sign_in in _ENDED:
            return
        former = _NEWEST.get(browser, sign_in)
        _NEWEST[browser] = sign_in
        if former != sign_in:
            _ENDED.add(former)
