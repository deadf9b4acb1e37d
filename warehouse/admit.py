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
from warehouse.erasure.judgements import drop_judgements
from warehouse.inbox import Batch
from warehouse.mention import Mention, mention_id
from warehouse.redactor import names_to_keep, redactor
from warehouse.revision import changed, keep_revisions, newer, of_older_gate
from warehouse.store import Connection, transaction
from warehouse.told_otherwise import BESIDE_THE_WORDS, judged_by, told_otherwise
from warehouse.voice import voice

_CHUNK = 10_000
Redact = Callable[[str], str]


@dataclass(frozen=True)
class Admitted:
    """What became of the mentions of a batch.

    Attributes:
        stored: How many entered the store.
        known: How many it knew already.
        revised: Of how many of these what is stored was replaced.
        otherwise: How many others came with another date, place, rating ..., and stay as they are stored.
        differing: What that is, in a fixed order.
    """

    stored: int
    known: int
    revised: int = 0
    otherwise: int = 0
    differing: tuple[str, ...] = ()


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
    of it than an older one did, or the batch says that it replaces: then it takes the place of the one that is held,
    whose labels no longer count where its words, question, rating or language were others.

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
    rows_of = _Rows(provider, frozenset(batch.options.get("places", ())), key)
    is_table, replaces = bool(batch.options.get("columns")), bool(batch.options.get("replaces"))
    stored = seen = revised = otherwise = 0
    differing = set[str]()
    with transaction(con):
        for chunk in _chunks(mentions):
            numbered = {mention_id(mention.provider, mention.source, mention.item_id): mention for mention in chunk}
            new = _unknown(con, numbered)
            held = {number: mention for number, mention in numbered.items() if number not in new}
            later = held if replaces else newer(con, held) | of_older_gate(con, held)
            rows = [rows_of.whole(number, each) for number, each in (new | later).items()]
            edited = changed(con, {row[0]: row[_TEXT] for row in rows if row[0] in later})
            told = _told_otherwise(con, rows_of, held, are_gaps_told=replaces) if is_table else {}
            anew = {number for number, names in told.items() if replaces and judged_by(names)} | edited
            taken = edited | told.keys() if replaces else edited
            stays = [names for number, names in told.items() if number not in taken]
            rows = [row for row in rows if row[0] in new or row[0] in taken]
            if anew:
                drop_judgements(con, anew)
            if rows:
                _insert(con, rows, batch.batch_id, admitted_at)
            keep_revisions(con, new | later)
            seen += len(chunk)
            stored += len(new)
            revised += len(taken)
            otherwise += len(stays)
            differing.update(*stays)
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
    named = tuple(name for name in dict.fromkeys(BESIDE_THE_WORDS.values()) if name in differing)
    return Admitted(stored, seen - stored, revised, otherwise, named)


def _told_otherwise(
    con: Connection, rows_of: "_Rows", held: Mapping[int, Mention], *, are_gaps_told: bool
) -> dict[int, list[str]]:
    rows = [rows_of.beside_the_words(number, mention) for number, mention in held.items()]
    return told_otherwise(con, rows, are_gaps_told=are_gaps_told)


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


class _Rows:
    """Makes rows of the store of the mentions of one provider."""

    def __init__(self, provider: Provider, places: frozenset[str], key: bytes) -> None:
        self._redact = _redactor(names_to_keep(provider))
        self._redact_place = _redactor(names_to_keep(provider) | places)
        self._day_of = _calendar(provider)
        self._key = key

    def whole(self, number: int, mention: Mention) -> tuple[Any, ...]:
        """Give the values of `_COLUMNS`."""
        _, site, service, created_at, day, writer, question, rating, language = self.beside_the_words(number, mention)
        return (
            number,
            mention.provider,
            site,
            service,
            mention.source,
            created_at,
            day,
            day - timedelta(days=day.weekday()),
            self._redact(mention.text),
            writer,
            question,
            rating,
            language,
            mention.repost_of and mention_id(mention.provider, mention.source, mention.repost_of),
            gate.VERSION,
        )

    def beside_the_words(self, number: int, mention: Mention) -> tuple[Any, ...]:
        """Give its number and the values of `BESIDE_THE_WORDS`."""
        return (
            number,
            mention.site and self._redact_place(mention.site),
            mention.service and self._redact_place(mention.service),
            mention.created_at,
            self._day_of(mention),
            # A writer without a name is a voice of its own: nothing tells two of them apart or together.
            voice(self._key, mention.source, mention.author) if mention.author else number,
            mention.question and self._redact(mention.question),
            mention.rating,
            mention.expected_language,
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
    # What is replaced stays with the batch that brought it first: taking back a later one leaves it.
    con.execute(
        "INSERT OR REPLACE INTO mention SELECT entering.*, coalesce(held.batch_id, $batch_id), $at FROM entering "
        "LEFT JOIN (SELECT mention_id, batch_id FROM mention) AS held USING (mention_id)",
        {"batch_id": batch_id, "at": admitted_at},
    )
    con.unregister("entering")


def _chunks(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    iterator = iter(mentions)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
