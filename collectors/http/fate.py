"""What became of one try of a request, as far as it matters for what it cost."""

import ssl
from collections.abc import Callable
from typing import Literal

import requests
from urllib3.exceptions import NewConnectionError

from collectors.http.certificate import causes

Fate = Literal["unsent", "refused", "failed", "served"]
"""No connection; turned away (4xx); failed at the server (5xx); carried out as far as anybody can know: an answer came,
or the line broke before it did."""

Settle = Callable[[Fate], None]
"""Hears what became of a try that was paid for."""

# An encrypted connection that breaks off may do so after the request: only a refused certificate is surely before it.
_NEVER_SENT = (requests.exceptions.ConnectTimeout, ssl.SSLCertVerificationError, NewConnectionError)


def fate_of(status: int) -> Fate:
    """Say what became of a try that was answered with a status."""
    if status == 408 or status >= 500:
        return "failed"
    return "refused" if status >= 400 else "served"


def fate_after(error: BaseException) -> Fate:
    """Say what became of a try that brought no whole answer: it may have been carried out, unless nothing was sent."""
    return "unsent" if any(isinstance(each, _NEVER_SENT) for each in causes(error)) else "served"
