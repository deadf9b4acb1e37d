"""Read one row of a table as mentions: one for each answer in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from collectors.files.column_names import ASKS, says_utc
from collectors.files.columns import Columns
from collectors.files.dates import read_date, to_utc
from collectors.files.no_answer import is_no_answer
from collectors.files.row_ids import cell_of, item_id, row_digest
from collectors.files.totals import TOTALS, is_total
from collectors.files.translated import in_one_language
from collectors.outcome import NO_TEXT, Found, LeftOut, Outcome, Refused, UnreadableError
from collectors.place import site_in, zone_of
from collectors.reading import Reading
from warehouse.mention import Mention

_NO_PLACE = frozenset(("unknown", "not known", "other", "none"))


def parse_row(source: str, payload: Mapping[str, Any], how: Reading) -> Iterator[Outcome]:
    """Read the answers in one row.

    Args:
        source: Name on the board of sources.
        payload: `cells`, text by header, and `row_id`, which tells the row from all others of its source.
        how: What was decided from the whole file.
    """
    columns = how.columns
    if columns is None:
        raise TypeError("a table is read with its columns decided")
    cells: Mapping[str, str] = payload["cells"]
    if is_total(cells, columns):
        yield LeftOut(TOTALS)
        return
    answers = [(header, _text(cells, columns, header)) for header in columns.text if header in cells]
    written = [(header, text) for header, text in answers if not is_no_answer(text)]
    yield from (LeftOut(NO_TEXT) for _ in range(len(answers) - len(written)))
    if not written:
        return
    own_site = _site(cells, how)
    service = _place(cell_of(cells, columns.service))
    rating = how.scale.read(cell_of(cells, columns.rating)) if how.scale else None
    language = _language(cell_of(cells, columns.language)) or how.provider.language
    row_id = payload.get("row_id") or row_digest(cells, columns)
    author = cell_of(cells, columns.author) or _respondent(cells, columns, row_id)
    for header, text in written:
        site = own_site or site_in(text, how.provider) or how.site
        try:
            date = read_date(cell_of(cells, columns.date), how.is_day_first, how.month_day)
            created_at = to_utc(date, "UTC" if says_utc(columns.date) else zone_of(site, how.provider))
        except UnreadableError as error:
            yield Refused(str(error), cells)
            return
        mention = Mention(
            source=source,
            item_id=item_id(row_id, header, how.known_texts or columns.text),
            provider=how.provider.name,
            created_at=created_at,
            text=text,
            site=site,
            service=service,
            author=author,
            question=_question(cells, columns, header),
            rating=rating,
            expected_language=language,
        )
        yield Found(mention, {"cells": _only(cells, columns, header), "row_id": row_id})


def _respondent(cells: Mapping[str, str], columns: Columns, row_id: str) -> str | None:
    """Name whoever gave the answers of one row, or of the rows of one id; None where each may be somebody else's."""
    if len(columns.text) > 1:
        return row_id
    own, asked = cell_of(cells, columns.id), cell_of(cells, columns.question)
    are_together = bool(own and asked) and row_id.startswith(f"{own}|{asked}")
    return row_id.replace(f"|{asked}", "", 1) if are_together else None


def _text(cells: Mapping[str, str], columns: Columns, header: str) -> str:
    text = in_one_language(cells[header])
    title = cell_of(cells, columns.title) if header == columns.text[0] else ""
    if is_no_answer(title) or title.rstrip(".\u2026") in text:
        return text
    return title if is_no_answer(text) else f"{title}\n\n{text}"


def _site(cells: Mapping[str, str], how: Reading) -> str | None:
    written = _place(cell_of(cells, how.columns.site)) if how.columns else None
    return (how.site_names.get(written.casefold(), written) or None) if written else None


def _place(text: str) -> str | None:
    return None if is_no_answer(text) or text.casefold() in _NO_PLACE else text


def _language(text: str) -> str | None:
    code = text.replace("_", "-").split("-")[0].casefold()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


def _question(cells: Mapping[str, str], columns: Columns, header: str) -> str | None:
    asked = cell_of(cells, columns.question)
    if asked:
        return asked
    return header if len(columns.text) > 1 or ASKS.search(header) else None


def _only(cells: Mapping[str, str], columns: Columns, header: str) -> dict[str, str]:
    wanted = [header, *(used for field, used in columns.used if field != "text")]
    return {name: cells[name] for name in wanted if name in cells}
