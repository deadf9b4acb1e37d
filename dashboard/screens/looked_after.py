"""Who looks after a theme, as the desk has it now and as every screen says it."""

from analysis.change import in_a_sentence
from dashboard.data import decided, viewer
from dashboard.filters import Filters
from dashboard.findings.theme_owners import Owner
from dashboard.screens.links import link_to
from dashboard.screens.look.markup import link, plain

OWNED = "owned"
"""What the address of Complaints calls the theme whose owner is said there."""


def owners_of(provider: str) -> dict[str, Owner]:
    """Give theme to who looks after it as the desk has it now, for the themes that somebody looks after."""
    rows = decided("theme_owner")
    rows = rows[(rows["provider"] == provider) & (rows["owner"] != "")]
    return {str(row["theme"]): Owner(str(row["owner"]), str(row["control"])) for row in rows.to_dict("records")}


def owner_in_words(title: str, owner: Owner | None, filters: Filters) -> str:
    """Give, as HTML, who looks after a theme; whoever may change it gets a link to where, others nothing for nobody.

    Args:
        title: The theme as people know it.
        owner: Who looks after it; None for nobody.
        filters: What the screen is filtered by.
    """
    words = owner.in_words() if owner else ""
    if not viewer().may("quality") or viewer().reach is not None:
        return plain(words)
    words = words or "nobody yet"
    address = link_to("complaints", filters, **{OWNED: [title]})
    return link(address, words, f"{words}: who looks after {in_a_sentence(title)}")


def looked_after(title: str, owner: Owner | None, filters: Filters) -> str:
    """Give the words of `owner_in_words` as a quiet line for a card."""
    words = owner_in_words(title, owner, filters)
    return f'<p class="heed-small">Looked after by: {words}</p>' if words else ""
