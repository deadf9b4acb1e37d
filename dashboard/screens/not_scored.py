"""Mentions that nothing was judged of: what is urgent among them is found by a reader alone."""

from dashboard.data import current
from dashboard.filters import Filters
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import link, plain
from dashboard.screens.look.status_tag import status_tag


def show_not_scored(filters: Filters) -> None:
    """Draw how many mentions of the period were not scored, and the way to read them; nothing where all were."""
    coverage = current().ask("coverage", **filters.parameters()).iloc[0]
    mentions = int(coverage["mentions"])
    missed = mentions - int(coverage["scored"])
    if not missed:
        return
    words = (
        f"{missed:,} of {mentions:,} mentions {filters.now_in_words()} are in another language than English or not "
        "analysed yet: heed did not look whether they are urgent."
    )
    read = link(link_to("read", filters, sentiment=["not scored"]), "Read them")
    card("", f"{status_tag('unknown', 'Not looked at')}<p>{plain(words)}</p>", "", read)
