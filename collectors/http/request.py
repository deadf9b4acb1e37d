"""What a request is: where it goes, what it carries, and whether it may be sent again."""

import re
from urllib.parse import urlsplit

import requests

from collectors.http.address import without_query


def may_repeat(request: requests.PreparedRequest) -> bool:
    """Say whether it may be sent twice: a POST that may have been carried out may not, except for a token."""
    return request.method in ("GET", "HEAD", "PUT") or asks_for_token(request)


def asks_for_token(request: requests.PreparedRequest) -> bool:
    """Say whether it asks for an OAuth token."""
    return urlsplit(request.url or "").path.endswith("/access_token")


def credential(request: requests.PreparedRequest) -> str:
    """Give its Authorization header, empty without one."""
    return str(request.headers.get("Authorization", ""))


def host(request: requests.PreparedRequest) -> str:
    """Give the host and port it goes to."""
    return urlsplit(request.url or "").netloc


def place(request: requests.PreparedRequest) -> str:
    """Give where it goes, without scheme and query: what may be named in a message."""
    return without_query(request.url or "").partition("://")[2]


def endpoint(request: requests.PreparedRequest) -> str:
    """Give its place with every number as N: what a limit of one endpoint is kept under."""
    return re.sub(r"\d+", "N", place(request)) if request.url else ""
