"""Mentions nearest in meaning to some words: found by their codes, then put in order by the angle between them."""

from typing import Any

import pandas as pd

from analysis.meaning import code_of, nearness, words_of
from warehouse.ask import Ask

# Below this angle's cosine two texts have little in common but that they are about care.
_LEAST_NEAR = 0.25
_SHOWN = 25
# The nearest by code that are compared by angle: more would take longer and find almost nothing new.
_COMPARED = 120


def nearest_mentions(ask: Ask, words: str, labelled: dict[str, Any]) -> pd.DataFrame:
    """Find the mentions nearest in meaning.

    Args:
        ask: Answers a question by its name.
        words: What they are to be like, in a person's words.
        labelled: Parameters of `mentions_alike`: filters, sentiments, theme.

    Returns:
        One row per mention as `mentions_newest` gives them, and `nearness` (0-1), nearest first, at most 25.
    """
    code = words_of(code_of(pd.Series([words], dtype="str"))[0])
    given = {f"code_{number}": word for number, word in enumerate(code, start=1)}
    near = ask("mentions_alike", **labelled, **given).head(_COMPARED)
    near = near.assign(nearness=nearness(words, near["text"]) if len(near) else 0.0)
    near = near[near["nearness"] >= _LEAST_NEAR]
    return near.sort_values("nearness", ascending=False, kind="stable").head(_SHOWN)
