"""Bring a file into the store: land it in the inbox, then let it through the gate."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from collectors.board import SOURCES
from collectors.earlier import earlier_imports
from collectors.files.chosen import Chosen
from collectors.files.decide import DecidedTable, corrected, source_of_table
from collectors.files.given_day import with_day
from collectors.files.only_rows import only_rows
from collectors.files.pages import read_pages, source_of_pages
from collectors.files.rejects import Rejects
from collectors.files.reworded import Reworded
from collectors.files.sheet_places import SHEET
from collectors.files.spool import Spool
from collectors.files.table import read_table
from collectors.files.unchanged import Unchanged
from collectors.intake import Intake
from collectors.outcome import Found
from collectors.reading import Reading, reading_from_json
from collectors.receipt import Receipt
from collectors.sentences import kept_as_stored, of_columns, of_other_providers, undescribed
from config.errors import HeedError
from config.home import Home
from config.settings import Provider, Settings
from warehouse import inbox
from warehouse.admit import Admitted, admit
from warehouse.doubled_imports import doubled_imports
from warehouse.files.lock import writer_lock
from warehouse.mention import Mention
from warehouse.store import Connection, opened, transaction
from warehouse.voice import read_key

# Called with what is being done, how many are done, and how many there are (None while unknown).
Progress = Callable[[str, int, int | None], None]
_EVERY = 1_000
_FOUND_OUT = Chosen()
REMOVED = "removed for good before"


def import_file(
    home: Home,
    settings: Settings,
    path: Path,
    provider: str,
    chosen: Chosen = _FOUND_OUT,
    progress: Progress = lambda step, done, total: None,
) -> Receipt:
    """Import one file; importing it again stores nothing new, and a kill at any point loses and repeats nothing.

    Args:
        home: The data folder.
        settings: As loaded from it.
        path: CSV, TSV, XLSX, JSON or JSON lines of a survey or of reviews, or saved pages of X or Reddit.
        provider: Name of the organisation the feedback is about.
        chosen: How it is to be read, as far as a person says so.
        progress: Called now and then.

    Raises:
        HeedError: if the file, provider, key or what was chosen cannot be used; nothing is stored then.
    """
    if chosen.source is not None and chosen.source not in SOURCES:
        raise HeedError(f"There is no source {chosen.source!r}; the sources are {', '.join(SOURCES)}.")
    organisation = settings.provider(provider)
    key = read_key(home.key)
    max_bytes = settings.max_import_megabytes * 2**20
    chosen = replace(chosen, site=_default_site(chosen.site, organisation))
    file = Unchanged(path)
    kind = chosen.source or source_of_pages(path, max_bytes)
    if kind and not SOURCES[kind].IS_TABLE:
        if chosen.columns:
            raise HeedError(f"Columns can be chosen for tables only; {path.name} holds pages of {SOURCES[kind].TITLE}.")
        for option in chosen.options_of_tables():
            raise HeedError(f"{option} is for tables only; {path.name} holds pages of {SOURCES[kind].TITLE}.")
        intake = _import_pages(home, path, max_bytes, kind, Reading(organisation, chosen.site), progress)
    else:
        intake = _import_table(home, settings, path, organisation, replace(chosen, source=kind), progress)
    with file, intake as ready:
        file.check()
        if organisation.name not in settings.providers:
            ready = replace(ready, decided=(undescribed(organisation), *ready.decided))
        ready = replace(ready, reading=replace(ready.reading, replaces=chosen.replaces))
        return _land_and_admit(home, settings, key, path, ready, progress)


def admit_pending(home: Home, settings: Settings, progress: Progress = lambda step, done, total: None) -> Admitted:
    """Let through the gate whatever was landed by an import that was cut short.

    Raises:
        HeedError: if the key is missing or another process writes.
    """
    key = read_key(home.key)
    with writer_lock(home, "heed import"), opened(home, "inbox") as raw, opened(home, "store") as store:
        return _admit_all(raw, store, key, settings, progress)


@dataclass(frozen=True)
class _Ready:
    source: str
    reading: Reading
    intake: Intake
    rejects: Rejects
    decided: tuple[str, ...]
    mapping: Mapping[str, str] | None = None
    columns: tuple[tuple[str, str], ...] = ()
    not_used: tuple[str, ...] = ()


@contextmanager
def _import_pages(
    home: Home, path: Path, max_bytes: int, source: str, reading: Reading, progress: Progress
) -> Iterator[_Ready]:
    with Spool(home.path) as items, Rejects(path, home.path, ["item"]) as rejects:
        intake = Intake(items, rejects, may_repeat=True)
        for line, page, fault in read_pages(path, max_bytes):
            if fault:
                intake.refuse(line, f"not valid JSON: {fault}", {"item": str(page or "")})
            else:
                intake.take(line, SOURCES[source].parse(page, reading))
            progress("reading", intake.rows, None)
        yield _Ready(source, reading, intake, rejects, (f"Read as saved pages of {SOURCES[source].TITLE}.",))


@contextmanager
def _import_table(
    home: Home, settings: Settings, path: Path, provider: Provider, chosen: Chosen, progress: Progress
) -> Iterator[_Ready]:
    table = corrected(
        read_table(path, settings.max_import_megabytes * 2**20, lambda name: bool(provider.site_named(name)))
    )
    chosen_rows = only_rows(chosen.only, table) if chosen.only else None
    table = chosen_rows.of(table) if chosen_rows else table
    table = with_day(table, chosen.day) if chosen.day else table
    source = chosen.source or source_of_table(table)
    earlier = earlier_imports(home, provider.name, source)
    forgotten = not earlier.fits((*table.headers, SHEET) if table.sheets else table.headers)
    with Spool(home.path) as rows, Spool(home.path) as items:
        decided = DecidedTable(
            table,
            provider,
            replace(chosen, columns=chosen.columns or ({} if forgotten else earlier.chosen)),
            earlier,
            spool=rows,
            spelling=settings.spelling,
            progress=_every(progress, "reading", None),
        )
        told = [chosen_rows.sentence()] if chosen_rows else of_other_providers(decided.reading, settings)
        with Rejects(chosen_rows.beside(path) if chosen_rows else path, home.path, decided.headers) as rejects:
            intake = Intake(items, rejects, may_repeat=False)
            tick = _every(progress, "checking", len(rows))
            for line, payload, fault in decided.rows():
                if fault:
                    intake.refuse(line, fault, payload["cells"])
                else:
                    intake.take(line, SOURCES[source].parse(payload, decided.reading))
                tick(intake.rows)
            guessed, is_remembered = decided.guessed, bool(earlier.chosen) and not chosen.columns
            yield _Ready(
                source,
                decided.reading,
                intake,
                rejects,
                (*decided.decided, *told, *of_columns(guessed, is_remembered, forgotten)),
                chosen.columns,
                guessed.columns.used,
                guessed.not_used,
            )


def _land_and_admit(
    home: Home, settings: Settings, key: bytes, path: Path, ready: _Ready, progress: Progress
) -> Receipt:
    rejected = dict(ready.rejects.reasons.most_common())
    provider = ready.reading.provider.name
    with writer_lock(home, "heed import"), opened(home, "inbox") as raw, opened(home, "store") as store:
        recovered = _admit_all(raw, store, key, settings, progress)
        # The reject file comes first: after a kill here, the import is simply done again.
        refused = ready.rejects.keep(partial(inbox.wrote_rejects, raw))
        if ready.mapping:
            inbox.remember_mapping(raw, provider, ready.source, ready.mapping)
        reworded = Reworded(ready.reading.columns.text if ready.reading.columns else ())
        progress("landing", 0, None)
        with transaction(raw):
            batch = inbox.land(
                raw,
                provider=provider,
                source=ready.source,
                origin=path.name,
                options=ready.reading.as_json(),
                rejected=sum(rejected.values()),
                items=ready.intake.raw_items(),
                keeps=reworded.keeps if ready.reading.columns and not ready.reading.replaces else None,
                is_file=True,
                reject_sha256=refused.sha256,
            )
        admitted = _admit_batch(raw, store, batch, key, settings, progress)
        doubts = doubled_imports(raw, store, batch.batch_id).get(provider, ()) if admitted.stored else ()
    left_out = dict(ready.intake.left_out)
    if ready.intake.kept > batch.items:
        left_out[REMOVED] = ready.intake.kept - batch.items
    return Receipt(
        origin=path.name,
        provider=provider,
        source=ready.source,
        rows=ready.intake.rows,
        answers=ready.intake.answers,
        stored=admitted.stored,
        known=admitted.known,
        replaced=admitted.revised,
        otherwise=admitted.otherwise,
        repeated=ready.intake.repeated,
        left_out=left_out,
        rejected=rejected,
        reject_file=refused.path,
        decided=(
            *ready.decided,
            *refused.sentences(),
            *reworded.sentences(admitted.revised),
            *kept_as_stored(admitted),
        ),
        columns=ready.columns,
        not_used=ready.not_used,
        recovered=recovered.stored,
        number=batch.batch_id,
        doubts=tuple(doubts),
    )


def _admit_all(raw: Connection, store: Connection, key: bytes, settings: Settings, progress: Progress) -> Admitted:
    done = [_admit_batch(raw, store, batch, key, settings, progress) for batch in inbox.pending(raw)]
    return Admitted(
        sum(each.stored for each in done), sum(each.known for each in done), sum(each.revised for each in done)
    )


def _admit_batch(
    raw: Connection, store: Connection, batch: inbox.Batch, key: bytes, settings: Settings, progress: Progress
) -> Admitted:
    done = 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        progress("redacting", done, batch.items)

    progress("redacting", 0, batch.items)
    admitted = admit(store, _mentions(raw, batch), batch=batch, key=key, settings=settings, progress=tick)
    inbox.mark_admitted(raw, batch.batch_id)
    return admitted


def _mentions(raw: Connection, batch: inbox.Batch) -> Iterator[Mention]:
    """Read what was landed through parse again: an import that was cut short goes on the same way as a whole one."""
    source, reading = SOURCES[batch.source], reading_from_json(batch.options)
    for body in inbox.bodies(raw, batch.batch_id):
        for outcome in source.parse(json.loads(body), reading):
            if isinstance(outcome, Found):
                yield replace(outcome.mention, revision=outcome.revision) if outcome.revision else outcome.mention


def _default_site(site: str | None, provider: Provider) -> str | None:
    written = " ".join((site or "").split())
    known = provider.site_named(written) if written else None
    return known.name if known else written or None


def _every(progress: Progress, step: str, total: int | None) -> Callable[[int], None]:
    def tick(done: int) -> None:
        if done % _EVERY == 0 or done == total:
            progress(step, done, total)

    return tick
