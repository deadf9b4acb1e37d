"""Invented posts, reviews and urgent texts: what surveys teach no model."""

from pathlib import Path

import numpy as np
import pandas as pd

_FILE = Path(__file__).parent / "training" / "posts.csv"
_REVIEWS = Path(__file__).parent / "training" / "reviews.csv"
_URGENT = Path(__file__).parent / "training" / "urgent.csv"
_CLASSES = {"negative": "negative", "neutral": "middle", "mixed": "middle", "positive": "positive"}


def posts(*, held_out: bool) -> pd.DataFrame:
    """Give the posts kept for measuring, or those that may be learnt from, as `read_examples` gives examples."""
    table = pd.read_csv(_FILE, dtype="str")
    table = table[(table["held_out"] == "yes") == held_out].reset_index(drop=True)
    return _examples(table, "post")


def reviews() -> pd.DataFrame:
    """Give invented reviews of clinics in several countries, with the themes that a careful coder would give."""
    return _examples(pd.read_csv(_REVIEWS, dtype="str"), "review")


def urgent_texts() -> pd.DataFrame:
    """Give invented texts that somebody must read today, and harmless ones much like them.

    Returns:
        Frame with text and label: a kind of `config/urgency.toml`, or `none`.
    """
    return pd.read_csv(_URGENT, dtype="str", keep_default_na=False)


def _examples(table: pd.DataFrame, what: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": table["text"],
            "kind": "nonspecific",
            "rating": np.nan,
            "writer": pd.Series([f"{what} {row}" for row in range(len(table))], dtype="str"),
            "source": "invented",
            "sentiment": table["label"].map(_CLASSES).astype("str"),
            "level": np.nan,
            "labels": table["labels"] if "labels" in table else pd.Series(pd.NA, index=table.index, dtype="str"),
        }
    )
