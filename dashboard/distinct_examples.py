"""One example for each complaint, never the same words twice."""

from collections.abc import Sequence

import pandas as pd


def distinct_examples(candidates: pd.DataFrame, themes: Sequence[str]) -> pd.DataFrame:
    """Choose the clearest example of each theme that no theme before it has shown.

    Args:
        candidates: `theme`, `rank` (1 is the clearest), `mention_id`, `text` and what else is shown.
        themes: Names of the themes in the order they stand on the screen.

    Returns:
        The chosen rows, index = theme; a theme whose candidates are all taken has none.
    """
    chosen: list[pd.DataFrame] = []
    said: set[str] = set()
    for theme in themes:
        of_theme = candidates[candidates["theme"] == theme].sort_values("rank")
        fresh = of_theme[~of_theme["text"].isin(said)].head(1)
        said.update(fresh["text"])
        chosen.append(fresh)
    return pd.concat([candidates.iloc[:0], *chosen]).set_index("theme")
