"""The screens there are, in the groups and order of the menu; the key is the last part of a screen's address."""

from collections.abc import Mapping
from typing import Protocol

from dashboard.access.person import Person
from dashboard.filters import Filters
from dashboard.screens import (
    actions,
    audit,
    claims,
    compare,
    complaints,
    data,
    read,
    reports,
    topics,
    trends,
    triage,
    week,
)


class Screen(Protocol):
    """A module that draws one screen.

    Attributes:
        TITLE: Name in the menu.
        ICON: Sign beside it, a `:material/...:` code.
    """

    TITLE: str
    ICON: str

    def show(self, filters: Filters) -> Filters | None:
        """Draw the screen for these filters; give those that its figures rest on where they are others."""


# Group of the menu -> its screens.
MENU: Mapping[str, Mapping[str, Screen]] = {
    "Look": {
        "week": week,
        "complaints": complaints,
        "trends": trends,
        "compare": compare,
        "topics": topics,
        "read": read,
    },
    "Act": {
        "triage": triage,
        "claims": claims,
        "actions": actions,
        "audit": audit,
    },
    "Manage": {
        "reports": reports,
        "data": data,
    },
}
BOARD: Mapping[str, Screen] = {name: screen for screens in MENU.values() for name, screen in screens.items()}

# Screens on which people decide: the role that one needs. All others are for everybody.
ROLE_OF: Mapping[str, str] = {"triage": "quality", "claims": "quality", "audit": "quality"}

# Screens on which days are chosen that are not those beside every screen.
WITH_OWN_DAYS = frozenset({"reports"})


def menu_of(person: Person) -> Mapping[str, Mapping[str, Screen]]:
    """Give the menu with the screens that a person may open; a group with none is left out."""
    menu = {
        group: {name: screen for name, screen in screens.items() if person.may(ROLE_OF.get(name, "viewer"))}
        for group, screens in MENU.items()
    }
    return {group: screens for group, screens in menu.items() if screens}
