"""What time it is at the server: limits, windows and the ledger go by its clock, which ours may not agree with."""

from collections.abc import Mapping
from datetime import UTC, datetime

from collectors.http.clock import Clock
from collectors.http.headers import server_time
from collectors.http.refusal import ClocksApart

_FURTHEST = 86_400.0
"""Seconds that the two may be apart. A forgotten time zone is less; with more, windows would be opened in the far
future or past, and the ledger would count on another month's ceilings."""


class ServerTime:
    """The time of the server that answered last; our own before any answer."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = 0.0

    def learn(self, headers: Mapping[str, str], host: str) -> None:
        """Take the time from the headers of an answer.

        Raises:
            ClocksApart: if it is more than a day from ours, so that nothing can be dated; what was held stays.
        """
        said = server_time(headers)
        if said is None:
            return
        ahead = said.replace(tzinfo=UTC).timestamp() - self._clock.wall()
        if abs(ahead) > _FURTHEST:
            ours = datetime.fromtimestamp(self._clock.wall(), UTC)
            raise ClocksApart(
                f"{host} says that it is {said:%Y-%m-%d %H:%M} UTC, this machine that it is {ours:%Y-%m-%d %H:%M}: one "
                "of the two is wrong, so nothing is asked. Set the clock of this machine, or check the base address."
            )
        self._ahead = ahead

    def now(self) -> datetime:
        """Give it, naive UTC."""
        return datetime.fromtimestamp(self._clock.wall() + self._ahead, UTC).replace(tzinfo=None)
