"""What can go wrong on the way, as a script: each fault meets the next matching requests and is then used up."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime

from tests.peers.exchange import Answer, Asked

Change = Callable[[Asked, Answer, list[Answer]], Answer]
"""Gets the request, the true answer and the earlier answers of the same path, and gives what is sent instead."""


@dataclass(frozen=True)
class Fault:
    """What a request meets; one that is not `served` changes nothing at the peer and is not charged."""

    change: Change
    is_served: bool = True


@dataclass
class _Entry:
    fault: Fault
    path: str
    after: int
    times: int


class FaultScript:
    """The faults that are still to come, in order."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []

    def add(self, fault: Fault, *, path: str = "", after: int = 0, times: int = 1) -> None:
        """Let a fault meet `times` requests whose path begins with `path`, after `after` good ones."""
        self._entries.append(_Entry(fault, path, after, times))

    def next_for(self, asked: Asked) -> Fault | None:
        """Give the fault that this request meets."""
        for entry in self._entries:
            if not asked.path.startswith(entry.path) or entry.times == 0:
                continue
            if entry.after > 0:
                entry.after -= 1
                return None
            entry.times -= 1
            return entry.fault
        return None


def status(code: int, body: bytes = b'{"detail": "scripted"}', headers: Mapping[str, str] | None = None) -> Fault:
    """Answer with a status in place of the true answer, which was never made."""
    return Fault(lambda _asked, _answer, _earlier: Answer(code, body, headers or {}), is_served=False)


def rate_limited(headers: Mapping[str, str] | None = None) -> Fault:
    """429 with the headers given, in whatever shape."""
    return status(429, b'{"title": "Too Many Requests"}', headers)


def usage_capped(code: int = 402, period: str | None = None) -> Fault:
    """The quota that was paid for is used up."""
    body = {"title": "UsageCapExceeded", "type": "https://api.twitter.com/2/problems/usage-capped"}
    return status(code, json.dumps(body | ({"period": period} if period else {})).encode())


@Fault
def dropped(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """The connection ends before an answer."""
    return replace(answer, wire="drop")


@Fault
def hung(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """Nothing comes, and the connection stays open."""
    return replace(answer, wire="hang")


@Fault
def short(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """The connection ends in the middle of the body."""
    return replace(answer, wire="short")


@Fault
def dripping(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """The body comes byte by byte, each after a long time."""
    return replace(answer, wire="drip")


@Fault
def truncated_json(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """A whole answer whose JSON ends half way."""
    return replace(answer, body=answer.body[: max(1, len(answer.body) // 2)])


def with_body(body: bytes, content_type: str = "application/json") -> Fault:
    """A 200 with another body: empty, null, HTML."""
    return Fault(lambda _asked, answer, _earlier: replace(answer, body=body, content_type=content_type))


empty_200 = with_body(b"")
null_200 = with_body(b"null")
html_200 = with_body(b"<html><body>Please stand by</body></html>", "text/html")


@Fault
def duplicate_page(_asked: Asked, answer: Answer, earlier: list[Answer]) -> Answer:
    """The page before once more, its token included."""
    return earlier[-1] if earlier else answer


@Fault
def token_cycle(asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
    """A true page whose token is the one it was asked for with, so that it leads back to itself."""
    token = asked.params.get("next_token") or asked.params.get("after")
    if not token:
        return answer
    document = answer.document()
    if "meta" in document:
        document["meta"]["next_token"] = token
    else:
        document["data"]["after"] = token
    return replace(answer, body=json.dumps(document).encode())


def redirected(location: str) -> Fault:
    """Sends the client elsewhere."""
    return status(302, b"", {"Location": location})


def skewed_date(now: Callable[[], datetime], **ahead: float) -> Fault:
    """The server's Date is ahead of the true time (or behind it, when negative)."""

    def change(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
        return replace(answer, headers={**answer.headers, "Date": http_date(now() + timedelta(**ahead))})

    return Fault(change)


def http_date(moment: datetime) -> str:
    """Write a moment as a Date header."""
    return format_datetime(moment).replace("-0000", "GMT")
