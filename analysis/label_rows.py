"""Labels of texts that may have several: rows for the store."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from config.taxonomy import NO_THEME as NONE


def label_rows(
    texts: pd.Series, called: NDArray[np.bool_], value: NDArray[np.float64], names: Sequence[str]
) -> pd.DataFrame:
    """Give each label of each text a row, and a text without any one `none` with the probability that it has none.

    Args:
        texts: Texts, index mention_id.
        called: Which labels each text has, shape (texts, labels).
        value: How probable each is, 0-1, of the same shape.
        names: The labels.

    Returns:
        Frame with mention_id, label, value.
    """
    row, label = np.nonzero(called)
    silent = np.flatnonzero(~called.any(axis=1))
    given = np.array(names, dtype=object)[label]
    return pd.DataFrame(
        {
            "mention_id": texts.index.to_numpy()[np.concatenate([row, silent])],
            "label": pd.Series(np.concatenate([given, np.full(len(silent), NONE, object)]), dtype="str"),
            "value": np.concatenate([value[row, label], 1 - value[silent].max(axis=1, initial=0)]),
        }
    )
