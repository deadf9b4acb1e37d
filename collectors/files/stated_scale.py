"""Which marks does a header name, and which is the best: "How was it? (1 = poor, 7 = excellent)"."""

import re
from collections.abc import Mapping
from functools import cache

from collectors.files.column_names import rates_trouble
from collectors.files.rating_words import words_under

_RANGE = re.compile(
    r"(?<![\w.-])(?P<low>[01])\s*(?:-|\u2013|\bto\b)\s*(?P<high>5|7|10|100)(?![\w-])|\bout of (?P<best>5|10)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?<![\w.])(\d+)\s*(?:=|:|\(|-|\u2013|\bis\b|\bbeing\b|\bmeans\b)\s*([a-z' ]+?)\s*(?=[,;)/&.\d-]|\bto\b|\band\b|$)"
)
_MEANS = re.compile(r"\b\d+\s*=\s*[^\W\d_]")
_ENDS = {"best": 1.0, "highest": 1.0, "worst": 0.0, "lowest": 0.0}
_COUNTS = re.compile(
    r"\b(how (many|long|often)|number of|days?|hours?|minutes?|weeks?|months?|years?|times|age)\b", re.I
)


@cache
def stated_scale(header: str) -> tuple[int, int] | None:
    """Give the marks that a header calls the worst and the best; None where it names none.

    The worst is the larger number where 1 is called the best.
    """
    plain = " ".join(header.replace("\u2019", "'").casefold().split())
    found = _RANGE.search(plain)
    ends = _ends(plain, {**_ENDS, **words_under(header)})
    if found:
        # Five stars begin at one; ten points begin at none.
        low, high = int(found["low"] or found["best"] == "5"), int(found["high"] or found["best"])
    elif len(ends) > 1:
        low, high = min(ends), max(ends)
    else:
        return None
    is_turned = ends.get(low, 0.0) > 0.5 or ends.get(high, 1.0) < 0.5
    return (high, low) if is_turned else (low, high)


def states_scale(header: str) -> bool:
    """Tell whether a header names the marks that its cells hold, and these are of what was good."""
    return stated_scale(header) is not None and not _COUNTS.search(header) and not rates_trouble(header)


@cache
def says_otherwise(header: str) -> bool:
    """Tell a header that says what its marks mean in words that nobody here knows: 1 may be the best (1 = sehr gut)."""
    return stated_scale(header) is None and bool(_MEANS.search(header))


def _ends(plain: str, shares: Mapping[str, float]) -> dict[int, float]:
    """Give what a header says of single marks: 1 is the best, 0 the worst."""
    told = ((int(mark), shares.get(words.strip())) for mark, words in _END.findall(plain))
    return {mark: share for mark, share in told if share is not None}
