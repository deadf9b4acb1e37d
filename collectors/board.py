"""The sources that heed knows: a new one is one module and its entry here."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from collectors import reddit, review, survey, x
from collectors.outcome import Outcome
from collectors.reading import Reading


class Source(Protocol):
    """What a module must have to be a source.

    Attributes:
        NAME: Its name on the board and in `rights.toml`.
        TITLE: Its name for people.
        IS_TABLE: Whether its files are tables; otherwise they are pages of JSON.
    """

    NAME: str
    TITLE: str
    IS_TABLE: bool

    def parse(self, payload: Any, how: Reading) -> Iterator[Outcome]:
        """Read a page, a row, or one piece of it; no network, no file, no database."""
        ...


SOURCES: Mapping[str, Source] = {"x": x, "reddit": reddit, "survey": survey, "review": review}
