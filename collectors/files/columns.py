"""Which column of a table holds what? Guessed from names and contents, or said by a person."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from itertools import islice
from typing import Any

from collectors.files.chosen_columns import chosen_header
from collectors.files.column_names import (
    ASKS,
    SYNONYMS,
    asks_how_it_was,
    asks_where,
    asks_which,
    identifies,
    may_name_place,
    plain_header,
    rates_trouble,
    replies,
    without_zone,
)
from collectors.files.dates import looks_like_date
from collectors.files.given_day import DAY
from collectors.files.no_answer import is_no_answer
from collectors.files.rating_words import further_words
from collectors.files.ratings import is_no_rating, looks_like_rating
from collectors.files.row import Row, listed
from collectors.files.stated_scale import states_scale
from config.errors import HeedError

_CHECKED = 300
_MOST_WORDS_OF_A_NAME = 4
_NO_NAMES = (
    "The first row looks like an answer, not like names of columns: put a row of names above it, such as "
    "date, site, rating, comment."
)
_PLACES = ("site", "service")
_YES_OR_NO = frozenset(("yes", "no", "maybe", "not sure", "don't know", "to some extent", "yes, definitely"))


@dataclass(frozen=True)
class Columns:
    """Which headers hold which field; `text` may be several columns, one for each question."""

    text: tuple[str, ...]
    date: str
    title: str | None = None
    author: str | None = None
    rating: str | None = None
    question: str | None = None
    site: str | None = None
    service: str | None = None
    id: str | None = None
    language: str | None = None

    # Asked of every row.
    @cached_property
    def used(self) -> tuple[tuple[str, str], ...]:
        """Field and header of everything that is used, in the order of the fields."""
        single = ((f.name, getattr(self, f.name)) for f in fields(self)[1:])
        return (*(("text", header) for header in self.text), *((name, header) for name, header in single if header))


@dataclass(frozen=True)
class Guess:
    """A mapping, and how sure each field of it is.

    Attributes:
        columns: The mapping.
        reasons: By field: `you said so`, `by its name` or `by its contents`.
        not_used: Headers that no field takes.
        identifiers: Those of them that look as if they identify a patient.
        further_texts: Those of them that hold sentences, too, where nobody said which columns do.
    """

    columns: Columns
    reasons: Mapping[str, str]
    not_used: tuple[str, ...]
    identifiers: tuple[str, ...]
    further_texts: tuple[str, ...] = ()


def guess(headers: Sequence[str], sample: Sequence[Row], chosen: Mapping[str, str] | None = None) -> Guess:
    """Find the columns of a table.

    Args:
        headers: All headers.
        sample: Some rows from its start.
        chosen: Field to header, as a person said it: it wins. `text` may name several, joined by `+`;
            an empty header means that the field is not to be used.

    Raises:
        HeedError: if a chosen field or header does not exist, or no text or date column can be found.
    """
    found: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for field, wanted in (chosen or {}).items():
        found[field] = chosen_header(field, wanted, headers)
        reasons[field] = "you said so"
    identifiers = tuple(header for header in headers if identifies(header))
    written_back = replies(headers)
    free = [header for header in headers if header not in identifiers and header not in written_back]
    cells = {header: [row.cells.get(header, "").strip() for row in sample if not row.fault] for header in free}
    for field in ("date", "rating", "question", "site", "service", "id", "author", "language", "text", "title"):
        if field not in found:
            named = _by_name(field, _untaken(free, found), cells)
            if named:
                found[field] = named if field == "text" else named[0]
                reasons[field] = "by its name"
    _guess_by_contents(found, reasons, free, cells)
    for field in ("date", "text"):
        titled = [header for header in _untaken(free, found) if plain_header(header) in SYNONYMS[field]]
        if field not in found and titled:
            # Its cells do not look the part, but each of them can then be refused with its own reason.
            found[field], reasons[field] = (tuple(titled[:1]) if field == "text" else titled[0]), "by its name"
    columns = _complete(found, headers)
    if looks_like_date(columns.date):
        raise HeedError(_NO_NAMES)
    used = {header for _, header in columns.used}
    not_used = tuple(header for header in headers if header not in used)
    worded = () if reasons["text"] == "you said so" else _worded(_untaken(free, found), cells)
    return Guess(
        columns, reasons, not_used, tuple(header for header in identifiers if header in not_used), tuple(worded)
    )


def _untaken(free: Sequence[str], found: Mapping[str, Any]) -> list[str]:
    taken = {header for value in found.values() for header in (value if isinstance(value, tuple) else (value,))}
    return [header for header in free if header not in taken]


def _by_name(field: str, headers: Sequence[str], cells: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Find the header of a field, of texts several that share a word: `Service review`, `Product review`."""
    plain = {header: without_zone(header) for header in headers}
    for synonym in SYNONYMS[field]:
        for header in headers:
            if plain[header] == synonym and _suits(field, header, cells[header]):
                return (header,)
    if field in ("author", "id", "title", "language"):
        return ()
    for synonym in SYNONYMS[field]:
        part = re.compile(rf"\b{re.escape(synonym)}{'s?' if field in _PLACES else ''}\b")
        named = [
            header for header in headers
            if len(synonym) > 3 and part.search(plain[header]) and _may_be(field, synonym, header, cells[header])
        ]  # fmt: skip
        if named:
            return tuple(named) if field == "text" else (named[0],)
    tells = {"site": (asks_where,), "rating": (states_scale, asks_how_it_was)}.get(field, ())
    told = (header for tell in tells for header in headers if tell(header) and _suits(field, header, cells[header]))
    return tuple(islice(told, 1))


