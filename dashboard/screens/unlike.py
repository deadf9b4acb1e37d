"""What makes a period and the one that it is compared with unlike: no difference between them is then a trend."""

from dashboard.filters import Filters
from dashboard.screens import remembered
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import plain
from dashboard.screens.look.status_tag import status_tag

_WHAT_IT_MEANS = "A difference to the time before may come from this alone."


def show_unlike(filters: Filters, earlier: Filters | None) -> None:
    """Draw a card that says it; nothing where nothing is known against the comparison.

    Args:
        filters: The period.
        earlier: The one it is compared with; None where there is none.
    """
    sentences = remembered.unlike(filters, earlier)
    if sentences:
        lines = "".join(f"<p>{plain(sentence)}</p>" for sentence in [*sentences, _WHAT_IT_MEANS])
        card("", status_tag("unknown", "Not alike") + lines)
