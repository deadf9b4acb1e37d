"""Measure the gate on texts whose identifiers are marked."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from config.errors import HeedError
from warehouse.gate import KINDS, Span, redactions
from warehouse.gate.vocabulary import ROLE, TITLE, vocabulary

CLAIMED: dict[str, frozenset[str]] = {
    **{kind: frozenset({kind}) for kind in KINDS},
    **dict.fromkeys(("PERSON", "PER", "NAME", "FIRST_NAME", "LAST_NAME"), frozenset({"PERSON"})),
    "EMAIL_ADDRESS": frozenset({"EMAIL"}),
    "PHONE_NUMBER": frozenset({"PHONE"}),
    "URL": frozenset({"URL"}),
    "DOMAIN_NAME": frozenset({"URL"}),
    "HANDLE": frozenset({"HANDLE"}),
    "USERNAME": frozenset({"HANDLE"}),
    "UK_NHS": frozenset({"NHS_NUMBER"}),
    "UK_NINO": frozenset({"RECORD_NUMBER"}),
    "US_SSN": frozenset({"SSN"}),
    "MEDICAL_RECORD": frozenset({"RECORD_NUMBER"}),
    "US_DRIVER_LICENSE": frozenset({"RECORD_NUMBER"}),
    "CREDIT_CARD": frozenset({"CARD"}),
    "IBAN_CODE": frozenset({"IBAN"}),
    "IP_ADDRESS": frozenset({"IP"}),
    "ADDRESS": frozenset({"ADDRESS", "POSTCODE"}),
    "STREET_ADDRESS": frozenset({"ADDRESS", "POSTCODE"}),
    "UK_POSTCODE": frozenset({"ADDRESS", "POSTCODE"}),
    "ZIP_CODE": frozenset({"ADDRESS", "POSTCODE"}),
    "POSTCODE": frozenset({"ADDRESS", "POSTCODE"}),
    "DATE_OF_BIRTH": frozenset({"BIRTH_DATE"}),
}
"""The types of presidio-research that the gate claims to find, and the placeholders that are right for each; the words
of the placeholders themselves are types too.

