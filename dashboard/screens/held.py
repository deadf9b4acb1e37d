"""Which mentions are there still: one may have been erased, or gone out of reach, since it was drawn."""

from collections.abc import Collection

from dashboard.access.person import NotForYouError
from dashboard.data import current


def held(mention_ids: Collection[int], with_words: bool = False) -> set[int]:
    """Give those of some mentions that are there still, as far as the person who looks may see them.

    Args:
        mention_ids: Their numbers.
        with_words: Only those whose words may be displayed.
    """
    if not mention_ids:
        return set()
    found = current().ask("mentions_held", mention_ids=sorted(mention_ids))
    return set(found.loc[found["has_words"] | (not with_words), "mention_id"].astype(int))


def require_held(mention_id: int) -> None:
    """Refuse to keep words about a mention that was erased, or that the person may not see any more.

    Raises:
        NotForYouError: saying that nothing was kept.
    """
    if not held([mention_id]):
        raise NotForYouError(
            "This mention is not among those that you may see any more, so nothing is kept of what you write about it."
        )
