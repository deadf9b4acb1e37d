"""Questions put to the current snapshot of a data folder, without a screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

from config.home import Home
from dashboard.filters import Filters
from warehouse.ask import Ask, ask
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader


@contextmanager
def asking(home: Home) -> Iterator[Ask]:
    """Open the current snapshot and give what answers its questions."""
    path = current_snapshot(home)
    assert path is not None
    with connect_reader(path) as con:
        yield partial(ask, con)


def filters_for(
    ask_: Ask, last_day: date | None = None, weeks: int = 4, sites: tuple[str, ...] | None = None
) -> Filters:
    """The filters of a screen that looks at so many weeks up to a day; None takes the last day there is."""
    provider = ask_("providers").iloc[0]
    first, last = provider["first_day"].date(), provider["last_day"].date()
    until = last_day or last
    return Filters(
        str(provider["provider"]),
        sites,
        None,
        until - timedelta(days=7 * weeks - 1),
        until,
        f"{weeks} weeks",
        first,
        last,
    )
