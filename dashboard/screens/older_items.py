"""What a queue holds from before the period that nobody took in hand: told, and one click away."""

from dataclasses import replace

from dashboard.filters import Filters
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw_way, link
from dashboard.words.wording import counted


def older_words(older: int, deed: str) -> str:
    """Say how many older mentions nobody dealt with: "3 older mentions were never taken up"."""
    return f"{counted(older, 'older mention')} {'was' if older == 1 else 'were'} never {deed}"


def show_older(screen: str, older: int, deed: str, filters: Filters) -> None:
    """Lead to what is older than the period, if anything is.

    Args:
        screen: The queue's screen.
        older: How many mentions are older.
        deed: What was not done with them.
        filters: What the screen is filtered by.
    """
    if older:
        empty_state(f"{older_words(older, deed)}.")
        all_days = replace(filters.since_first_heard(), period="all")
        draw_way(link(link_to(screen, all_days), "See them too"))
