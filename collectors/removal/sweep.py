"""Ask each platform whether what is stored is still public, and remove what is not."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from collectors.http.clock import Clock
from collectors.http.log_file import log_crash
from collectors.http.pacer import Patience
from collectors.http.refusal import QuotaUsedUp
from collectors.http.session import CollectorSession
from collectors.ingest import admit_pending
from collectors.live import reddit_collect
from collectors.live.budget import OverCeiling
from collectors.live.permission import check_permission
from collectors.live.standing import in_good_standing
from collectors.live.tally import Tally
from collectors.live.trip import Progress, Trip
from collectors.removal import x_sweep
from collectors.removal.compliance_job import StillAtWork
from collectors.removal.reddit_sweep import RedditSweep
from collectors.removal.still_public import State, judge
from collectors.removal.x_sweep import XSweep
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.collecting.watch import Due, Watched, due_items, note_checks
from warehouse.crash import crash_sentence
from warehouse.erasure.erase import Removal, erase, finish_erasures
from warehouse.files.full_disk import is_full_disk
from warehouse.files.lock import asking_lock


class Sweeper(Protocol):
    """What a source must offer to be swept."""

    def batches(self, due: Due) -> Iterator[dict[int, State]]:
        """Ask about items, and give their states batch by batch."""
        ...

    def land_edited(self, items: Sequence[Watched]) -> None:
        """Land the later version of what was edited."""
        ...


SWEEPERS: dict[str, tuple[Callable[[Trip], AbstractContextManager[CollectorSession]], type[Any]]] = {
    "x": (x_sweep.open_session, XSweep),
    "reddit": (reddit_collect.open_session, RedditSweep),
}


@dataclass
class Sweep:
    """What a sweep found and removed.

    Attributes:
        asked: Items asked about, by source.
        edited: Items whose later version was taken over, by source.
        receipts: Of what was removed.
        undone: What is left, each as a sentence.
        costs: What asking cost, in words, by source.
        is_failure: Whether a source could not be asked.
        is_waiting: Whether items wait for a quota, a ceiling or a platform's answer.
        is_over_budget: Whether a quota or a ceiling is what they wait for.
    """

    asked: dict[str, int] = field(default_factory=dict)
    edited: dict[str, int] = field(default_factory=dict)
    receipts: list[Removal] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    costs: dict[str, str] = field(default_factory=dict)
    is_failure: bool = False
    is_waiting: bool = False
    is_over_budget: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {**vars(self), "receipts": [receipt.as_dict() for receipt in self.receipts]}

    def sentences(self) -> list[str]:
        """Give it as lines for a person."""
        lines = [
            f"{source}: {count:,} items were asked about, {self.edited.get(source, 0):,} had been edited."
            for source, count in self.asked.items()
        ] or ["Nothing was due."]
        lines += [f"{source}: {cost}" for source, cost in self.costs.items()]
        lines += [receipt.sentence() for receipt in self.receipts]
        return lines + [f"left undone: {sentence}" for sentence in self.undone]


def sweep(
    home: Home,
    settings: Settings,
    *,
    progress: Progress = lambda step, done, total: None,
    all_items: bool = False,
    clock: Clock | None = None,
    patience: Patience | None = None,
) -> Sweep:
    """Sweep every source that items are stored of.

    Args:
        home: The data folder.
        settings: As loaded from it.
        progress: Called now and then.
        all_items: Also what is not due yet.
        clock: Time.
        patience: Bounds on waiting.

    Raises:
        HeedError: if another process writes or asks the platforms.
    """
    with asking_lock(home, "heed sweep"):
        admit_pending(home, settings, progress)
        done = Sweep(receipts=finish_erasures(home, settings))
        for source in SWEEPERS:
            admit = partial(admit_pending, home, settings, progress)
            trip = Trip(home, settings, Tally(source), progress, admit, clock or Clock(), patience)
            try:
                _sweep_one(trip, source, done, all_items)
            except HeedError as error:
                done.undone.append(f"{source}: {error}")
                done.is_failure = True
            except Exception as error:
                if is_full_disk(error):
                    raise
                done.undone.append(f"{source}: {crash_sentence(error)}")
                done.is_failure = True
                log_crash(error)
            if trip.tally.requests:
                done.costs[source] = trip.tally.cost_in_words()
            done.undone += [f"{source}: {sentence}" for sentence in trip.tally.undone]
    return done


def _sweep_one(trip: Trip, source: str, done: Sweep, all_items: bool) -> None:
    opens, sweeper_of = SWEEPERS[source]
    waiting = due_items(trip.home, source, trip.clock.now(), all_items=all_items)
    if not waiting.items:
        return
    if not getattr(trip.settings.collecting, source).enabled:
        trip.tally.undone.append(
            f"{len(waiting.items):,} stored items cannot be asked about while [source.{source}] is not enabled."
        )
        return
    check_permission(trip.settings, source)
    # A compliance job of X reads no post: a used-up quota does not keep deletions waiting.
    standing = in_good_standing(trip, command="heed sweep", minds_pause=source != "x")
    try:
        with standing, opens(trip) as session:
            _ask_about(trip, sweeper_of(trip, session), session, waiting, done)
    except (QuotaUsedUp, OverCeiling, StillAtWork) as later:
        left = len(waiting.items) - done.asked.get(source, 0)
        items = "1 stored item waits" if left == 1 else f"{left:,} stored items wait"
        trip.tally.undone.append(f"{items} to be asked about: {later}")
        done.is_waiting = True
        done.is_over_budget = done.is_over_budget or not isinstance(later, StillAtWork)


def _ask_about(trip: Trip, sweeper: Sweeper, session: CollectorSession, due: Due, done: Sweep) -> None:
    source = trip.tally.source
    leaving: list[int] = []
    edited: dict[int, Watched] = {}
    try:
        for states in sweeper.batches(due):
            batch = [item for item in due.items if item.mention_id in states]
            verdict = judge(states, {item.mention_id: item.absent_at for item in batch}, session.server_now())
            if verdict.is_outage:
                trip.tally.undone.append(
                    f"not one of {len(batch):,} items came back: an outage is suspected, nothing is removed yet."
                )
            edited |= {item.mention_id: item for item in batch if states[item.mention_id] == "edited"}
            # What was edited is due until its later version is held.
            known = {number: since for number, since in verdict.absent.items() if number not in edited}
            note_checks(trip.home, known, session.server_now())
            leaving += verdict.remove
            done.asked[source] = done.asked.get(source, 0) + len(batch)
            trip.progress(f"sweeping {source}", done.asked[source], len(due.items))
        sweeper.land_edited(list(edited.values()))
        note_checks(trip.home, dict.fromkeys(edited), session.server_now())
        done.edited[source] = len(edited)
        trip.admit()
    finally:
        # What a platform said is gone goes, even where it stopped answering after that.
        if leaving:
            done.receipts.append(erase(trip.home, trip.settings, leaving, f"no longer public at {source}"))
