"""The tokens of the local X's pages, and the fault of an empty page that goes on."""

import base64
import json

from tests.peers.exchange import Answer, Asked, as_json
from tests.peers.faults import Fault

_TOP = 1 << 63


def write_token(below: int, query: str | None, serial: int = 0) -> str:
    """Make the token of the page that begins below an id."""
    return base64.urlsafe_b64encode(json.dumps([below, query, serial]).encode()).decode()


def read_token(token: str) -> tuple[int, str | None]:
    """Read a token.

    Raises:
        ValueError: if it is none.
    """
    below, query, _ = json.loads(base64.urlsafe_b64decode(token))
    return int(below), query


def _empty_page(asked: Asked, _answer: Answer, earlier: list[Answer]) -> Answer:
    token = asked.params.get("next_token")
    below = read_token(token)[0] if token else _TOP
    onward = write_token(below, asked.params.get("query"), len(earlier) + 1)
    return as_json({"meta": {"result_count": 0, "next_token": onward}})


empty_page_with_token = Fault(_empty_page, is_served=False)
"""No posts, but a token; it leads to the page that should have come."""