def _may_be(field: str, synonym: str, header: str, cells: Sequence[str]) -> bool:
    """Tell whether a header of which a part is a name of a field is one of it."""
    if field == "text":
        return _is_free_text(cells, 2)
    if field in _PLACES and not may_name_place(header, field):
        return False
    if field == "rating":
        return not rates_trouble(header) and _suits(field, header, cells)
    is_asked = bool(ASKS.search(header))
    return _suits(field, header, cells) and (not is_asked or (field in _PLACES and asks_which(header, synonym)))


def _suits(field: str, header: str, cells: Sequence[str]) -> bool:
    says_nothing = is_no_rating if field == "rating" else operator.not_
    filled = [cell for cell in cells if not says_nothing(cell)][:_CHECKED]
    if not filled:
        return False
    distinct = len(set(filled))
    if field == "date":
        return _share(filled, lambda cell: looks_like_date(cell) or cell.replace(".", "", 1).isdigit()) > 0.5
    if field == "rating":
        return _share(filled, partial(looks_like_rating, further=further_words(header))) > 0.6
    if field == "text":
        return _share(filled, looks_like_rating) < 0.5 and _share(filled, looks_like_date) < 0.5
    if field == "title":
        return sum(len(cell.split()) for cell in filled) >= 1.5 * len(filled)
    if field in _PLACES:
        return _could_name_places(filled, distinct)
    if field == "question":
        return distinct <= max(20, len(filled) / 3) and max(map(len, filled)) < 300
    return field != "language" or max(map(len, filled)) < 30


def _could_name_places(filled: Sequence[str], distinct: int) -> bool:
    if _share(filled, _is_verdict) > 0.5 or all(map(_is_number, filled)):
        return False
    is_name = sum(len(cell.split()) for cell in filled) <= 5 * len(filled) or distinct <= len(filled) / 3
    return is_name and distinct <= max(20, len(filled) / 3)


def _guess_by_contents(
    found: dict[str, Any], reasons: dict[str, str], free: Sequence[str], cells: Mapping[str, list[str]]
) -> None:
    if "date" not in found:
        for header in _untaken(free, found):
            filled = [cell for cell in cells[header] if cell][:_CHECKED]
            if filled and _share(filled, looks_like_date) > 0.8:
                found["date"], reasons["date"] = header, "by its contents"
                break
    if reasons.get("text") == "you said so":
        return
    answers = [header for header in _untaken(free, found) if _asks(header) and _is_free_text(cells[header], 2)]
    if answers and not found.get("question") and len(answers) + len(found.get("text", ())) > 1:
        together = {*answers, *found.get("text", ())}
        found["text"] = tuple(header for header in free if header in together)
        reasons["text"] = "by its contents"
    if not found.get("text"):
        worded = _worded(_untaken(free, found), cells)
        if worded:
            found["text"] = (max(worded, key=lambda header: sum(map(len, cells[header]))),)
            reasons["text"] = "by its contents"


def _worded(headers: Sequence[str], cells: Mapping[str, list[str]]) -> list[str]:
    return [header for header in headers if _is_free_text(cells[header], 3)]


def _asks(header: str) -> bool:
    """Tell whether a header asks for words about the care, not for a name of where it was given."""
    places = (place for field in _PLACES for place in SYNONYMS[field])
    return bool(ASKS.search(header)) and not asks_where(header) and not any(asks_which(header, each) for each in places)


def _is_free_text(cells: Sequence[str], words: float) -> bool:
    filled = [cell for cell in cells if not is_no_answer(cell)][:_CHECKED]
    if not filled or _share(filled, looks_like_rating) > 0.5 or _share(filled, looks_like_date) > 0.5:
        return False
    is_varied = len(set(filled)) > len(filled) / 5 or len(filled) < 10
    return is_varied and sum(len(cell.split()) for cell in filled) >= words * len(filled)


def _is_verdict(cell: str) -> bool:
    """Tell a mark in words, yes or no from the name of a place."""
    return cell.casefold() in _YES_OR_NO or (not _is_number(cell) and looks_like_rating(cell))


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _complete(found: Mapping[str, Any], headers: Sequence[str]) -> Columns:
    own = [header for header in headers if header != DAY]
    if len(own) == 1 and not ASKS.search(own[0]) and len(plain_header(own[0]).split()) > _MOST_WORDS_OF_A_NAME:
        raise HeedError(_NO_NAMES)
    advice = {
        "text": "--map text=Comment.",
        "date": "--map date=Date; if none is, name the day that all rows are of, as with --day 2026-03-31.",
    }
    for field in advice:
        if not found.get(field):
            raise HeedError(
                f"No column looks like the {field} of the feedback: the columns are {listed(own)}. "
                f"Say which it is with {advice[field]}"
                + (" If that is a title above the columns, delete its line." if len(own) == 1 else "")
            )
    if DAY in headers and found["date"] != DAY:
        raise HeedError(
            f"--day is for files without dates, and this one has them in {found['date']!r}: leave --day out, or say "
            f"that these are others with --map date={DAY}."
        )
    return Columns(**found)
