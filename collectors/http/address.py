"""Where a request may go: https, or this very machine; and the other base addresses that a person has set."""

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from collectors.http.refusal import AddressRefused

_THREAD = re.compile(r"(/comments/)[a-z0-9]+", re.IGNORECASE)


def is_loopback(url: str) -> bool:
    """Tell whether an address is this machine, by its name alone (nothing is looked up)."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_address(url: str) -> str:
    """Give back an address that a credential may be sent to.

    Raises:
        AddressRefused: if it is neither https nor loopback http, has no host, or carries a name and password.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise AddressRefused(f"{without_query(url)} is not an address: {error}.") from error
    if not parts.hostname or "\\" in url:
        raise AddressRefused(f"{without_query(url)} names no server.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(f"The address of {parts.hostname} carries a name or password: take it out.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(url)):
        raise AddressRefused(
            f"{parts.scheme}://{parts.hostname} is not encrypted: heed speaks https, and http only to this machine."
        )
    return url


def rewritten(url: str, bases: Mapping[str, str]) -> str:
    """Point an address at another server, where `bases` maps its scheme and host to one; path and query stay."""
    parts = urlsplit(url)
    for old, new in bases.items():
        # Compared as parts: "https://api.example.com.evil" begins with "https://api.example.com" too.
        if (parts.scheme, parts.netloc.lower()) == _origin(old):
            there = urlsplit(new)
            return urlunsplit((there.scheme, there.netloc, there.path.rstrip("/") + parts.path, parts.query, ""))
    return url


def without_query(url: str) -> str:
    """Cut an address down to what may be logged: queries and signed links hold words and secrets, a thread its id."""
    bare = url.partition("?")[0].partition("#")[0].rpartition("@")[2]
    return _THREAD.sub(r"\1ID", bare) or "An empty address"


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()
