"""A clock that only moves when it is told to: the collectors and the peers of a test share one."""

from datetime import UTC, datetime, timedelta

from collectors.http.clock import Clock


class VirtualClock:
    """Time of the world; `skew` is how far the collector's own wall clock is ahead of it, in seconds."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 12, 0, 0), skew: float = 0.0) -> None:
        self._began_at = now
        self._seconds = 0.0
        self.skew = skew
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The true time, naive UTC."""
        return self._began_at + timedelta(seconds=self._seconds)

    def advance(self, **amount: float) -> None:
        """Let time pass: `advance(hours=1)`."""
        self._seconds += timedelta(**amount).total_seconds()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._seconds += seconds

    def for_collectors(self) -> Clock:
        """The same clock as a collector sees it."""
        return Clock(monotonic=lambda: self._seconds, wall=self._wall, sleep=self.sleep)

    def _wall(self) -> float:
        return self.now().replace(tzinfo=UTC).timestamp() + self.skew


class RealTime(VirtualClock):
    """The clock of this machine, for a command that a peer must agree with."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(tzinfo=None)
