"""Pays for requests: reserves before each, settles with its page, and never passes a ceiling."""

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from collectors.live.budget import Ceilings, Entry, Price, affordable_items, reserve, spent
from collectors.live.tally import Tally
from config.home import Home
from warehouse import budget_ledger
from warehouse.inbox import changing

if TYPE_CHECKING:
    from warehouse.store import Connection

_COMMAND = "heed collect"


class Purse:
    """The ledger of one source in one run."""

    def __init__(self, home: Home, tally: Tally, ceilings: Ceilings, now: Callable[[], datetime]) -> None:
        """Open the ledger.

        Args:
            home: The data folder.
            tally: Takes what was spent.
            ceilings: Of the clinic.
            now: The platform's time, naive UTC.
        """
        self._home = home
        self._tally = tally
        self._ceilings = ceilings
        self._now = now

    def affordable(self, price: Price) -> int:
        """Give the largest page that may still be asked for."""
        with changing(self._home, _COMMAND) as con:
            return affordable_items(self._ledger(con), self._tally.source, self._ceilings, price, self._now())

    def reserve(self, items: int, price: Price) -> str:
        """Enter a request at its highest possible cost, before it is sent.

        Raises:
            OverCeiling: if a ceiling could be passed.
        """
        now, entry_id = self._now(), uuid.uuid4().hex
        with changing(self._home, _COMMAND) as con:
            entry = reserve(self._ledger(con), entry_id, self._tally.source, items, price, self._ceilings, now)[-1]
            budget_ledger.add_reservation(con, entry_id, entry.source, now, entry.items, entry.money)
        return entry_id

    def release(self, entry_id: str) -> None:
        """Take a reservation back: the platform refused before it served anything."""
        with changing(self._home, _COMMAND) as con:
            budget_ledger.settle_reservation(con, entry_id, 0, Decimal(0))

    def settle_alone(self, settle: "Callable[[Connection], None]") -> None:
        """Settle a request whose answer is not kept."""
        with changing(self._home, _COMMAND) as con:
            settle(con)

    def settle(self, con: "Connection", entry_id: str, price: Price, items: int) -> None:
        """Write what a request cost, in the transaction that keeps its answer."""
        money = price.of(items, 1)
        budget_ledger.settle_reservation(con, entry_id, items, money)
        self._tally.requests += 1
        self._tally.spent += money

    def settle_once_a_day(self, con: "Connection", entry_id: str, price: Price, item_ids: Iterable[str]) -> None:
        """Write what a page cost where a platform charges an item once in a UTC day."""
        fresh = budget_ledger.charge_once_a_day(con, entry_id, self._tally.source, item_ids)
        self.settle(con, entry_id, price, fresh)

    def reconcile(self, platform_items: int) -> None:
        """Note what the platform says it has charged this month, and say so where it is more than the ledger knows."""
        with changing(self._home, _COMMAND) as con:
            ours = spent(self._ledger(con), self._tally.source, "month", self._now()).items
            budget_ledger.note_usage(con, self._tally.source, self._now(), platform_items, ours)
        if platform_items > ours * 1.05 + 100:
            self._tally.undone.append(
                f"the platform counts {platform_items:,} items this cycle, the ledger {ours:,}: is the account used "
                "elsewhere?"
            )

    def _ledger(self, con: "Connection") -> tuple[Entry, ...]:
        lines = budget_ledger.lines_by_day(con, self._tally.source, self._now())
        return tuple(
            Entry(f"day {number}", self._tally.source, line.reserved_at, line.items, line.money, True)
            for number, line in enumerate(lines)
        )
