"""Collect and sweep what is due, as one step of a run: a failure is told and does not stop the steps after it."""

from dataclasses import dataclass, field

from collectors.http.log_file import logging_to
from collectors.live.collect import Collection, collect, enabled_sources
from collectors.live.trip import Progress
from collectors.removal.sweep import Sweep, sweep
from config.errors import HeedError
from config.home import Home
from config.settings import Settings


@dataclass
class Fetched:
    """What was done, and what failed, each as a sentence; and the figures of both steps, None where one did not end."""

    collected: Collection | None = None
    swept: Sweep | None = None
    sentences: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def collect_and_sweep(home: Home, settings: Settings, progress: Progress) -> Fetched:
    """Collect from the sources that are due and sweep the items that are; without an enabled source do nothing."""
    done = Fetched()
    if not enabled_sources(settings):
        return done
    with logging_to(home):
        try:
            done.collected = collect(home, settings, progress=progress, only_due=True)
            done.sentences += done.collected.sentences()
            done.failures += done.collected.failures()
        except HeedError as error:
            done.failures.append(str(error))
        try:
            done.swept = sweep(home, settings, progress=progress)
            done.sentences += done.swept.sentences()
            done.failures += done.swept.undone if done.swept.is_failure else []
        except HeedError as error:
            done.failures.append(str(error))
    return done
