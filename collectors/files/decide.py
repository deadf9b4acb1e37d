"""Look at a whole table once, and decide how its rows are read."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from collectors.earlier import Earlier
from collectors.files.by_cells import said_of_cells, told_by_cells
from collectors.files.chosen import Chosen
from collectors.files.column_names import plain_header, says_utc
from collectors.files.columns import Guess, guess
from collectors.files.date_order import DateTally
from collectors.files.given_day import DAY
from collectors.files.known_rows import ids_by, known_by, said_of
from collectors.files.place_names import PlaceTally
from collectors.files.ratings import RatingTally
from collectors.files.rejects import is_reject_file, restore
from collectors.files.row import Line, Row, Table
from collectors.files.row_ids import RowIds, cell_of
from collectors.files.sheet_places import SHEET, placed_by_sheet, with_sheet
from collectors.files.spool import Spool
from collectors.files.totals import is_total
from collectors.place import zone_of
from collectors.reading import Reading
from config.settings import Provider

_SAMPLE = 2_000
_REVIEW_HEADERS = frozenset(
    ("stars", "star rating", "review", "review title", "review text", "review body", "reviewer")
)


class DecidedTable:
    """A table, with everything about it decided.

    Attributes:
        headers: Its columns, without those that a reject file adds.
        guessed: Which column holds what.
        reading: How its rows are parsed.
        decided: What was decided, one sentence each.
    """

    def __init__(
        self,
        table: Table,
        provider: Provider,
        chosen: Chosen,
        earlier: Earlier,
        *,
        spool: Spool,
        spelling: str,
        progress: Callable[[int], None],
    ) -> None:
        site, self.headers, rows = chosen.site, table.headers, iter(table.rows)
        sample = list(islice(rows, _SAMPLE))

        def find(wanted: Mapping[str, str]) -> Guess:
            return told_by_cells(guess(self.headers, sample, wanted), sample, provider, wanted)

        self.guessed, by_sheet = placed_by_sheet(find, self.headers, table.sheets, chosen.columns or {}, provider, site)
        with_sheets = (*self.headers, SHEET) if table.sheets else self.headers
        self.headers = with_sheets if by_sheet.are_read else self.headers
        self._spool = spool
        self._ids = RowIds(self.guessed.columns)
        columns = self.guessed.columns
        dates, ratings, places = DateTally(), RatingTally(), PlaceTally(columns)
        for count, row in enumerate(map(with_sheet, chain(sample, rows)), 1):
            is_of_totals = is_total(row.cells, columns)
            spool.add((row.line, row.cells, "" if is_of_totals else row.fault))
            if not row.fault and not is_of_totals:
                dates.add(cell_of(row.cells, columns.date))
                self._ids.add(row.cells)
                if columns.rating:
                    ratings.add(row.cells[columns.rating])
                places.add(row.cells)
            progress(count)
        order = dates.decide(columns.date, spelling)
        scale, rated = (
            ratings.decide(columns.rating, self.guessed.reasons["rating"] == "you said so")
            if columns.rating
            else (None, "")
        )
        named = places.decide(provider, site, earlier.places, by_sheet.are_guessed)
        known = known_by(columns, earlier.columns, with_sheets, spool, earlier.held)
        if known == columns:
            told_apart = self._ids.settle()
        else:
            self._ids, told_apart = ids_by(known, spool)
        known_texts = () if known == columns else known.text
        self.reading = Reading(
            provider=provider,
            site=site,
            columns=columns,
            is_day_first=order.is_day_first,
            month_day=chosen.month_day,
            scale=scale,
            site_names=named.sites,
            known_texts=known_texts,
            places=named.kept,
        )
        zone = "is UTC, as its column says" if says_utc(columns.date) else f"is local time in {zone_of(site, provider)}"
        said = (
            f"Read as {table.described}.",
            f"All rows are of {sample[0].cells[DAY]}, as --day says." if columns.date == DAY else order.sentence,
            dates.said_of_no_day(order.is_day_first, chosen.month_day),
            f"A date without a time zone {zone}.",
            *said_of_cells(self.guessed),
            rated,
            told_apart,
            by_sheet.said,
            *named.said,
            said_of(known, columns),
        )
        self.decided = tuple(sentence for sentence in said if sentence)

    def rows(self) -> Iterator[tuple[Line, dict[str, Any], str]]:
        """Give line, payload for parse, and fault of every row."""
        for line, cells, fault in self._spool:
            payload = {} if fault else {"row_id": self._ids.name(cells)}
            if SHEET not in self.headers:
                cells.pop(SHEET, None)
            yield line, {"cells": cells, **payload}, fault


def corrected(table: Table) -> Table:
    """Take off what a reject file adds to the rows it holds, read once then; other tables stay as they are."""
    if not is_reject_file(table.headers):
        return table
    added = table.headers[:2]

    def rows() -> Iterator[Row]:
        for row in table.rows:
            cells = {restore(header): restore(cell) for header, cell in row.cells.items() if header not in added}
            yield Row(row.line, cells, row.fault)

    return Table(tuple(map(restore, table.headers[2:])), rows(), table.described)


def source_of_table(table: Table) -> str:
    """Take a table for reviews where its headers speak of stars or reviews, else for a survey."""
    return "review" if _REVIEW_HEADERS & {plain_header(header) for header in table.headers} else "survey"
