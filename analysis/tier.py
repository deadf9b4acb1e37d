"""Which of two tiers labels a batch: `fast` reads words, `accurate` also reads each text with the encoder."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.model_file import MODELS

if TYPE_CHECKING:
    from analysis.encoder.reader import Deep

FAST, ACCURATE, AUTO = "fast", "accurate", "auto"
# Up to so many mentions `auto` is accurate.
MOST_ACCURATE = 100_000


def chosen(setting: str, mentions: int) -> str:
    """Choose the tier: as set, or for `auto` by the number of mentions in the store."""
    if setting != AUTO:
        return setting
    return ACCURATE if mentions <= MOST_ACCURATE else FAST


def tier_of(context: pd.DataFrame) -> str:
    """Give the tier that a batch is labelled with: its column `tier`, or `accurate` where there is none."""
    return str(context["tier"].iloc[0]) if "tier" in context and len(context) else ACCURATE


def deep_outputs(texts: pd.Series, kinds: pd.Series, tier: str) -> NDArray[np.float64] | None:
    """Read texts with the encoder in use and give its outputs, or None in the fast tier.

    Args:
        texts: Texts of a supported language.
        kinds: Kind of the question of each.
        tier: `fast` or `accurate`.
    """
    return None if tier == FAST else deep(texts, kinds).outputs


def deep(texts: pd.Series, kinds: pd.Series) -> "Deep":
    """Read texts with the encoder in use.

    Reading the batch that was read last is free: labellers are called one after another on the same texts.

    Args:
        texts: Texts of a supported language.
        kinds: Kind of the question of each.
    """
    if not (_last and _last[0][0] is texts and _last[0][1].equals(kinds)):
        _last[:] = [(texts, kinds, read_beside(texts.tolist(), kinds.tolist()))]
    return _last[0][2]


_last: "list[tuple[pd.Series, pd.Series, Deep]]" = []


def read_beside(texts: Sequence[str], kinds: Sequence[str]) -> "Deep":
    """Read texts with the encoder in use, beside a batch: that stays the one read last."""
    from analysis.encoder.reader import read_deeply

    return read_deeply(texts, kinds, MODELS)
