"""Pays for requests: reserves before each, settles with its page, and never passes a ceiling."""

import uuid
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from collectors.http.fate import Fate, Settle
from collectors.live.budget import Ceilings, Price, Spent, affordable_cost, affordable_items, spent
from collectors.live.lost_answers import Count, LostAnswer, explain
from collectors.live.tally import Tally
from config.home import Home
from warehouse.collecting import budget_ledger
from warehouse.collecting.budget_ledger import LedgerLine
from warehouse.inbox import changing

if TYPE_CHECKING:
    from warehouse.store import Connection

_COMMAND = "heed collect"
_WORTH_TELLING = 100  # items


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

    def reserve(self, items: int, price: Price, stream: str = "") -> str:
        """Enter a request at its highest possible cost, before it is sent.

        Raises:
            OverCeiling: if a ceiling could be passed.
        """
        with changing(self._home, _COMMAND) as con:
            return self._reserved(con, self._ledger(con), items, price, stream)

    def reserve_page(self, smallest: int, largest: int, each: int, price: Price, stream: str) -> tuple[str, int]:
        """Enter a request for the largest page that may still be asked for; gives its entry and its size.

        Args:
            smallest: Size of a page below which the platform takes none.
            largest: Size of a page.
            each: Items that may be charged for one of the page.
            price: Of an item.
            stream: What the answer is landed as.

        Raises:
            OverCeiling: if not even the smallest may be.
        """
        with changing(self._home, _COMMAND) as con:
            return self.reserve_page_within(con, smallest, largest, each, price, stream)

    def reserve_page_within(
        self, con: "Connection", smallest: int, largest: int, each: int, price: Price, stream: str
    ) -> tuple[str, int]:
        """Reserve as `reserve_page` does, in a transaction that the caller has begun."""
        ledger = self._ledger(con)
        most = affordable_items(ledger, self._ceilings, price, self._now())
        size = min(largest, max(most // each, smallest))
        return self._reserved(con, ledger, size * each, price, stream), size

    def pay_each(self, items: int, price: Price, free: Container[Fate]) -> Settle:
        """Enter one try of a request, before it is sent; what it gives back settles it.

        No platform tells afterwards what a single such request cost, so the ledger says what may have been charged: it
        is never below, and above only by tries that heed was killed over between their entry and their answer. Those
        stay unsettled, so that the truth lies between what is settled and the whole.

        Args:
            items: That a try counts as.
            price: Of a try.
            free: What a try may come to without being charged.

        Raises:
            OverCeiling: if a ceiling could be passed.
        """
        with changing(self._home, _COMMAND) as con:
            entry_id = self._reserved(con, self._ledger(con), items, price, "")

        def settle(fate: Fate) -> None:
            if fate in free:
                self.release(entry_id)
                return
            with changing(self._home, _COMMAND) as con:
                self.settle(con, entry_id, price, items)

        return settle

    def used(self) -> tuple[Spent, Spent]:
        """Add up what this UTC day and this month have used, reservations included."""
        with changing(self._home, _COMMAND) as con:
            ledger = self._ledger(con)
        return spent(ledger, "day", self._now()), spent(ledger, "month", self._now())

    def release(self, entry_id: str) -> None:
        """Take a reservation back: the platform refused before it served anything."""
        with changing(self._home, _COMMAND) as con:
            budget_ledger.settle_reservation(con, entry_id, 0, Decimal(0))

    def settle_items(self, entry_id: str, price: Price, item_ids: Iterable[str]) -> None:
        """Settle a request whose answer is not kept, as `settle_once_a_day` does."""
        with changing(self._home, _COMMAND) as con:
            self.settle_once_a_day(con, entry_id, price, item_ids)

    def settle(self, con: "Connection", entry_id: str, price: Price, items: int) -> None:
        """Write what a request cost, in the transaction that keeps its answer."""
        money = price.of(items, 1)
        budget_ledger.settle_reservation(con, entry_id, items, money)
        self._tally.requests += 1
        self._tally.spent += money

    def settle_once_a_day(
        self, con: "Connection", entry_id: str, price: Price, item_ids: Iterable[str], *, read_to_end: str = ""
    ) -> None:
        """Write what a page cost where a platform charges an item once in a UTC day.

        Args:
            con: The inbox.
            entry_id: As reserved.
            price: As reserved.
            item_ids: What the answer held.
            read_to_end: The stream, where this page is its last: what lost answers of today held is read again.
        """
        if budget_ledger.reserved_day(con, entry_id) < self._now().date():
            # Midnight passed while it was asked: what the first tries cost is told by the platform's own count.
            entry_id = self._reserved(con, (), 0, price, "")
        fresh = budget_ledger.charge_once_a_day(con, entry_id, self._tally.source, item_ids)
        self.settle(con, entry_id, price, fresh)
        if read_to_end:
            budget_ledger.settle_read_again(con, self._tally.source, read_to_end, self._now().date(), but=entry_id)

    def reconcile(self, platform_items: int, price: Price) -> None:
        """Settle lost answers by the platform's own count, and say so where it counts what no request explains."""
        source, now = self._tally.source, self._now()
        with changing(self._home, _COMMAND) as con:
            lost = [LostAnswer(*row) for row in budget_ledger.lost_answers(con, source)]
            former = budget_ledger.last_explained(con, source)
            present = Count(platform_items, budget_ledger.settled_items(con, source))
            told = explain(lost, Count(*former) if former else None, present, now)
            for entry_id, items in told.items.items():
                budget_ledger.settle_lost(con, entry_id, items, price.of(items, 1))
            ours = spent(self._ledger(con), "month", now).items
            until = (told.until.platform, told.until.settled)
            budget_ledger.note_usage(con, source, now, platform_items, ours, until)
        if told.unexplained > _WORTH_TELLING:
            self._tally.undone.append(
                f"since the last run the platform counted {told.unexplained:,} items that heed did not ask for: is the "
                "account used elsewhere?"
            )

    def _reserved(self, con: "Connection", ledger: Sequence[LedgerLine], items: int, price: Price, stream: str) -> str:
        now, entry_id, source = self._now(), uuid.uuid4().hex, self._tally.source
        money = affordable_cost(ledger, source, items, price, self._ceilings, now)
        budget_ledger.add_reservation(con, entry_id, source, now, items, money, stream)
        return entry_id

    def _ledger(self, con: "Connection") -> list[LedgerLine]:
        return budget_ledger.lines_by_day(con, self._tally.source, self._now())
