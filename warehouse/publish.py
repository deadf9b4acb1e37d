"""Publish a snapshot: build it under a new name, check it, then swing the pointer to it."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import cast

import pandas as pd

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from config.taxonomy import load_themes
from warehouse import gate
from warehouse.collecting.collecting_state import collecting_state
from warehouse.describe_views import describe_views
from warehouse.desk import audit_trail
from warehouse.doubtful_imports import FACT as DOUBTS
from warehouse.doubtful_imports import doubtful_imports
from warehouse.duck import attach, draft
from warehouse.files.lock import writer_lock
from warehouse.small_numbers.decide_leaving import decide_leaving
from warehouse.small_numbers.insiders import FACT, reaches
from warehouse.small_numbers.suppression import FACT as HIDDEN_BY
from warehouse.small_numbers.suppression import Profile, stated
from warehouse.small_numbers.told_cells import remember_told
from warehouse.store import Connection, connect_reader, copy_desk, opened

_SCRIPTS = Path(__file__).parent / "snapshot"
_KEPT = 3
# A name alone: a path would lead out of the folder.
_SNAPSHOT = re.compile(r"snapshot-\w+\.duckdb")


def publish(home: Home, settings: Settings) -> Path:
    """Build a snapshot of the store and make it the current one.

    A snapshot is written anew each time rather than copied: a new file cannot hold text that was
    deleted from the store, and holds no more than its readers may see. Reading and swinging are one
    critical section, so that rollups and detail agree. A reader of the former snapshot is not disturbed.

    Returns:
        The snapshot.

    Raises:
        HeedError: if another process writes, or a check fails; the former snapshot then stays current.
    """
    home.published.mkdir(mode=0o700, exist_ok=True)
    with writer_lock(home, "heed publish"):
        for leftover in home.published.glob("*.part*"):
            leftover.unlink()
        remember_told(home)
        name = f"snapshot-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        part = home.published / f"{name}.part"
        _build(home, settings, name, part)
        snapshot = part.rename(home.published / f"{name}.duckdb")
        snapshot.chmod(0o600)
        _swing(home, snapshot)
        _tidy(home, snapshot)
    return snapshot


def current_snapshot(home: Home) -> Path | None:
    """Find the current snapshot, or None when nothing was published yet.

    Raises:
        HeedError: if the pointer names anything but a file in the folder of the snapshots.
    """
    try:
        name = home.current.read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not _SNAPSHOT.fullmatch(name):
        raise HeedError(f"{home.current} names {name!r}, which is no snapshot: run `heed publish` to make one.")
    return home.published / name


def published_snapshot(home: Home) -> Path:
    """Find the current snapshot.

    Raises:
        HeedError: if nothing was published yet, or this is no data folder.
    """
    snapshot = current_snapshot(home)
    if snapshot is not None:
        return snapshot
    if not home.settings.exists():
        raise HeedError(f"{home.path} is not a data folder of heed yet: run `heed init` first.")
    raise HeedError(f"Nothing has been published in {home.path} yet: run `heed run` first.")


def _build(home: Home, settings: Settings, name: str, part: Path) -> None:
    with opened(home, "store") as store, opened(home, "inbox") as inbox:  # also brings both to their newest schema
        state = collecting_state(inbox, settings, datetime.now(UTC).replace(tzinfo=None))
        doubts = doubtful_imports(inbox, store)
    desk = part.with_suffix(".part-desk")
    copy_desk(home, desk)
    with connect_reader(desk) as reader:
        trail = _trail_to_keep(home, reader)
    con = draft(part)
    try:
        attach(con, home.inbox, "inbox")
        attach(con, home.store, "store")
        attach(con, desk, "desk")
        frames = _frames(con, settings, _facts(settings, name, trail, doubts))
        for told, frame in {**frames, "given_collecting": state}.items():
            con.register(told, frame)
        for script in sorted(_SCRIPTS.glob("[1-4]_*.sql")):
            con.execute(script.read_text("utf-8"))
        describe_views(con)
        decide_leaving(con, cast(Profile, settings.small_numbers))
        broken = con.execute((_SCRIPTS / "5_checks.sql").read_text("utf-8")).fetchall()
        if broken:
            reasons = "; ".join(row[0] for row in broken)
            raise HeedError(f"The snapshot was not published, the former one stays current: {reasons}.")
        con.execute("CHECKPOINT")
    except BaseException:
        con.close()
        part.unlink()
        raise
    finally:
        con.close()
        desk.unlink()
    _sync(part)


def _trail_to_keep(home: Home, desk: Connection) -> audit_trail.Head:
    """Give how far the trail reaches; where it no longer holds what the former snapshot saw, what that one saw.

    So a trail that was written anew stays broken in every later snapshot until it is restored.
    """
    try:
        former = current_snapshot(home)
        seen = _head_kept_by(former) if former else None
    except HeedError:  # a damaged snapshot says nothing, and must not keep a whole one from taking its place
        seen = None
    return seen if seen and audit_trail.verify(desk, [seen]) else audit_trail.head(desk)


def _head_kept_by(snapshot: Path) -> audit_trail.Head | None:
    with connect_reader(snapshot) as con:
        facts = con.execute("SELECT fact, value FROM about").fetchall()
    return audit_trail.head_of({str(fact): str(value) for fact, value in facts})


def _facts(
    settings: Settings, name: str, trail: audit_trail.Head, doubts: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    return {
        "snapshot": name,
        "published_at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        "heed_version": version("heed"),
        "gate_version": gate.VERSION,
        "is_demonstration": str(settings.is_demonstration).lower(),
        "spelling": settings.spelling,
        "rows": "one row per mention: texts without the identifiers that the gate found, authors as keyed numbers",
        "readers": "for named analysts of the organisation only; it is personal data and must not leave it",
        HIDDEN_BY: stated(settings.small_numbers),
        FACT: reaches(settings.people.values(), settings.readers_may_pool),
        "supported_languages": " ".join(settings.supported_languages),
        "audit_entries": str(trail.entries),
        "audit_digest": trail.digest,
        DOUBTS: json.dumps(doubts),
    }


def _frames(con: Connection, settings: Settings, facts: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """What the snapshot is told by the settings: names of places, rights, themes, facts about itself."""
    known = con.execute("SELECT DISTINCT provider, site FROM store.mention ORDER BY ALL").fetchall()
    providers = {provider: settings.providers[provider].title for provider in settings.providers}
    sites = {(p.name, s.name): s.title for p in settings.providers.values() for s in p.sites}
    for provider, site in known:
        providers.setdefault(provider, provider)
        if site is not None:
            sites.setdefault((provider, site), site)
    themes = [(t.name, t.title, t.meaning, t.parent) for t in load_themes()]
    themes += [(t.name, t.title, t.meaning, t.parent) for t in settings.own_themes]
    rights = pd.DataFrame([asdict(rights) for rights in settings.rights.values()])
    rights["raw_hours"] = rights["raw_hours"].replace(0, pd.NA).astype("Int64")
    rights["text_days"] = rights["text_days"].replace(0, pd.NA).astype("Int64")
    return {
        "given_about": pd.DataFrame(list(facts.items()), columns=["fact", "value"]),
        "given_provider": pd.DataFrame(list(providers.items()), columns=["provider", "title"], dtype="string"),
        "given_site": pd.DataFrame(
            [(*key, title) for key, title in sites.items()], columns=["provider", "site", "title"], dtype="string"
        ),
        "given_source": rights,
        "given_theme": pd.DataFrame(
            [(*told, position) for position, told in enumerate(themes)],
            columns=["theme", "title", "meaning", "parent", "position"],
        ),
    }


def _swing(home: Home, snapshot: Path) -> None:
    pointer = home.current.with_suffix(".new")
    pointer.write_text(snapshot.name + "\n", "utf-8")
    _sync(pointer)
    pointer.replace(home.current)
    _sync(home.published)


def _tidy(home: Home, snapshot: Path) -> None:
    older = sorted(path for path in home.published.glob("snapshot-*.duckdb") if path != snapshot)
    for path in older[: -(_KEPT - 1)]:
        try:
            path.unlink()
        except PermissionError:  # Windows keeps a file that a reader holds open; the next publish tries again
            continue


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
