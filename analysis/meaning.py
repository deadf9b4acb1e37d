"""What a text means, as 256 signs that can be compared quickly: for finding what says something similar."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import scored
from analysis.texts.embedding import DIMENSIONS, embed

NAME = "meaning"
VERSION = "1"
# Not a fixed set: a label is a code of 64 hexadecimal digits.
LABELS: tuple[str, ...] = ()


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Give each text of a supported language its code: the signs of its vector, 256 bits as 64 hexadecimal digits.

    The nearest 120 by differing signs hold 97 of 100 of the 20 nearest by angle (docs/figures.md); those are compared
    by angle then, with `nearness`.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language.

    Returns:
        Frame with mention_id, label (the code), value (always 1).
    """
    texts = scored(texts, context)
    codes = pd.Series(code_of(texts), dtype="str")
    return pd.DataFrame({"mention_id": texts.index, "label": codes, "value": 1.0})


def code_of(texts: pd.Series) -> list[str]:
    """Give the code of each text."""
    signs = np.packbits(embed(texts) > 0, axis=1)
    return [row.tobytes().hex() for row in signs]


def nearness(text: str, others: pd.Series) -> NDArray[np.float64]:
    """Say how near others are in meaning to a text: the cosine of the angle, -1 to 1, shape (others,)."""
    vectors = embed(pd.Series([text, *others], dtype="str"))
    near: NDArray[np.float64] = (vectors[1:] @ vectors[0]).astype(np.float64)
    return near


def words_of(code: str) -> tuple[int, ...]:
    """Split a code into whole numbers of 64 bits, as the snapshot holds it.

    Raises:
        ValueError: if it is no code.
    """
    if len(code) != DIMENSIONS // 4:
        raise ValueError(f"a code has {DIMENSIONS // 4} hexadecimal digits, not {len(code)}")
    return tuple(int(code[start : start + 16], 16) for start in range(0, len(code), 16))
