"""Which words of a mention may leave in a report: the one place that decides it.

Of a quoted post most can be traced to their writer by a search for its words (84 % of quoted tweets, PMC6550214). So a
person's own words come before anybody else's, and of what stands on a platform only a fragment leaves that many could
have written; text of a source whose rights allow it, such as a survey, leaves as it was redacted.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
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


def leaving(
    text: str | None, may_export: bool, paraphrase: str | None, common: Collection[str], about: Collection[str] = ()
) -> Words | None:
    """Decide what of a mention a report may say.

    Args:
        text: Redacted text; None where it has expired or may not be shown.
        may_export: Whether the rights of its source let its text leave.
        paraphrase: What a person wrote instead, already checked; None where nobody did.
        common: Words, lower case without accents, that enough writers used.
        about: As in `fragment`.

    Returns:
        A person's paraphrase where there is one; else the redacted text, shortened at a word, where its source allows
        that; else a fragment of it; None where it has none.
    """
    if paraphrase:
        return Words("paraphrase", paraphrase)
    if text is None:
        return None
    if may_export:
        return Words("verbatim", _shortened(" ".join(text.split())))
    found = fragment(text, common, about)
    return Words("fragment", found) if found else None


def fragment(text: str, common: Collection[str], about: Collection[str] = ()) -> str | None:
    """Find three to five words in a row, inside one clause, all of which many writers used, that say most.

    One of them at least is no word of grammar and no role: "that the nurse" tells a reader nothing.

    Args:
        text: Redacted text.
        common: Words, lower case without accents, that enough writers used.
        about: Words of what it is to be an example of, one of which it must hold; a `*` ends the beginning of a word.
            Where none are given, any will do.
    """
    runs = _common_runs(text, set(common))
    windows = [window for run in runs for window in _windows(run) if _is_about(window, about)]
    # A whole text, however short, is a quotation, and one without its first word or its last nearly is.
    longest = len(text.split()) - 2
    windows = [window for window in windows if len(window) <= longest and _says_something(window)]
    best = max((_telling(window), -at) for at, window in enumerate(windows)) if windows else None
    return " ".join(windows[-best[1]]) if best else None


def _common_runs(text: str, allowed: set[str]) -> Iterator[list[str]]:
    for clause in _CLAUSE.split(text):
        run: list[str] = []
        for word in [*clause.split(), ""]:
            plain = _plain(word)
            if plain and not _TELLING.search(word) and set(plain) <= allowed:
                run.append(word)
            else:
                yield run
                run = []


def _windows(run: list[str]) -> list[list[str]]:
    lengths = range(_FEWEST_WORDS, FRAGMENT_WORDS + 1)
    return [run[at : at + length] for length in lengths for at in range(len(run) - length + 1)]


def _is_about(window: list[str], about: Collection[str]) -> bool:
    whole = {word for word in about if not word.endswith("*")}
    beginnings = tuple(word[:-1] for word in about if word.endswith("*"))
    telling = [each for word in window if _says_something([word]) for each in _plain(word)]
    return not about or any(each in whole or each.startswith(beginnings) for each in telling)


def _telling(window: list[str]) -> tuple[bool, int, int]:
    """Rank a fragment: first one that breaks off at no word of grammar, then of more words that say something."""
    says = [_says_something([word]) for word in window]
    return says[-1], sum(says), len(window)


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
