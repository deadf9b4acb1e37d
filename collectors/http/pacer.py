"""When may the next request be sent, and when is it enough? All waiting of a run is done and bounded here."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass

from collectors.http.breaker import Breaker
from collectors.http.clock import Clock
from collectors.http.refusal import OutOfTime, RateLimited, SourceDown

_LOG = logging.getLogger("heed.pacer")


@dataclass(frozen=True)
class Patience:
    """How long a run waits and how often it tries; times in seconds.

    The figures are those of the measured robustness table: tries spread over at most 5 minutes, a rate limit waited
    for at most 16 minutes at a time (X counts in windows of 15), and only so often in one run.

    Attributes:
        connect: For a connection.
        read: For the next bytes of an answer.
        answer: For a whole answer.
        run: For everything that one session does.
        tries: Of one request, where the server fails.
        first_wait: After the first failure; it doubles from there.
        longest_wait: After a failure.
        rate_waits: Waits for a rate limit in one run.
        first_guessed_wait: For a rate limit that does not say how long; it doubles from there.
        longest_guessed_wait: For a rate limit that does not say how long.
        longest_rate_wait: For a rate limit that says how long.
        largest_answer: Bytes.
    """

    connect: float = 5.0
    read: float = 30.0
    answer: float = 120.0
    run: float = 3000.0
    tries: int = 6
    first_wait: float = 2.0
    longest_wait: float = 300.0
    rate_waits: int = 6
    first_guessed_wait: float = 15.0
    longest_guessed_wait: float = 900.0
    longest_rate_wait: float = 960.0
    largest_answer: int = 256 * 1024 * 1024


class Pacer:
    """The waits, the deadline and the circuit breakers of one run."""

    def __init__(
        self,
        patience: Patience,
        clock: Clock,
        chance: random.Random,
        tell: Callable[[float, str], None] = lambda seconds, why: None,
    ) -> None:
        """Begin; `tell` hears of each wait before it is made."""
        self.patience = patience
        self._clock = clock
        self._chance = chance
        self._tell = tell
        self._ends_at = clock.monotonic() + patience.run
        self._rate_waits = 0
        self._free_at: dict[str, float] = {}
        self._breakers: dict[str, Breaker] = {}

    def seconds_left(self) -> float:
        """Give what is left of the run.

        Raises:
            OutOfTime: if nothing is.
        """
        left = self._ends_at - self._clock.monotonic()
        if left <= 0:
            raise OutOfTime("The run has used its time; the next one goes on from here.")
        return left

    def check_breaker(self, host: str) -> None:
        """Refuse to ask a server that fails again and again.

        Raises:
            SourceDown: if its circuit breaker is open.
        """
        if not self._breaker(host).allows(self._clock.monotonic()):
            raise SourceDown(f"{host} has failed too often; heed leaves it alone for a few minutes.")

    def succeeded(self, host: str) -> None:
        """Note a whole answer of a server."""
        self._breaker(host).succeeded()

    def failed(self, host: str) -> None:
        """Note a failure of a server."""
        self._breaker(host).failed(self._clock.monotonic())

    def hold(self, place: str, seconds: float) -> None:
        """Note that a limit is used up for some seconds, for a host or one of its endpoints."""
        self._free_at[place] = self._clock.monotonic() + seconds

    def wait_until_free(self, *places: str) -> None:
        """Wait for the limits that earlier answers said are used up, before they turn into a refusal.

        Raises:
            RateLimited: if that takes longer than the run may wait.
        """
        for place in places:
            seconds = self._free_at.get(place, 0.0) - self._clock.monotonic()
            if seconds > 0:
                self.wait_out_limit(place, 0, seconds)

    def wait_out_limit(self, place: str, earlier_waits: int, asked: float | None) -> None:
        """Wait after a 429.

        Args:
            place: What is limited, for the message.
            earlier_waits: Waits already made for this request.
            asked: Seconds that the server asked for by its own clock, None where it said nothing usable.

        Raises:
            RateLimited: if the run has waited often enough, or would end before.
        """
        patience = self.patience
        if asked is None:
            seconds = min(patience.first_guessed_wait * 2**earlier_waits, patience.longest_guessed_wait)
        else:
            seconds = min(max(asked, 1.0), patience.longest_rate_wait)
        seconds += self._chance.uniform(0.1, 2.0)  # every clinic's reset is the same second
        self._rate_waits += 1
        if self._rate_waits > patience.rate_waits or seconds >= self.seconds_left():
            raise RateLimited(f"{place} limits our requests for now; the next run goes on from here.")
        self._wait(seconds, f"{place} limits our requests")

    def wait_after_failure(self, tries: int, asked: float | None, problem: str) -> None:
        """Wait before the next try: longer each time, by chance so that not all clients return at once.

        Raises:
            OutOfTime: if the run would end before.
        """
        patience = self.patience
        seconds = min(patience.first_wait * 2 ** (tries - 1), patience.longest_wait) * self._chance.uniform(0.5, 1.0)
        seconds = min(max(seconds, asked or 0.0), patience.longest_wait)
        if seconds >= self.seconds_left():
            raise OutOfTime(f"The run has used its time ({problem}); the next one goes on from here.")
        self._wait(seconds, problem)

    def _breaker(self, host: str) -> Breaker:
        return self._breakers.setdefault(host, Breaker())

    def _wait(self, seconds: float, why: str) -> None:
        _LOG.info("waiting %.0f s: %s", seconds, why)
        self._tell(seconds, why)
        self._clock.sleep(seconds)
