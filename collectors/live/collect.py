"""Collect from every source that is enabled; what stops one source does not stop the others."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from collectors.http.clock import Clock
from collectors.http.log_file import log_crash
from collectors.http.pacer import Patience
from collectors.http.refusal import QuotaUsedUp
from collectors.ingest import admit_pending
from collectors.live.budget import OverCeiling
from collectors.live.permission import check_permission
from collectors.live.reddit_collect import collect_reddit
from collectors.live.standing import in_good_standing
from collectors.live.tally import Tally
from collectors.live.trip import Progress, Trip
from collectors.live.x_collect import collect_x
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.collecting.cursors import last_moved_at
from warehouse.crash import crash_sentence
from warehouse.files.full_disk import check_room, is_full_disk
from warehouse.files.lock import asking_lock
from warehouse.inbox import changing

COLLECTORS: dict[str, Callable[[Trip], None]] = {"x": collect_x, "reddit": collect_reddit}


@dataclass
class Collection:
    """What a run did at each source."""

    tallies: list[Tally] = field(default_factory=list)

    @property
    def is_failure(self) -> bool:
        """Tell whether something happened that a person must look at."""
        return bool(self.failures())

    def failures(self) -> list[str]:
        """Say what a person must look at: why a source was stopped, or that it does not take a question."""
        found = []
        for tally in self.tallies:
            if tally.failure and not tally.is_over_budget:
                found.append(f"{tally.source}: {tally.failure}")
            if tally.is_refused:
                found += [f"{tally.source}: {sentence}" for sentence in tally.undone]
        return found

    @property
    def is_over_budget(self) -> bool:
        """Tell whether a ceiling or a quota stopped a source."""
        return any(tally.is_over_budget for tally in self.tallies)

    def as_dict(self) -> dict[str, Any]:
        """Give the counts as plain values."""
        return {tally.source: tally.as_dict() for tally in self.tallies}

    def sentences(self) -> list[str]:
        """Give the counts as lines for a person."""
        return [line for tally in self.tallies for line in tally.sentences()] or ["No source was due."]


def enabled_sources(settings: Settings) -> list[str]:
    """Name the sources that are switched on."""
    return [source for source in COLLECTORS if getattr(settings.collecting, source).enabled]


def collect(
    home: Home,
    settings: Settings,
    *,
    progress: Progress = lambda step, done, total: None,
    only_due: bool = False,
    try_again: bool = False,
    clock: Clock | None = None,
    patience: Patience | None = None,
) -> Collection:
    """Collect from every enabled source, from where each stopped.

    Args:
        home: The data folder.
        settings: As loaded from it.
        progress: Called now and then.
        only_due: Leave out the sources that were read from less than their `poll_minutes` ago.
        try_again: Ask also a source that refused its credential before (401).
        clock: Time.
        patience: Bounds on waiting.

    Raises:
        HeedError: if no source is enabled, nothing is listened for, another process asks the platforms, or
            the disk is nearly full.
    """
    sources = enabled_sources(settings)
    if not sources:
        raise HeedError(f"No source is enabled: write enabled = true under [source.x] in {settings.home.settings}.")
    if not settings.listening:
        raise HeedError(f"Nothing is listened for: add [provider.NAME.listen] to {settings.home.settings}.")
    clock, done = clock or Clock(), Collection()
    check_room(home)
    with asking_lock(home, "heed collect"):
        for source in sources:
            if only_due and not _is_due(home, settings, source):
                continue
            tally = Tally(source)
            done.tallies.append(tally)
            trip = Trip(home, settings, tally, progress, _admitter(home, settings, tally, progress), clock, patience)
            _collect_one(trip, source, try_again=try_again)
    return done


def _collect_one(trip: Trip, source: str, *, try_again: bool) -> None:
    tally = trip.tally
    try:
        check_permission(trip.settings, source)
        with in_good_standing(trip, command="heed collect", try_again=try_again):
            COLLECTORS[source](trip)
    except (QuotaUsedUp, OverCeiling) as over:
        tally.failure, tally.is_over_budget = str(over), True
    except HeedError as error:
        tally.failure = str(error)
    except Exception as error:
        if is_full_disk(error):
            raise
        tally.failure = crash_sentence(error)
        log_crash(error)
    # What was landed before a source stopped is let in all the same.
    try:
        trip.admit()
    except HeedError as error:
        tally.undone.append(f"what was landed waits for the gate: {error}")


def _is_due(home: Home, settings: Settings, source: str) -> bool:
    with changing(home, "heed collect") as con:
        last_at = last_moved_at(con, source)
    least = timedelta(minutes=getattr(settings.collecting, source).poll_minutes)
    # A run that begins a little early must not wait for the one after it.
    return last_at is None or datetime.now(UTC).replace(tzinfo=None) - last_at > least * 0.9


def _admitter(home: Home, settings: Settings, tally: Tally, progress: Progress) -> Callable[[], None]:
    def admit() -> None:
        admitted = admit_pending(home, settings, progress)
        tally.stored += admitted.stored
        tally.revised += admitted.revised

    return admit
