"""One run of one source: what it stands on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from collectors.http.clock import Clock
from collectors.http.pacer import Patience
from collectors.http.session import CollectorSession, Quarantined
from collectors.http.shape import Shape
from collectors.live.tally import Tally
from config.home import Home
from config.secrets import read_secret
from config.settings import Settings
from warehouse.collecting.collected import CollectedPage, land_page, put_in_quarantine
from warehouse.collecting.cursors import Stream, read_cursor
from warehouse.inbox import changing

Progress = Callable[[str, int, int | None], None]

CREDENTIALS: Mapping[str, tuple[str, ...]] = {
    "x": ("HEED_X_BEARER_TOKEN",),
    "reddit": ("HEED_REDDIT_CLIENT_ID", "HEED_REDDIT_CLIENT_SECRET"),
}
"""Names of the secrets that a source is asked with."""


@dataclass
class Trip:
    """What a collector is given.

    Attributes:
        home: The data folder.
        settings: As loaded from it.
        tally: Takes the counts.
        progress: Called with what is being done, how many are done, and None.
        admit: Lets what was landed through the gate.
        clock: Time.
        patience: Bounds on waiting.
    """

    home: Home
    settings: Settings
    tally: Tally
    progress: Progress
    admit: Callable[[], object]
    clock: Clock = field(default_factory=Clock)
    patience: Patience | None = None

    def session(self, *, bases: Mapping[str, str], shape: Shape, renews_token: bool = False) -> CollectorSession:
        """Open the session that this run makes all its requests through."""
        minutes = self.settings.collecting.budget.run_minutes
        return CollectorSession(
            bases=bases,
            shape=shape,
            quarantine=self._quarantine,
            renews_token=renews_token,
            credential=" with ".join(CREDENTIALS[self.tally.source]),
            patience=self.patience or Patience(run=minutes * 60.0),
            clock=self.clock,
            tell=self._tell_wait,
        )

    def secret(self, name: str) -> str:
        """Give a secret."""
        return read_secret(self.home, name)

    def state_of(self, stream: Stream) -> dict[str, Any] | None:
        """Read where a stream stands."""
        with changing(self.home, "heed collect") as con:
            return read_cursor(con, stream)

    def land(self, page: CollectedPage, settle: Callable[..., None] = lambda _: None) -> None:
        """Keep a page and count what it brought."""
        land_page(self.home, page, settle)
        tally = self.tally
        tally.kept += len(page.matched)
        tally.rejected += len(page.rejects)
        tally.rejected_by.update(each.rule for each in page.rejects)
        tally.unreadable += len(page.unreadable)
        tally.gaps += page.gap is not None
        tally.gone_references += len(page.gone)
        self.progress(f"{tally.source} {page.stream.provider}", tally.fetched, None)

    def _tell_wait(self, seconds: float, why: str) -> None:
        until = datetime.fromtimestamp(self.clock.wall() + seconds, UTC)
        self.progress(f"{self.tally.source} waits until {until:%H:%M:%S} UTC: {why}", 0, None)

    def _quarantine(self, broken: Quarantined) -> None:
        with changing(self.home, "heed collect") as con:
            put_in_quarantine(con, self.tally.source, broken.address, broken.problem, broken.body)
