"""JSON and JSON lines as rows, and as the pages that X and Reddit answer with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, TextIO

from collectors.files.json_held import Document, each_held, flat, holding_name, with_place
from collectors.files.row import Row, Table, name_columns
from config.errors import HeedError

_LONGEST = 256 * 2**20
_ASKED = ("question", "question_text", "questionText", "prompt", "label")
_ANSWERED = ("answer", "value", "response", "text", "answer_text", "answerText")
_MOST_QUESTIONS = 300
_SAMPLE = 200
_Flat = Callable[[dict[str, Any]], dict[str, Any]]


def read_json_rows(name: str, open_text: Callable[[], TextIO], encoding: str) -> Table:
    """See a JSON array of objects, one object that holds such an array, or one object a line, as a table.

    What stands in an object within an object gets a column of its own, `reviewer.displayName`, and so does each
    question of an array of objects that hold a question and its answer. Where each object is a place and holds its
    feedback, what it holds is the rows.

    Args:
        name: File name, for messages.
        open_text: Opens the file as text, as often as it is called.
        encoding: The encoding in words.

    Raises:
        HeedError: if nothing in the file is an object with named values.
    """
    held_by = _array_in(name, open_text)
    within = holding_name(record for _, record, _ in islice(_each_record(name, open_text, held_by), _SAMPLE))

    def records() -> Iterator[Document]:
        each = _each_record(name, open_text, held_by)
        return each_held(each, within) if within else each

    flattened: _Flat = _with_answers
    headers = _headers(flattened, records())
    if len(headers) > _MOST_QUESTIONS:
        flattened = flat
        headers = _headers(flattened, records())
    if not headers:
        raise HeedError(f"{name} holds no JSON objects with named values: write one object a line.")
    names = name_columns(tuple(headers))
    rows = _Rows(records, dict(zip(headers, names, strict=True)), flattened)
    holders = [repr(holder) for holder in (held_by, within) if holder]
    under = f", the objects under {' and '.join(holders)}" if holders else ""
    return Table(names, rows, f"JSON in {encoding}{under}")


def read_documents(name: str, open_text: Callable[[], TextIO]) -> Iterator[Document]:
    """Yield line, JSON document and fault (empty when there is none); numbers stay text, so that ids keep every digit.

    A file is either one document or one document a line.

    Raises:
        HeedError: if the whole file is one document that is not valid JSON, or is larger than 256 MB.
    """
    with open_text() as text:
        first = text.readline(_LONGEST)
        is_lines = not _document(1, first)[2] and any(line.strip() for line in text)
    with open_text() as text:
        if is_lines:
            yield from (_document(number, line) for number, line in enumerate(text, 1) if line.strip())
            return
        whole = text.read(_LONGEST)
    if len(whole) == _LONGEST:
        raise HeedError(f"{name} is one JSON document of more than 256 MB: write one object a line (JSON lines).")
    number, document, fault = _document(1, whole)
    if fault:
        raise HeedError(f"{name} is not valid JSON: {fault}.")
    yield number, document, ""


@dataclass(frozen=True)
class _Rows:
    records: Callable[[], Iterator[Document]]
    names: dict[str, str]
    flattened: _Flat

    def __iter__(self) -> Iterator[Row]:
        empty = dict.fromkeys(self.names.values(), "")
        for line, record, fault in self.records():
            if isinstance(record, dict):
                yield Row(
                    line, empty | {self.names[key]: _cell(value) for key, value in self.flattened(record).items()}
                )
            else:
                yield Row(line, dict(empty), fault or "not an object with named values")


def _array_in(name: str, open_text: Callable[[], TextIO]) -> str | None:
    """Find under which name the only object of a file holds its rows; None where the file is not of that kind."""
    documents = read_documents(name, open_text)
    first, second = next(documents, None), next(documents, None)
    if not first or second or not isinstance(first[1], dict):
        return None
    arrays = {
        key: value for key, value in flat(first[1]).items()
        if isinstance(value, list) and value and all(isinstance(record, dict) for record in value)
    }  # fmt: skip
    return max(arrays, key=lambda key: len(arrays[key]), default=None)


def _with_answers(record: dict[str, Any]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    named = flat(record)
    for key, value in named.items():
        answers = list(map(_answer, value)) if isinstance(value, list) else []
        told = [answer for answer in answers if answer]
        if told and len(told) == len(answers):
            for question, answer in told:
                header = f"{key}.{question}" if question in named else question
                cells[header] = f"{_cell(cells[header])}\n{_cell(answer)}" if header in cells else answer
        else:
            cells[key] = value
    return cells


def _answer(item: Any) -> tuple[str, Any] | None:
    """Give question and answer of an object that holds one of each."""
    if not isinstance(item, dict):
        return None
    asked = [item[name] for name in _ASKED if isinstance(item.get(name), str) and item[name].strip()]
    answered = [item[name] for name in _ANSWERED if name in item]
    return (asked[0], answered[0]) if asked and answered else None


def _headers(flattened: _Flat, records: Iterator[Document]) -> dict[str, None]:
    headers: dict[str, None] = {}
    for _, record, _ in records:
        if isinstance(record, dict):
            headers.update(dict.fromkeys(flattened(record)))
    return headers


def _each_record(name: str, open_text: Callable[[], TextIO], held_by: str | None) -> Iterator[Document]:
    """Yield the objects of the array that a file is or holds, by position, or those that each line holds, by line."""
    documents = read_documents(name, open_text)
    first, second = next(documents, None), next(documents, None)
    if first and held_by is not None:
        holder = flat(first[1])
        yield from ((position, with_place(record, holder), "") for position, record in enumerate(holder[held_by], 1))
        return
    if first and second is None and isinstance(first[1], list):
        yield from ((position, record, "") for position, record in enumerate(first[1], 1))
        return
    for line, document, fault in chain((found for found in (first, second) if found), documents):
        if isinstance(document, list) and document and all(isinstance(record, dict) for record in document):
            yield from ((line, record, "") for record in document)
        else:
            yield line, document, fault


def _document(number: int, text: str) -> Document:
    try:
        return number, _loads(text), ""
    except json.JSONDecodeError as error:
        return number, None, f"{error.msg.removesuffix(' at')} at line {error.lineno}, character {error.colno}"
    except RecursionError:
        return number, None, "it is nested too deeply"


def _loads(text: str) -> Any:
    return json.loads(text.removeprefix("\ufeff"), parse_int=str, parse_float=_decimal, parse_constant=lambda _: "")


def _decimal(number: str) -> str:
    return number.removesuffix(".0")


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value)
