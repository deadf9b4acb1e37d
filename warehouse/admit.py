"""Let mentions through the gate into the store: redacted, numbered, dated, each once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from config.settings import Provider, Settings
from warehouse import gate
from warehouse.clean_text import clean
from warehouse.inbox import Batch
from warehouse.judgements import drop_judgements
from warehouse.mention import Mention, mention_id
from warehouse.redactor import names_to_keep, redactor
from warehouse.revision import changed, keep_revisions, newer, of_older_gate
from warehouse.store import Connection, transaction
from warehouse.voice import voice

_CHUNK = 10_000
Redact = Callable[[str], str]


@dataclass(frozen=True)
class Admitted:
    """How many mentions entered the store, how many it knew already, and of how many of these the text was edited."""

    stored: int
    known: int
    revised: int = 0


def admit(
    con: Connection,
    mentions: Iterable[Mention],
    *,
    batch: Batch,
    key: bytes,
    settings: Settings,
    progress: Callable[[int], None] = lambda count: None,
) -> Admitted:
    """Pass a batch through the gate into the store, in one transaction.

    A known mention is left as it is, unless a later version of it has other words, or today's gate leaves other words
    of it than an older one did: then it takes the place of the one that is held, whose labels no longer count.

    Args:
        con: The store, open for writing.
        mentions: As parsed; authors and identifiers still in them.
        batch: Where they came in.
        key: The secret of the voice numbers.
        settings: For the names that stay readable and the time zones.
        progress: Called with the number of mentions of each chunk that is done.
    """
    provider = settings.provider(batch.provider)
    admitted_at = datetime.now(UTC).replace(tzinfo=None)
    redact = _redactor(names_to_keep(provider))
    redact_place = _redactor(names_to_keep(provider) | frozenset(batch.options.get("places", ())))
    day_of = _calendar(provider)
    stored = seen = revised = 0
    with transaction(con):
        for chunk in _chunks(mentions):
            numbered = {mention_id(mention.provider, mention.source, mention.item_id): mention for mention in chunk}
            new = _unknown(con, numbered)
            held = {number: mention for number, mention in numbered.items() if number not in new}
            later = newer(con, held) | of_older_gate(con, held)
            rows = [
                _row(number, each, key, redact, redact_place, day_of(each)) for number, each in (new | later).items()
            ]
            edited = changed(con, {row[0]: row[_TEXT] for row in rows if row[0] in later})
            rows = [row for row in rows if row[0] in new or row[0] in edited]
            if edited:
                drop_judgements(con, edited)
            if rows:
                _insert(con, rows, batch.batch_id, admitted_at)
            keep_revisions(con, new | later)
            seen += len(chunk)
            stored += len(new)
            revised += len(edited)
            progress(len(chunk))
        con.execute(
            "INSERT OR REPLACE INTO batch VALUES ($batch_id, $provider, $source, $origin, $items, $rejected, $at)",
            {
                "batch_id": batch.batch_id,
                "provider": batch.provider,
                "source": batch.source,
                "origin": batch.origin,
                "items": batch.items,
                "rejected": batch.rejected,
                "at": admitted_at,
            },
        )
    return Admitted(stored, seen - stored, revised)


def _redactor(keep: frozenset[str]) -> Redact:
    redact = redactor(keep)
    return lambda text: redact(clean(text)[0])


def _calendar(provider: Provider) -> Callable[[Mention], date]:
    zones = {site.name: ZoneInfo(site.time_zone) for site in provider.sites}
    default = ZoneInfo(provider.time_zone)

    def day_of(mention: Mention) -> date:
        return mention.created_at.replace(tzinfo=UTC).astimezone(zones.get(mention.site or "", default)).date()

    return day_of


def held_numbers(con: Connection, numbers: Iterable[int]) -> set[int]:
    """Give those of these numbers of mentions that the store holds."""
    con.register("entering", pd.DataFrame({"mention_id": list(numbers)}, dtype="int64"))
    known = con.execute("SELECT mention_id FROM entering SEMI JOIN mention USING (mention_id)").fetchall()
    con.unregister("entering")
    return {number for (number,) in known}


def _unknown(con: Connection, numbered: Mapping[int, Mention]) -> dict[int, Mention]:
    held = held_numbers(con, numbered)
    return {number: mention for number, mention in numbered.items() if number not in held}


def _row(number: int, mention: Mention, key: bytes, redact: Redact, redact_place: Redact, day: date) -> tuple[Any, ...]:
    return (
        number,
        mention.provider,
        mention.site and redact_place(mention.site),
        mention.service and redact_place(mention.service),
        mention.source,
        mention.created_at,
        day,
        day - timedelta(days=day.weekday()),
        redact(mention.text),
        # A writer without a name is a voice of its own: nothing tells two of them apart or together.
        voice(key, mention.source, mention.author) if mention.author else number,
        mention.question and redact(mention.question),
        mention.rating,
        mention.expected_language,
        mention.repost_of and mention_id(mention.provider, mention.source, mention.repost_of),
        gate.VERSION,
    )


_COLUMNS = [
    *("mention_id", "provider", "site", "service", "source", "created_at", "day", "week", "text", "voice"),
    *("question", "rating", "expected_language", "repost_of", "gate_version"),
]
_TEXT = _COLUMNS.index("text")


def _insert(con: Connection, rows: list[tuple[Any, ...]], batch_id: int, admitted_at: datetime) -> None:
    # As objects first: a 63-bit number beside an empty cell would otherwise pass through a float and be rounded.
    frame = pd.DataFrame(rows, columns=_COLUMNS, dtype=object)
    texts = ("provider", "site", "service", "source", "text", "question", "expected_language", "gate_version")
    frame = frame.astype(
        dict.fromkeys(texts, "string")
        | {"mention_id": "int64", "voice": "int64", "rating": "Float64", "repost_of": "Int64"}
        | {"created_at": "datetime64[us]", "day": "datetime64[s]", "week": "datetime64[s]"}
    )
    con.register("entering", frame)
    con.execute(
        "INSERT OR REPLACE INTO mention SELECT *, $batch_id, $at FROM entering",
        {"batch_id": batch_id, "at": admitted_at},
    )
    con.unregister("entering")


def _chunks(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    iterator = iter(mentions)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
