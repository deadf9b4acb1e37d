"""The time that a collector goes by, so that a test can turn it."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """Three functions of one clock.

    Attributes:
        monotonic: Seconds that never jump, for waits and deadlines.
        wall: Seconds since 1970 UTC by this machine, which may be wrong.
        sleep: Waits for seconds.
    """

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
