"""The time that a collector goes by, so that a test can turn it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Clock:
    """Three functions of one clock, and the time by it.

    Attributes:
        monotonic: Seconds that never jump, for waits and deadlines.
        wall: Seconds since 1970 UTC by this machine, which may be wrong.
        sleep: Waits for seconds.
    """

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep

    def now(self) -> datetime:
        """Give the time by this machine, naive UTC."""
        return datetime.fromtimestamp(self.wall(), UTC).replace(tzinfo=None)
