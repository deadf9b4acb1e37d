"""Invented texts: reviews, posts and answers of clinics in several countries, and urgent texts, labelled by hand."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.texts.question import kinds

SOURCE = "invented"

_FOLDER = Path(__file__).parents[1] / "training"
_CLASSES = {"negative": "negative", "neutral": "middle", "mixed": "middle", "positive": "positive"}


def posts(*, held_out: bool) -> pd.DataFrame:
    """Give the posts kept for measuring, or those that may be learnt from, as `read_examples` gives examples."""
    table = _table("posts")
    return _examples(table[(table["held_out"] == "yes") == held_out].reset_index(drop=True), "post")


def reviews() -> pd.DataFrame:
    """Give reviews and posts, with the themes that a careful coder would give, as `read_examples` gives examples."""
    return _examples(_table("reviews"), "review")


def surveys() -> pd.DataFrame:
    """Give answers to the questions of surveys, with their themes, as `read_examples` gives examples."""
    return _examples(_table("surveys"), "answer")


def urgent_texts() -> pd.DataFrame:
    """Give texts that somebody must read today, and harmless ones much like them.

    Returns:
        Frame with text and label: a kind of `config/urgency.toml`, or `none`.
    """
    return _table("urgent")


def training_files() -> list[Path]:
    """List the files of what models of sentiment and themes learn from beside surveys, in order."""
    return [_FOLDER / f"{name}.csv" for name in ("posts", "reviews", "surveys")]


def _table(name: str) -> pd.DataFrame:
    # "None" is an answer, and the name of what is not urgent.
    return pd.read_csv(_FOLDER / f"{name}.csv", dtype="str", keep_default_na=False, na_values=[""])


def _examples(table: pd.DataFrame, what: str) -> pd.DataFrame:
    nothing = pd.Series(pd.NA, index=table.index, dtype="str")
    question = table.get("question", nothing)
    return pd.DataFrame(
        {
            "text": table["text"],
            "kind": kinds(question),
            "question": question,
            "rating": np.nan,
            "writer": pd.Series([f"{what} {row}" for row in range(len(table))], dtype="str"),
            "source": SOURCE,
            "sentiment": table["label"].map(_CLASSES).astype("str"),
            "level": np.nan,
            "labels": table.get("labels", nothing),
        }
    )
