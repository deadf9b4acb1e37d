"""What is held about people, for how long and on what basis: the facts of the privacy report."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from config.home import Home
from config.settings import Settings
from warehouse.files.encryption import is_encrypted
from warehouse.files.file_modes import open_files
from warehouse.publish import current_snapshot
from warehouse.small_numbers.insiders import FACT as SEEN_APART
from warehouse.small_numbers.insiders import reaches
from warehouse.small_numbers.suppression import FACT as HIDDEN_BY
from warehouse.small_numbers.suppression import profile_in
from warehouse.store import Connection, connect_reader, writing

NOT_STATED = "not stated"
NOT_GIVEN = "needed, none given"


@dataclass(frozen=True)
class Holding:
    """What is held of one source.

    Attributes:
        source: Its name.
        title: Its name as people know it.
        mentions: Mentions in the store.
        texts: Those whose redacted text is still held.
        voices: Different numbers of authors.
        oldest_text_at: When the oldest text was stored, naive UTC; None without one.
        payloads: Items as received, in the inbox.
        oldest_payload_at: When the oldest of them came in, naive UTC; None without one.
        raw_hours: How long they are kept; 0 without limit.
        text_days: How long texts are kept; 0 without limit.
        purpose: What for, as the settings say.
        basis: On what lawful basis, as the settings say.
        approval: The platform's approval.
        rights: What may be done with the text, in words.
    """

    source: str
    title: str
    mentions: int
    texts: int
    voices: int
    oldest_text_at: datetime | None
    payloads: int
    oldest_payload_at: datetime | None
    raw_hours: int
    text_days: int
    purpose: str
    basis: str
    approval: str
    rights: str


@dataclass(frozen=True)
class Holdings:
    """What one data folder holds about people.

    Attributes:
        home: The folder.
        providers: The organisations that are listened to.
        sources: By source; those without a mention or payload too, because collecting may begin.
        files: Bytes of each file that holds something.
        open_files: Files and folders that other accounts of the machine may read.
        removals: How many removals there were, by reason.
        left: How many files have left, by kind.
        trail_entries: Entries of the audit trail.
        people: Who may look, with their roles; empty where nobody signs in.
        small_numbers: The profile of what leaves of the current snapshot; of the settings before the first.
        next_small_numbers: The profile of the settings, which holds from the next publication on.
        readers_may_pool: Whether what leaves is hidden even from people who pool what each sees.
        are_reaches_new: Whether who may see what, or that they may pool it, has changed since the last publication.
        is_encrypted: Whether every one of the files is.
        notice_places: To how many places notices are sent.
    """

    home: str
    providers: tuple[str, ...]
    sources: tuple[Holding, ...]
    files: Mapping[str, int]
    open_files: tuple[str, ...]
    removals: Mapping[str, int]
    left: Mapping[str, int]
    trail_entries: int
    people: Mapping[str, str]
    small_numbers: str
    next_small_numbers: str
    readers_may_pool: bool
    are_reaches_new: bool
    is_encrypted: bool
    notice_places: int

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return asdict(self)


def holdings(home: Home, settings: Settings) -> Holdings:
    """Count what the files of a data folder hold.

    Raises:
        HeedError: if another process writes, or a file cannot be read.
    """
    with writing(home, "store", "heed privacy") as store:
        kept = _by_source(
            store,
            "SELECT source, count(*), count(*) FILTER (text <> ''), count(DISTINCT voice), "
            "min(admitted_at) FILTER (text <> '') FROM mention GROUP BY source",
        )
    with writing(home, "inbox", "heed privacy") as inbox:
        received = _by_source(
            inbox,
            "SELECT source, count(*), min(raw_item.landed_at) FROM raw_item JOIN batch USING (batch_id) "
            "WHERE body IS NOT NULL GROUP BY source",
        )
        removals = inbox.execute("SELECT reason, count(*) FROM erasure GROUP BY reason ORDER BY reason").fetchall()
    with writing(home, "desk", "heed privacy") as desk:
        trail = desk.execute("SELECT count(*) FROM audit_trail").fetchall()[0][0]
        left = desk.execute("SELECT kind, count(*) FROM export GROUP BY kind ORDER BY kind").fetchall()
    facts = _facts(home)
    apart = reaches(settings.people.values(), settings.readers_may_pool)
    are_reaches_new = facts.get(SEEN_APART, apart) != apart
    return Holdings(
        home=str(home.path),
        providers=tuple(provider.title for provider in settings.providers.values()),
        sources=tuple(_holding(settings, name, kept.get(name), received.get(name)) for name in settings.rights),
        files={path.name: path.stat().st_size for path in _files(home)},
        open_files=tuple(open_files(home)),
        removals={str(reason): int(count) for reason, count in removals},
        left={str(kind): int(count) for kind, count in left},
        trail_entries=int(trail),
        people={name: person.role for name, person in settings.people.items()},
        small_numbers=profile_in(facts[HIDDEN_BY]) if HIDDEN_BY in facts else settings.small_numbers,
        next_small_numbers=settings.small_numbers,
        readers_may_pool=settings.readers_may_pool and not are_reaches_new,
        are_reaches_new=are_reaches_new,
        is_encrypted=all(is_encrypted(path) for path in _files(home)),
        notice_places=len(settings.notices.places),
    )


def _facts(home: Home) -> dict[str, str]:
    """Read what the current snapshot says of itself; nothing before the first."""
    snapshot = current_snapshot(home)
    if snapshot is None or not snapshot.exists():
        return {}
    with connect_reader(snapshot) as con:
        return dict(con.execute("SELECT fact, value FROM about").fetchall())


def _holding(
    settings: Settings, source: str, kept: tuple[Any, ...] | None, received: tuple[Any, ...] | None
) -> Holding:
    right = settings.rights[source]
    mentions, texts, voices, oldest_text = kept or (0, 0, 0, None)
    payloads, oldest_payload = received or (0, None)
    may = {"train models": right.may_train, "be shown on screens": right.may_display, "leave": right.may_export}
    granted = [word for word, is_granted in may.items() if is_granted]
    return Holding(
        source=source, title=right.title, mentions=mentions, texts=texts, voices=voices, oldest_text_at=oldest_text,
        payloads=payloads, oldest_payload_at=oldest_payload, raw_hours=right.raw_hours, text_days=right.text_days,
        purpose=right.purpose or NOT_STATED, basis=right.basis or NOT_STATED,
        approval=right.approval_reference or (NOT_GIVEN if right.approval_needed else "not needed"),
        rights=f"may {', '.join(granted)}" if granted else "may be counted only",
    )  # fmt: skip


def _by_source(con: Connection, query: str) -> dict[str, tuple[Any, ...]]:
    return {str(source): tuple(rest) for source, *rest in con.execute(query).fetchall()}


def _files(home: Home) -> list[Path]:
    """Find every file with personal data: former snapshots and copies from before a change of schema too."""
    rooms = [path for path in (home.inbox, home.store, home.desk) if path.exists()]
    copies = sorted(home.path.glob("*.before-*.duckdb"))
    return [*rooms, *copies, *sorted(home.published.glob("snapshot-*.duckdb"))]
