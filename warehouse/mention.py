"""The one row that every source is parsed into."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """One dated public text about a provider, as its source gave it: not yet redacted.

    Attributes:
        source: Name on the board of sources: `x`, `reddit`, `survey`, `review`.
        item_id: The source's own id, always text (19-digit ids do not survive a float).
        provider: Name of the organisation in `heed.toml`.
        created_at: When it was written, naive UTC.
        text: The words, unedited.
        site: Name of one of the provider's places, or None when unknown.
        service: Department or service line as the source names it, or None.
        author: The source's id of the writer; None when the source gives none. It never leaves
            the inbox: the gate turns it into a voice number.
        question: The question that was asked, for surveys.
        rating: 0 (worst) to 1 (best), or None.
        expected_language: ISO 639-1 code that the source or the settings declare, or None.
        repost_of: `item_id` of the item that this one repeats word for word, or None.
        revision: Rises with each edit, where its source numbers them; says nothing about what the mention is.
    """

    source: str
    item_id: str
    provider: str
    created_at: datetime
    text: str
    site: str | None = None
    service: str | None = None
    author: str | None = None
    question: str | None = None
    rating: float | None = None
    expected_language: str | None = None
    repost_of: str | None = None
    revision: int = field(default=0, compare=False)


def mention_id(provider: str, source: str, item_id: str) -> int:
    """Number a mention stably: 63 bits, so that it fits a BIGINT and importing twice changes nothing."""
    key = "\0".join((provider, source, item_id)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big") >> 1
