"""What kind of question a text answers: the same word means opposite things under different ones."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

TELLS_NOTHING = "nonspecific"
KINDS = ("what_good", "could_improve", TELLS_NOTHING)

_BETTER = re.compile(
    r"improv|better|chang|different|wrong|dislike|bad\b|not (?:go )?(?:so )?well|disappoint|dissatisf|concern", re.I
)
_GOOD = re.compile(r"\bgood\b|\bwell\b|\bliked?\b|\benjoy|\bbest\b|\bsatisfied\b|\bpleased\b|\bhappy\b|\bpraise", re.I)


def kinds(questions: pd.Series) -> pd.Series:
    """Name the kind of each question, as pxtextmining does: what was good, what could be better, or neither.

    A question that asks for both good and bad is `nonspecific`, as is a missing one.

    Args:
        questions: Questions as asked, or NA.

    Returns:
        Series with the same index, values from `KINDS`.
    """
    return questions.map(kind, na_action="ignore").astype(object).fillna(TELLS_NOTHING).astype("str")


def is_unasked(questions: pd.Series) -> NDArray[np.bool_]:
    """Say where nothing was asked, as in reviews and posts, or nobody knows what: the question is missing or empty."""
    return np.asarray(questions.isna() | (questions.astype("str").str.strip() == ""), np.bool_)


@lru_cache(maxsize=4096)
def kind(question: str) -> str:
    """Name the kind of one question; `nonspecific` for one that asks for both good and bad, or for neither."""
    asks_good, asks_better = bool(_GOOD.search(question)), bool(_BETTER.search(question))
    if asks_good == asks_better:
        return TELLS_NOTHING
    return "what_good" if asks_good else "could_improve"
