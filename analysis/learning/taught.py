"""What models learn from beside the labelled file, and are never measured on: invented texts, audits, corrections.

And the answers of the labelled file once more, as they would stand where nobody kept the question.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.examples import read_examples, themes_of
from analysis.learning.invented import SOURCE as INVENTED
from analysis.learning.invented import posts, reviews, surveys
from analysis.texts.question import TELLS_NOTHING, kinds


def with_taught(
    examples: pd.DataFrame, added: Sequence[Path] = (), redact: Callable[[str], str] | None = None
) -> pd.DataFrame:
    """Put after the examples of the labelled file what is learnt from beside them.

    Args:
        examples: As `read_examples` gives them, redacted.
        added: More labelled files, in the columns of `read_examples`.
        redact: Replaces personal data in the texts of these files.

    Returns:
        Frame as `read_examples` gives it, is_measured: whether the row is of the labelled file, with the question; and
        file: 0 for the labelled file, then the number of the training file or the added one.
        A text that also stands there is not taken from elsewhere: models are measured on that file, so it may not be
        taught from the side. Last come its answers without their question, where that told what they are about.

    Raises:
        HeedError: if a file cannot be read.
    """
    parts = [posts(held_out=False), reviews(), surveys()]
    for number, path in enumerate(added):
        more = read_examples(path)
        more["text"] = pd.Series([redact(text) if redact else text for text in more["text"].tolist()], dtype="str")
        more["writer"] = f"added {number} " + more["writer"].astype("str")
        parts.append(more)
    taught = pd.concat([part.assign(file=number) for number, part in enumerate(parts, start=1)], ignore_index=True)
    taught = taught[~taught["text"].isin(examples["text"])]
    beside = pd.concat([taught, without_question(examples).assign(file=0)], ignore_index=True)
    return pd.concat([examples.assign(file=0, is_measured=True), beside.assign(is_measured=False)], ignore_index=True)


def without_question(examples: pd.DataFrame) -> pd.DataFrame:
    """Give the answers to telling questions as if the question were not known; others would be the same again."""
    told = examples[examples["kind"] != TELLS_NOTHING].reset_index(drop=True)
    unknown = pd.Series(pd.NA, index=told.index, dtype="str")
    return told.assign(question=unknown, kind=kinds(unknown))


def stands_again(known: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which rows of what `with_taught` gives are answers without their question: shape (rows,)."""
    measured = known["is_measured"]
    return np.asarray(~measured & known["writer"].isin(known.loc[measured, "writer"]), np.bool_)


def is_invented(known: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which rows of what `with_taught` gives are invented: shape (rows,)."""
    return np.asarray(known["source"] == INVENTED, np.bool_)


def marks_of_themes(known: pd.DataFrame, fewest: int) -> pd.DataFrame:
    """Mark the themes that enough texts are about.

    Args:
        known: As `with_taught` gives it, every row with labels.
        fewest: Texts that a theme needs.

    Returns:
        Frame of one column for each theme: 1.0 where a text is about it, 0.0 where not, NaN where nobody knows: a theme
        that the labelled file never names had no name among its coders.
    """
    marked = themes_of(known["labels"])
    marked = marked[marked.columns[marked.sum() >= fewest]]
    measured = known["is_measured"].to_numpy(np.bool_)
    unnamed = measured[:, np.newaxis] & ~marked[measured].any().to_numpy(np.bool_)
    return marked.astype("float64").mask(unnamed)
