"""Where does a table begin? Titles may stand above its header, and some programs write a header of several rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from collectors.files.column_names import ASKS, SYNONYMS, plain_header
from collectors.files.dates import looks_like_date
from collectors.files.ratings import looks_like_rating
from collectors.files.row import name_columns

# So many rows show where a table begins.
SHOWN = 40
_MOST_TITLES = 10
_MOST_TITLE_CELLS = 3
_LONGEST_NAME = 300
_FEWEST_WORDS_OF_A_QUESTION = 4
_IMPORT_ID = '{"ImportId"'
_OPEN_ENDED = frozenset(("Response", "Open-Ended Response"))


@dataclass(frozen=True)
class Header:
    """What stands before the first row of a table.

    Attributes:
        skipped: Rows before it: titles and the header itself.
        names: A name of its own for each column.
        said: What was found besides a plain header, to end a sentence with; mostly empty.
    """

    skipped: int
    names: tuple[str, ...]
    said: str

    @property
    def speaks_of_feedback(self) -> bool:
        """Tell whether the names are those of dates and of texts, not those of a cover or of notes."""
        plain = [plain_header(name) for name in self.names]
        words = {word for name in plain for word in (name, *name.split())}
        asks = any(ASKS.search(name) for name in self.names)
        return bool(words.intersection(SYNONYMS["date"])) and (asks or bool(words.intersection(SYNONYMS["text"])))


def find_header(first: Sequence[Sequence[str]]) -> Header:
    """Find the header among the first rows that hold anything, the very first of them included.

    Titles are rows of few cells, the first one filled, above a row of names that is about as wide as the table.
    SurveyMonkey writes a second row under its questions, Qualtrics the questions and a row of ids; and in spreadsheets
    cells are merged over several columns or down two rows.
    """
    rows = [_trimmed(row) for row in first[:SHOWN]]
    titles = _titles_above(rows)
    names, height, said = _names(rows[titles : titles + 3])
    if titles:
        shown = " / ".join(" ".join(filter(None, map(str.strip, row))) for row in rows[:titles])
        said = f"; its title {shown!r} is left out{said}"
    return Header(titles + height, name_columns(names), said)


def usual_width(widths: Sequence[int]) -> int:
    """Give the greatest width that is no single row's."""
    return max((width for width, rows in Counter(widths).items() if rows > 1), default=max(widths))


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _titles_above(rows: Sequence[Sequence[str]]) -> int:
    usual = usual_width([len(row) for row in rows])
    titles = 0
    while titles < min(_MOST_TITLES, len(rows) - 1) and _is_title(rows[titles], usual):
        if _needs_upper(rows[titles : titles + 2]):
            break
        titles += 1
    return titles if titles and (_are_names(rows[titles], usual) or _in_two_rows(rows[titles : titles + 2])) else 0


def _is_title(row: Sequence[str], usual: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    return bool(row) and bool(row[0].strip()) and filled <= min(_MOST_TITLE_CELLS, usual / 2)


def _are_names(row: Sequence[str], usual: int) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > usual / 2 and len(cells) > 1 and all(map(_is_name, cells))


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and not cell[0].isdigit() and not looks_like_date(cell) and not _is_mark(cell)


def _is_mark(cell: str) -> bool:
    is_letter = len(cell) == 1 and cell.isalpha()  # "N" may name a column
    return not is_letter and looks_like_rating(cell) and plain_header(cell) not in SYNONYMS["rating"]


def _names(rows: Sequence[Sequence[str]]) -> tuple[list[str], int, str]:
    """Give the names, how many rows they stand in, and what is said of it."""
    header = list(rows[0]) if rows else []
    for height in range(1, len(rows)):
        ids = [cell for cell in rows[height] if cell.strip()]
        if ids and 2 * sum(cell.lstrip().startswith(_IMPORT_ID) for cell in ids) > len(ids):
            asked = _filled_up(rows[1], len(header)) if height == 2 else header
            names = [_telling(name, question) for name, question in zip(header, asked, strict=True)]
            return names, height + 1, f"; its header has {height + 1} rows, as Qualtrics writes it"
    below = rows[1] if len(rows) > 1 else []
    if below and not below[0].strip() and _OPEN_ENDED.intersection(map(str.strip, below)):
        return _under_questions(header, below), 2, "; its header has 2 rows, as SurveyMonkey writes it"
    merged = _in_two_rows(rows)
    return (merged, 2, "; its header has 2 rows of merged cells") if merged else (header, 1, "")


def _in_two_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give the names of a header of two rows, of which the upper has gaps; none where the second is no such row."""
    if len(rows) < 2:
        return []
    width = max(map(len, rows[:2]))
    upper, lower = ([cell.strip() for cell in _filled_up(row, width)] for row in rows[:2])
    if all(upper) or not any(upper) or not all(_is_name(cell) for cell in (*upper, *lower) if cell):
        return []
    names, group = [], ""
    for above, name in zip(upper, lower, strict=True):
        group = above or group
        names.append(f"{group}: {name}" if lower.count(name) > 1 and name else name or above)
    is_known = any(ASKS.search(name) or _is_known(name) for name in lower)
    return names if is_known and all(names) and Header(2, tuple(names), "").speaks_of_feedback else []


def _needs_upper(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the second row lacks names that stand in the first."""
    lacks = any(above.strip() and not name.strip() for above, name in zip(*map(list, rows), strict=False))
    return lacks and bool(_in_two_rows(rows))


def _is_known(name: str) -> bool:
    return any(plain_header(name) in names for names in SYNONYMS.values())


def _filled_up(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))][:width]


def _telling(name: str, question: str) -> str:
    """Take the question for the short name that stands above it, unless heed knows the name."""
    is_question = bool(ASKS.search(question)) or len(question.split()) >= _FEWEST_WORDS_OF_A_QUESTION
    return question if is_question and not _is_known(name) else name


def _under_questions(header: Sequence[str], below: Sequence[str]) -> list[str]:
    width = max(len(header), len(below))
    names, question = [], ""
    for written, part in zip(_filled_up(header, width), _filled_up(below, width), strict=True):
        question = written.strip() or question
        is_whole = bool(written.strip()) and part.strip() in ("", *_OPEN_ENDED)
        names.append(question if is_whole else f"{question}: {part.strip()}")
    return names
