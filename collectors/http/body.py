"""Reads the body of an answer, bounded in time and size."""

import time
from collections.abc import Callable

import requests

_CHUNK = 65_536


def whole_body(
    answer: requests.Response, seconds: float, most: int, monotonic: Callable[[], float] = time.monotonic
) -> bytes:
    """Read a body that has not been read yet.

    Args:
        answer: As its adapter gave it.
        seconds: The longest that all of it may take; the timeout of `requests` bounds each packet only, so that a
            server that drips bytes would hold the run for ever.
        most: Bytes.
        monotonic: Time.

    Raises:
        requests.exceptions.ReadTimeout: if it takes longer or is larger.
    """
    give_up_at = monotonic() + seconds
    parts: list[bytes] = []
    size = 0
    while part := answer.raw.read1(_CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if monotonic() > give_up_at or size > most:
            answer.close()
            raise requests.exceptions.ReadTimeout("The answer takes too long or is too large.")
    return b"".join(parts)
