"""Invented public posts with a sentiment: surveys teach no model that a question or a piece of news is no complaint."""

from pathlib import Path

import numpy as np
import pandas as pd

_FILE = Path(__file__).parent / "training" / "posts.csv"
_CLASSES = {"negative": "negative", "neutral": "middle", "mixed": "middle", "positive": "positive"}


def posts(*, held_out: bool) -> pd.DataFrame:
    """Give the posts kept for measuring, or those that may be learnt from, as `read_examples` gives examples."""
    table = pd.read_csv(_FILE, dtype="str")
    table = table[(table["held_out"] == "yes") == held_out].reset_index(drop=True)
    return pd.DataFrame(
        {
            "text": table["text"],
            "kind": "nonspecific",
            "rating": np.nan,
            "writer": pd.Series([f"post {row}" for row in range(len(table))], dtype="str"),
            "source": "invented",
            "sentiment": table["label"].map(_CLASSES).astype("str"),
            "level": np.nan,
            "labels": pd.Series(pd.NA, index=table.index, dtype="str"),
        }
    )
