"""Single mentions as rows of a file, streamed, with the rights of each source in the query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv, parquet

from config.home import Home
from config.rights import Rights
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader, writing

Progress = Callable[[str, int, int | None], None]
_BATCH = 100_000
# Time is coarsened to the week and the author's number stays here: a day and a number point at a person.
_COLUMNS = """mention_id, NULL::VARCHAR AS item_id, m.provider AS provider, {site} AS site, {service} AS service,
    source::VARCHAR AS source, week, {text} AS text, {question} AS question, rating, language,
    sentiment::VARCHAR AS sentiment, sentiment_probability, compound, severity::INTEGER AS severity,
    array_to_string(urgency, ' ') AS urgency, array_to_string(themes, ' ') AS themes, is_about_care, is_repost"""
_WHERE = """FROM mention AS m WHERE m.provider = $provider AND day BETWEEN $first_day AND $last_day
    AND ($sites::VARCHAR[] IS NULL OR list_contains($sites::VARCHAR[], site))
    AND list_contains($sources::VARCHAR[], source)"""
# A spreadsheet takes a cell that begins with one of these for a formula.
_HARMLESS = "CASE WHEN regexp_matches({0}, '^[=+\\-@\t\r\n]') THEN chr(39) || {0} ELSE {0} END"
_TEXTS = ("site", "service", "text", "question")


@dataclass(frozen=True)
class ExportedMentions:
    """What was written.

    Attributes:
        rows: Mentions in full, of sources whose text may be exported.
        ids: Mentions as the id at their source only.
        withheld: Mentions by source that may not be exported at all.
        mention_ids: A column `mention_id` of all that was written.
    """

    rows: int
    ids: int
    withheld: Mapping[str, int]
    mention_ids: pa.Table


def export_mentions(
    home: Home,
    rights: Mapping[str, Rights],
    path: Path,
    provider: str,
    first_day: date,
    last_day: date,
    sites: list[str] | None = None,
    progress: Progress = lambda _stage, _done, _total: None,
) -> ExportedMentions:
    """Write the mentions of some days to a file that ends in `.csv` or `.parquet`.

    In full where the source's text may be exported; its id alone where only that may; else not at all.

    Raises:
        FileNotFoundError: if nothing was published.
    """
    snapshot = current_snapshot(home)
    if snapshot is None:
        raise FileNotFoundError(home.current)
    given: dict[str, Any] = {"provider": provider, "first_day": first_day, "last_day": last_day, "sites": sites}
    full = [name for name, right in rights.items() if right.may_export]
    ids = [name for name, right in rights.items() if right.may_export_ids and not right.may_export]
    with connect_reader(snapshot, all_cores=True) as con:
        others = {**given, "sources": [name for name in rights if name not in (*full, *ids)]}
        withheld = con.execute(f"SELECT source, count(*) {_WHERE} GROUP BY source ORDER BY source", others).fetchall()
        total = con.execute(f"SELECT count(*) {_WHERE}", {**given, "sources": full}).fetchall()[0][0]
        named = con.execute(f"SELECT mention_id {_WHERE}", {**given, "sources": ids}).to_arrow_table()
        reader = con.execute(_query(path.suffix == ".csv"), {**given, "sources": full}).to_arrow_reader(_BATCH)
        chunks = [named.select(["mention_id"])]
        with _sink(path, reader.schema) as sink:
            done = 0
            for batch in reader:
                sink.write_batch(batch)
                chunks.append(pa.Table.from_batches([batch.select(["mention_id"])]))
                done += batch.num_rows
                progress("mentions", done, total)
            with_ids = _item_ids(home, named, reader.schema)
            sink.write_table(with_ids)
    written = pa.concat_tables([chunk.cast(pa.schema([("mention_id", pa.int64())])) for chunk in chunks])
    return ExportedMentions(total, with_ids.num_rows, dict(withheld), written)


def _query(is_csv: bool) -> str:
    shown = {name: _HARMLESS.format(name) if is_csv else name for name in _TEXTS}
    return f"SELECT {_COLUMNS.format(**shown)} {_WHERE}"


def _item_ids(home: Home, named: pa.Table, schema: pa.Schema) -> pa.Table:
    """Ids at the source are private: only the inbox has them, and only for items that are still held."""
    empty = schema.empty_table()
    if not named.num_rows:
        return empty
    with writing(home, "inbox", "heed export") as con:
        con.register("named", named)
        found = con.execute(
            "SELECT mention_id, item_id, batch.source AS source FROM raw_item JOIN batch USING (batch_id) "
            "SEMI JOIN named USING (mention_id) ORDER BY item_id"
        ).to_arrow_table()
        con.unregister("named")
    columns = {
        field.name: found[field.name].cast(field.type) if field.name in found.column_names
        else pa.nulls(found.num_rows, field.type)
        for field in schema
    }  # fmt: skip
    return pa.table(columns, schema=schema)


def _sink(path: Path, schema: pa.Schema) -> Any:
    if path.suffix == ".csv":
        return csv.CSVWriter(path, schema)
    return parquet.ParquetWriter(path, schema, compression="zstd")
