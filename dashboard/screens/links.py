"""Addresses that open another screen with the same filters."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from analysis.audit import COMPLAINTS
from dashboard.data import current, viewer
from dashboard.filters import FROM_TO, USUAL_PERIOD, Filters

DATA_OF_LINK = "data"
"""Names in an address the data that it was made on."""


def link_to(screen: str, filters: Filters, **choices: list[str]) -> str:
    """Give the address of a screen with these filters, relative to the first screen.

    Args:
        screen: Last part of its address: a key of the board.
        filters: What it is to be filtered by.
        choices: Its own widgets: key to the choices, as they read on the screen.

    Returns:
        An address without characters that mean anything in Markdown.
    """
    named = {"provider": [filters.provider], "site": filters.sites, "source": filters.sources}
    shown = {key: _titles(key, filters, names) for key, names in named.items() if names}
    query = {**shown, **_days(filters), **choices}
    return f"./{screen}?{urlencode(query, doseq=True, quote_via=quote)}"


def complaints_to_read(filters: Filters, title: str) -> str:
    """Give the address of what complains about a theme, by its title, in people's words."""
    return link_to("read", filters, theme=[title], sentiment=[*COMPLAINTS])


def address_of(screen: str, query: Mapping[str, Sequence[str]]) -> str:
    """Give the address of a screen as it is filtered, relative to the first screen."""
    asked = urlencode({key: list(values) for key, values in query.items()}, doseq=True, quote_via=quote)
    return f"./{screen}?{asked}" if asked else f"./{screen}"


def period_words(period: str) -> str:
    """Name a choice of period as it reads in its list, and so in an address."""
    return f"last {period}" if period[0].isdigit() else period


def _titles(key: str, filters: Filters, names: list[str] | tuple[str, ...]) -> list[str]:
    titles = current().titles(key, filters.provider)
    # A site may be new in heed.toml since the snapshot was published.
    return [titles.get(name, name) for name in names]


def _days(filters: Filters) -> dict[str, list[str]]:
    if filters.period == USUAL_PERIOD:
        return {}
    days = {"period": [period_words(filters.period)]}
    if filters.period == FROM_TO:
        days |= {"from": [filters.first_day.isoformat()], "to": [filters.last_day.isoformat()]}
    return days


def opens(screen: str) -> bool:
    """Say whether the person who looks has a screen of this name in the menu."""
    # The board lists the screens, and screens ask it for each other only while they are drawn.
    from dashboard.board import menu_of

    return any(screen in screens for screens in menu_of(viewer()).values())