Titles, ages, dates, places and organisations are not claimed: staff roles, wards and services must stay readable.
"""

_WORD = re.compile(r"\w+")
# Corpora count titles and posts to the person; the gate keeps them on purpose.
_DEGREES = re.compile(r"\b(?:phd|md|dds|dvm|mba|rn|np)\b\.?\s*$", re.IGNORECASE)


def score(path: Path, wanted: Callable[[dict[str, Any]], bool] | None = None) -> pd.DataFrame:
    """Give recall and precision by type of identifier, and how many ordinary words were lost.

    A marked identifier counts as found when each of its letters and digits is covered, whatever the placeholder. A
    placeholder counts as right when it touches an identifier that it is right for. An ordinary word is one outside
    every mark.

    Args:
        path: JSON in the format of presidio-research: a list of objects with `full_text` and `spans`, each span with
            `entity_type`, `start_position` and `end_position`; or one such object a line. The names of Presidio's own
            results are read too: `text`, `start`, `end`.
        wanted: Which of the objects to score; all when not given.

    Returns:
        One row per claimed type that occurs, then one row `ALL`: type, identifiers, found, recall, placeholders, right,
        precision, and for `ALL` only words, words_lost, lost_share. `attrs["unclaimed"]` counts the marks of types that
        the gate does not claim to find: their words count neither as identifiers nor as ordinary.

    Raises:
        HeedError: The file is missing or not in the format, or nothing in it is wanted.
    """
    chosen = (entry for entry in _entries(path) if wanted is None or wanted(entry))
    return score_entries(chosen, str(path))


def score_entries(entries: Iterable[dict[str, Any]], origin: str = "The texts") -> pd.DataFrame:
    """Give the figures of `score` for entries that are at hand.

    Args:
        entries: Objects in the format of presidio-research.
        origin: What the entries came from, for a message.

    Raises:
        HeedError: An entry is not in the format, or there is none.
    """
    tally = _Tally()
    for order, entry in enumerate(entries, start=1):
        try:
            text, marks = _either(entry, "full_text", "text"), _marks(entry)
        except (KeyError, TypeError, ValueError):
            needed = "full_text, and spans with entity_type, start_position and end_position"
            raise HeedError(f"{origin}: entry {order} needs {needed}.") from None
        tally.add(text, marks, redactions(text))
    if not tally.words:
        raise HeedError(f"{origin} holds no text to score.")
    return tally.frame()


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        entries = _decoded(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise HeedError(f"{path} cannot be read: {problem.strerror}.") from None
    except (ValueError, RecursionError):
        raise HeedError(f"{path} is not JSON in UTF-8.") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise HeedError(f"{path} must hold a list of objects, each with full_text and spans.")
    return entries


def _decoded(written: str) -> Any:
    lines = [line for line in written.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].lstrip().startswith("{") and lines[0].rstrip().endswith("}"):
        return [json.loads(line) for line in lines]
    return json.loads(written)


def _either(held: dict[str, Any], name: str, other: str) -> Any:
    return held[name if name in held else other]


def _marks(entry: dict[str, Any]) -> list[Span]:
    text = _either(entry, "full_text", "text")
    if not isinstance(text, str):
        raise TypeError("full_text is not text")
    marks = [
        Span(
            int(_either(mark, "start_position", "start")),
            int(_either(mark, "end_position", "end")),
            str(mark["entity_type"]).upper(),
        )
        for mark in entry["spans"]
    ]
    if any(not 0 <= mark.start <= mark.end <= len(text) for mark in marks):
        raise ValueError("a mark outside its text")
    return marks


def _claimed_letters(text: str, mark: Span) -> set[int]:
    shown = text[mark.start : mark.end]
    if mark.kind == "PERSON":
        shown = _without_title(shown)
    return {mark.start + offset for offset, letter in enumerate(shown) if letter.isalnum()}


def _without_title(shown: str) -> str:
    """Put blanks for the titles and posts before a name, and the degrees behind it: Staff nurse Example, RN."""
    shown = _DEGREES.sub(lambda degree: " " * len(degree.group()), shown)
    words = list(_WORD.finditer(shown))
    for word in words:
        sense = vocabulary().get(word.group().casefold(), 0)
        # Porter alone is a family.
        is_title = sense & TITLE or (sense & ROLE and word is not words[-1]) or word.group().casefold() == "the"
        if not is_title:
            return " " * word.start() + shown[word.start() :]
    return ""


@dataclass
class _Tally:
    identifiers: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    placeholders: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    unclaimed: Counter[str] = field(default_factory=Counter)
    words: int = 0
    words_lost: int = 0

    def add(self, text: str, marks: list[Span], given: list[Span]) -> None:
        covered = {position for span in given for position in range(span.start, span.end)}
        self.unclaimed.update(mark.kind for mark in marks if mark.kind not in CLAIMED)
        for mark in marks:
            letters = _claimed_letters(text, mark)
            if mark.kind in CLAIMED and letters:
                self.identifiers[mark.kind] += 1
                self.found[mark.kind] += letters <= covered
        for span in given:
            self.placeholders[span.kind] += 1
            self.right[span.kind] += any(
                span.kind in CLAIMED.get(mark.kind, ()) and mark.start < span.end and span.start < mark.end
                for mark in marks
            )
        marked = {position for mark in marks for position in range(mark.start, mark.end)}
        for word in _WORD.finditer(text):
            if marked.isdisjoint(range(*word.span())):
                self.words += 1
                self.words_lost += not covered.isdisjoint(range(*word.span()))

    def frame(self) -> pd.DataFrame:
        rows = []
        for kind in sorted(self.identifiers):
            placeholders = sum(self.placeholders[name] for name in CLAIMED[kind])
            right = sum(self.right[name] for name in CLAIMED[kind])
            rows.append((kind, self.identifiers[kind], self.found[kind], placeholders, right))
        rows.append(
            ("ALL", self.identifiers.total(), self.found.total(), self.placeholders.total(), self.right.total()),
        )
        frame = pd.DataFrame(rows, columns=["type", "identifiers", "found", "placeholders", "right"])
        frame.insert(3, "recall", frame["found"] / frame["identifiers"])
        frame["precision"] = frame["right"] / frame["placeholders"]
        is_total = frame["type"] == "ALL"
        frame["words"] = pd.Series(self.words, index=frame.index, dtype="Int64").where(is_total)
        frame["words_lost"] = pd.Series(self.words_lost, index=frame.index, dtype="Int64").where(is_total)
        frame["lost_share"] = pd.Series(self.words_lost / self.words, index=frame.index).where(is_total)
        frame.attrs["unclaimed"] = dict(self.unclaimed.most_common())
        return frame
