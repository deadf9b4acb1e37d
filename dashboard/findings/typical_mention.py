"""Which mention shows what is mostly said in a topic?"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from analysis.audit import COMPLAINTS

Mention = Mapping[Hashable, Any]


def typical(complaints: int, scored: int, said: Iterable[Mention]) -> Mention | None:
    """Give the first mention that complains, where half of the topic's or more do, or that does not, where fewer do.

    Praise under the title of a topic of complaints would say the contrary of what its figures say.

    Args:
        complaints: Mentions of the topic that complain.
        scored: Mentions of it with a sentiment.
        said: Mentions of it, each with its `sentiment`, the most fitting first.
    """
    mostly_complain = complaints > 0 and 2 * complaints >= scored
    return next((each for each in said if (each["sentiment"] in COMPLAINTS) == mostly_complain), None)
