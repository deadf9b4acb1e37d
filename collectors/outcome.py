"""What parse makes of one piece of a file: a mention, a refusal, or something that is rightly left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warehouse.erasure.gone_references import GoneReference
from warehouse.mention import Mention

NO_TEXT = "no text"


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, and the piece of the payload that it can be read from again.

    Attributes:
        mention: The mention.
        piece: Parsing it gives this mention and nothing else.
        revision: Where a source repeats an item, the higher revision is the newer one.
        gone: What it refers to and the source says is no longer there.
    """

    mention: Mention
    piece: Mapping[str, Any]
    revision: int = 0
    gone: tuple[GoneReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece that cannot be used, and why; it goes to the reject file.

    Attributes:
        reason: A few words that never repeat what a patient wrote.
        piece: The piece as the source sent it.
    """

    reason: str
    piece: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece that is neither stored nor an error: `no text`, `deleted by its author` and the like.

    Attributes:
        why: A few words.
        gone: What it repeats and the source says is no longer there.
    """

    why: str
    gone: tuple[GoneReference, ...] = ()


Outcome = Found | Refused | LeftOut


class UnreadableError(ValueError):
    """A cell that cannot be read; its message is the reason in the reject file."""
