"""Pass the stored texts that an older version of the gate let in through today's."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from config.home import Home
from config.settings import Settings
from warehouse import gate
from warehouse.erasure.judgements import drop_judgements
from warehouse.redactor import FEWEST_OF_A_PLACE, names_to_keep, redactor
from warehouse.store import Connection, transaction, writing

_CHUNK = 10_000
_COLUMNS = ("text", "question", "site", "service")
Progress = Callable[[str, int, int | None], None]
Redact = Callable[[str], str]


@dataclass(frozen=True)
class GatedAgain:
    """How many mentions an older gate had let in, and in how many of them today's found something more."""

    mentions: int
    changed: int

    def sentences(self) -> list[str]:
        """Give it as lines for a person; none when nothing was older."""
        if not self.mentions:
            return []
        which = "mention" if self.mentions == 1 else "mentions"
        told = f"Texts of {self.mentions:,} stored {which} had come through an older gate and were looked at again: "
        if not self.changed:
            return [told + "nothing more was found that identifies somebody."]
        found = f"in {self.changed:,} of them something more was found that could identify somebody. "
        return [told + found + "It was taken out, and `heed analyse` reads these anew."]


def gate_again(home: Home, settings: Settings, progress: Progress = lambda *_: None) -> GatedAgain:
    """Redact again what an older version of the gate let in; labels of a text that changes no longer count.

    What that version took out stays out: only `heed import` of the same file brings it back. The store notes "7 after
    6" for a text that version 6 let in and 7 has seen since.
    Being stopped loses nothing: each chunk is one transaction.

    Args:
        home: The data folder.
        settings: For the names that stay readable.
        progress: Called with (stage, done so far, total).
    """
    if not home.store.exists():
        return GatedAgain(0, 0)
    done = changed = 0
    total: int | None = None
    while True:
        with writing(home, "store", "heed analyse") as con:
            if total is None:
                total = _count(con)
            chunk = _older(con)
            if not chunk:
                return GatedAgain(done, changed)
            changed += _redact(con, chunk, settings)
        done += len(chunk)
        progress("gate", done, total)


def _count(con: Connection) -> int:
    counted = con.execute(
        "SELECT count(*) FROM mention WHERE split_part(gate_version, ' after ', 1) <> $now", {"now": gate.VERSION}
    ).fetchall()
    return int(counted[0][0])


def _older(con: Connection) -> list[tuple[int, str, str, str | None, str | None, str | None]]:
    return con.execute(
        "SELECT mention_id, provider, text, question, site, service FROM mention "
        "WHERE split_part(gate_version, ' after ', 1) <> $now LIMIT $most",
        {"now": gate.VERSION, "most": _CHUNK},
    ).fetchall()


def _redact(
    con: Connection, chunk: list[tuple[int, str, str, str | None, str | None, str | None]], settings: Settings
) -> int:
    redactors: dict[str, tuple[Redact, Redact]] = {}
    rows = []
    changed = []
    for number, provider, text, question, *places in chunk:
        if provider not in redactors:
            described = settings.providers.get(provider)
            keep = names_to_keep(described) if described else frozenset[str]()
            redactors[provider] = redactor(keep), redactor(keep | _places(con, provider))
        redact, redact_place = redactors[provider]
        now = redact(text)
        rows.append((number, now, question and redact(question), *(place and redact_place(place) for place in places)))
        if now != text:
            changed.append(number)
    frame = pd.DataFrame(rows, columns=["mention_id", *_COLUMNS]).astype(
        {"mention_id": "int64"} | dict.fromkeys(_COLUMNS, "string")
    )
    con.register("gated", frame)
    with transaction(con):
        con.execute(
            "UPDATE mention SET text = gated.text, question = gated.question, site = gated.site, "
            "service = gated.service, gate_version = $now || ' after ' || split_part(gate_version, ' after ', -1) "
            "FROM gated WHERE mention.mention_id = gated.mention_id",
            {"now": gate.VERSION},
        )
        if changed:
            drop_judgements(con, changed)
    con.unregister("gated")
    return len(changed)


def _places(con: Connection, provider: str) -> frozenset[str]:
    """Give the sites and services of a provider, in lower case, that enough mentions name to be a place's."""
    rows = con.execute(
        "SELECT place FROM (SELECT lower(unnest([site, service])) AS place FROM mention WHERE provider = $provider) "
        "WHERE place IS NOT NULL GROUP BY place HAVING count(*) >= $fewest",
        {"provider": provider, "fewest": FEWEST_OF_A_PLACE},
    ).fetchall()
    return frozenset(place for (place,) in rows)
