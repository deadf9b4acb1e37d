"""Labels for a few texts of one's own, as the pipeline would ask for them."""

import numpy as np
import pandas as pd

from analysis import sentiment, themes
from analysis.vader import compound


def context_of(
    texts: pd.Series, question: str | None = None, rating: float = np.nan, language: str = "en"
) -> pd.DataFrame:
    """The context that goes with some texts."""
    return pd.DataFrame(
        {
            "question": question,
            "rating": rating,
            "source": "survey",
            "expected_language": "en",
            "language": language,
            "compound": compound(texts),
        },
        index=texts.index,
    )


def felt(text: str, question: str | None = None, rating: float = np.nan) -> str:
    """The sentiment of one text."""
    texts = pd.Series([text], index=[7], dtype="str")
    return str(sentiment.label(texts, context_of(texts, question, rating))["label"].iloc[0])


def about(text: str, question: str | None = None) -> set[str]:
    """The themes of one text."""
    texts = pd.Series([text], index=[7], dtype="str")
    return set(themes.label(texts, context_of(texts, question))["label"])
