"""What the labelled texts teach the encoder of urgency: nobody labelled them so, but most are plainly harmless."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.urgency import judge
from analysis.urgent.meaning import likeness
from analysis.vader import compound
from config.urgencies import URGENCY_KINDS

UNKNOWN, HARMLESS = -1, len(URGENCY_KINDS)
# From here on a text is like enough to something urgent that a person would have to say whether it is.
_PERHAPS = 0.3


def harmless_or_unknown(known: pd.DataFrame) -> NDArray[np.int64]:
    """Take texts as harmless in which the models that ship see nothing urgent; of the others nothing is taken.

    Args:
        known: As `with_taught` gives it.

    Returns:
        `HARMLESS` or `UNKNOWN`, shape (texts,); the same for texts of the same words.
    """
    texts = known["text"].astype("str").reset_index(drop=True)
    asked = known["question"].astype("str").where(known["question"].notna()).to_numpy()
    context = pd.DataFrame(
        {
            "language": "en",
            "question": asked,
            "rating": known["rating"].to_numpy(np.float64),
            "compound": compound(texts),
        },
        index=texts.index,
    )
    perhaps = judge(texts, context)[0].any(axis=1) | (likeness(texts, context).found[:, 0] > _PERHAPS)
    everywhere = pd.Series(perhaps).groupby(texts).transform("any").to_numpy(np.bool_)
    return np.where(everywhere, UNKNOWN, HARMLESS)
