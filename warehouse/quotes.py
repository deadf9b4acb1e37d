"""Which words of a mention may leave in a report: the one place that decides it.

Of a quoted post most can be traced to their writer by a search for its words (84 % of quoted tweets, PMC6550214). So a
person's own words come before anybody else's, and of what stands on a platform only a fragment leaves that many could
have written; text of a source whose rights allow it, such as a survey, leaves as it was redacted.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from config.errors import HeedError
from warehouse.gate import redact, vocabulary

FRAGMENT_WORDS = 5
"""A fragment has three to so many words."""
_FEWEST_WORDS = 3
_EMPTY = vocabulary.GRAMMAR | vocabulary.TITLE | vocabulary.ROLE | vocabulary.BUILDING
_LONGEST = 240
_SHARED_RUN = 4
"""So many words in a row that the original has too make a paraphrase a quotation."""
_SHARED_PAIRS = 0.3
"""Greatest share of a paraphrase's pairs of neighbouring words that the original may have too."""
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.!?;:,\n()\"“”…]+|\s[-–—]\s")
# A mark of the gate, a number, a handle, a tag: none stands in a fragment.
_TELLING = re.compile(r"[\[\]@#\d/]")


@dataclass(frozen=True)
class Words:
    """Words that may leave: `kind` is `verbatim`, `fragment` or `paraphrase`."""

    kind: str
    text: str


def leaving(text: str | None, may_export: bool, paraphrase: str | None, common: Collection[str]) -> Words | None:
    """Decide what of a mention a report may say.

    Args:
        text: Redacted text; None where it has expired or may not be shown.
        may_export: Whether the rights of its source let its text leave.
        paraphrase: What a person wrote instead, already checked; None where nobody did.
        common: Words, lower case without accents, that enough writers used.

    Returns:
        A person's paraphrase where there is one; else the redacted text, shortened at a word, where its source allows
        that; else its first fragment; None where it has none.
    """
    if paraphrase:
        return Words("paraphrase", paraphrase)
    if text is None:
        return None
    if may_export:
        return Words("verbatim", _shortened(" ".join(text.split())))
    found = fragment(text, common)
    return Words("fragment", found) if found else None


def fragment(text: str, common: Collection[str]) -> str | None:
    """Find the first three to five words in a row, inside one clause, all of which many writers used.

    One of them at least is no word of grammar and no role: "that the nurse" tells a reader nothing.

    Args:
        text: Redacted text.
        common: Words, lower case without accents, that enough writers used.
    """
    allowed = set(common)
    for clause in _CLAUSE.split(text):
        run: list[str] = []
        for word in [*clause.split(), ""]:
            plain = _plain(word)
            if word and plain and not _TELLING.search(word) and set(plain) <= allowed and len(run) < FRAGMENT_WORDS:
                run.append(word)
            elif len(run) >= _FEWEST_WORDS and _says_something(run):
                # A whole text, however short, is a quotation.
                return " ".join(run) if len(run) < len(text.split()) else None
            else:
                run = []
    return None


def _says_something(words: list[str]) -> bool:
    known = vocabulary.vocabulary()
    return any(not known.get(plain, 0) & _EMPTY for word in words for plain in _plain(word))


def checked_paraphrase(paraphrase: str, original: str) -> str:
    """Give a paraphrase on one line, once it tells neither the words nor the identity of the original's writer.

    Args:
        paraphrase: What a person wrote.
        original: The redacted text it stands for.

    Raises:
        HeedError: saying what to change.
    """
    words = " ".join(paraphrase.split())
    if not _plain(words) or len(words) > _LONGEST:
        raise HeedError(f"A paraphrase has 1 to {_LONGEST} letters.")
    if redact(words) != words:
        raise HeedError(f"The paraphrase holds a name or a number: {redact(words)}. Say it without.")
    own, theirs = _plain(words), _plain(original)
    shared = _runs(own, _SHARED_RUN) & _runs(theirs, _SHARED_RUN)
    if shared or own == theirs:
        run = " ".join(min(shared, key=lambda run: " ".join(own).find(" ".join(run)), default=tuple(own)))
        raise HeedError(f'The paraphrase quotes the original: "{run}". Say it in words of your own.')
    pairs = _runs(own, 2)
    alike = len(pairs & _runs(theirs, 2)) / len(pairs) if pairs else 0.0
    if alike > _SHARED_PAIRS:
        raise HeedError(
            f"{alike * 100:.0f} in 100 pairs of words are those of the original; at most {_SHARED_PAIRS * 100:.0f} may "
            "be. Say it in words of your own."
        )
    return words


def _plain(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(mark for mark in bare if not unicodedata.combining(mark)))


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:.-") + "…"
