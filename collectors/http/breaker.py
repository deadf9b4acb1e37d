"""The circuit breaker: a server that fails again and again is left alone for a while."""

from dataclasses import dataclass


@dataclass
class Breaker:
    """Counts the failures in a row of one server.

    Attributes:
        failures_allowed: Failures in a row after which it opens.
        seconds_open: How long it stays open; then one request may try, and its failure opens it again.
    """

    failures_allowed: int = 10
    seconds_open: float = 300.0
    _failures: int = 0
    _opened_at: float | None = None

    def allows(self, now: float) -> bool:
        """Tell whether a request may be sent at a moment, in monotonic seconds."""
        return self._opened_at is None or now >= self._opened_at + self.seconds_open

    def failed(self, now: float) -> None:
        """Count a failure."""
        self._failures += 1
        if self._failures >= self.failures_allowed:
            self._opened_at = now

    def succeeded(self) -> None:
        """Forget the failures: the server answers."""
        self._failures = 0
        self._opened_at = None
