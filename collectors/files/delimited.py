"""Delimited text (CSV, TSV) as rows."""

import csv
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from collectors.files.header import SHOWN, find_header, usual_width
from collectors.files.row import Row, Table, fit_row
from config.errors import HeedError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LONGEST = 32 * 2**20
_SAMPLE = 200
_HINT = "sep="


@dataclass(frozen=True)
class _Rows:
    name: str
    open_text: Callable[[], TextIO]
    delimiter: str
    headers: tuple[str, ...]
    skipped: int

    def __iter__(self) -> Iterator[Row]:
        with self.open_text() as text:
            for record in itertools.islice(_records(self.name, text, self.delimiter), self.skipped, None):
                if record.is_open:
                    fault = f"a quotation mark is never closed: {record.lines} lines to the end could not be told apart"
                    yield Row(record.line, {self.headers[0]: record.values[0][:500]}, fault)
                else:
                    yield fit_row(record.line, self.headers, record.values)


def read_delimited(name: str, open_text: Callable[[], TextIO], encoding: str) -> Table:
    """Find the delimiter and the headers of a text file.

    Args:
        name: File name, for messages.
        open_text: Opens the file as text with untranslated line ends, as often as it is called.
        encoding: The encoding in words.

    Raises:
        HeedError: if the file has no rows below its header, or a line of more than 32 MiB.
    """
    delimiter = _delimiter(name, open_text)
    with open_text() as text:
        first = [record.values for record in itertools.islice(_records(name, text, delimiter), SHOWN)]
    if not first:
        raise HeedError(f"{name} is empty.")
    header = find_header(first)
    if len(first) <= header.skipped:
        raise HeedError(f"{name} has a header and no rows below it.")
    separated = f", separated by {DELIMITERS[delimiter]}" if len(header.names) > 1 else ""
    rows = _Rows(name, open_text, delimiter, header.names, header.skipped)
    return Table(header.names, rows, f"text in {encoding}{separated}{header.said}")


def _delimiter(name: str, open_text: Callable[[], TextIO]) -> str:
    with open_text() as text:
        hint = text.readline(10).strip().casefold()
        if hint.startswith(_HINT) and hint[len(_HINT) :] in DELIMITERS:
            return hint[len(_HINT) :]
    widths: dict[str, list[int]] = {}
    for delimiter in DELIMITERS:
        with open_text() as text:
            widths[delimiter] = [
                len(record.values) for record in itertools.islice(_records(name, text, delimiter), _SAMPLE)
            ]
    by_header = {delimiter: _fit(each, each[0]) for delimiter, each in widths.items() if each}
    best = max(by_header, key=lambda delimiter: by_header[delimiter], default=",")
    if by_header and by_header[best][0] > 0.5:
        return best
    # A title stands above the header: the width of most rows decides.
    by_rows = {delimiter: _fit(each, usual_width(each)) for delimiter, each in widths.items() if each}
    return max(by_rows, key=lambda delimiter: by_rows[delimiter], default=",")


def _fit(widths: Sequence[int], expected: int) -> tuple[float, int]:
    """Give the share of rows that are as wide as expected, and how wide; one column separates nothing."""
    return (sum(width == expected for width in widths) / len(widths), expected) if expected > 1 else (0.0, 0)


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    lines: int
    values: list[str]
    is_open: bool


def _records(name: str, text: TextIO, delimiter: str) -> Iterator[_Record]:
    csv.field_size_limit(_LONGEST)
    lines = _Lines(name, text)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        line = lines.read + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"{name}, lines {line} to {lines.read}: {error}. Is a quotation mark left open there?"
            raise HeedError(message) from error
        is_hint = line == 1 and bool(values) and values[0].casefold().startswith(_HINT) and not any(values[1:])
        if not is_hint and any(value.strip() for value in values):
            yield _Record(line, lines.read - line + 1, values, lines.has_ended)


class _Lines:
    """Lines of a text, none longer than a person could have meant, and whether the text has come to its end."""

    def __init__(self, name: str, text: TextIO) -> None:
        self._name = name
        self._text = text
        self.read = 0
        self.has_ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST)
        if not line:
            self.has_ended = True
            raise StopIteration
        self.read += 1
        if len(line) == _LONGEST:
            raise HeedError(f"{self._name}, line {self.read} is longer than {_LONGEST >> 20} MB: this is not a table.")
        return line
