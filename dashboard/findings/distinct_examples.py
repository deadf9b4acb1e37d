"""One example for each complaint, never the same words twice."""

from collections.abc import Sequence
from typing import Any

import pandas as pd


def distinct_examples(candidates: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Choose the clearest example of each theme that no theme before it has shown.

    Args:
        candidates: `theme`, `rank` (1 is the clearest), `mention_id`, `text` and what else is shown.
        themes: Names of the themes in the order they stand on the screen.

    Returns:
        The chosen rows, index = theme; a theme whose candidates are all taken has none.
    """
    clearest = candidates.sort_values("rank")
    found = list(zip(clearest["theme"], clearest["text"], clearest.index, strict=True))
    chosen: list[Any] = []
    said: set[str] = set()
    for theme in themes:
        fresh = next(((text, row) for name, text, row in found if name == theme and text not in said), None)
        if fresh:
            said.add(fresh[0])
            chosen.append(fresh[1])
    return candidates.loc[chosen].set_index("theme")
