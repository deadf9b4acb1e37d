"""One request as a peer saw it, and the answer it gives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

Wire = Literal["whole", "drop", "hang", "short", "drip"]


@dataclass(frozen=True)
class Asked:
    """A request: `params` are those of the address, `form` those of a form body."""

    method: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def chain(self) -> str:
        """What the pages of one listing have in common."""
        paging = ("next_token", "pagination_token", "after")
        return self.path + str(sorted((name, value) for name, value in self.params.items() if name not in paging))

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode("utf-8", "replace")))


@dataclass(frozen=True)
class Answer:
    """An answer: a body of bytes, and how it goes over the wire."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"
    wire: Wire = "whole"

    def document(self) -> Any:
        return json.loads(self.body)


def as_json(document: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Answer with a document."""
    return Answer(status, json.dumps(document).encode(), headers or {})


def asked_for(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Asked:
    """Read the first line of a request."""
    parts = urlsplit(target)
    return Asked(method, parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), headers, body)
