"""The screens there are, in the order of the menu; the key is the last part of a screen's address."""

from collections.abc import Mapping
from typing import Protocol

from dashboard.filters import Filters
from dashboard.person import Person
from dashboard.screens import compare, complaints, data, read, topics, trends, week


class Screen(Protocol):
    """A module that draws one screen.

    Attributes:
        TITLE: Name in the menu.
        ICON: Sign beside it, a `:material/...:` code.
    """

    TITLE: str
    ICON: str

    def show(self, filters: Filters) -> None:
        """Draw the screen for these filters."""


BOARD: Mapping[str, Screen] = {
    "week": week,
    "complaints": complaints,
    "trends": trends,
    "compare": compare,
    "topics": topics,
    "read": read,
    "data": data,
}

# Screens on which people decide: the role that one needs. All others are for everybody.
ROLE_OF: Mapping[str, str] = {}


def screens_of(person: Person) -> Mapping[str, Screen]:
    """Give the screens that a person may open."""
    return {name: screen for name, screen in BOARD.items() if person.may(ROLE_OF.get(name, "viewer"))}
