"""What models learn from and are never measured on: invented posts, audits and corrections."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.examples import read_examples
from analysis.invented_posts import posts


def taught_beside(examples: pd.DataFrame, added: Sequence[Path], redact: Callable[[str], str]) -> pd.DataFrame:
    """Gather what is learnt from beside the examples of the labelled file.

    Args:
        examples: As `read_examples` gives them, redacted.
        added: More labelled files, in the columns of `read_examples`.
        redact: Replaces personal data in a text.

    Returns:
        Frame as `read_examples` gives it. A text that also stands in the labelled file is left out: models are measured
        on that file, so it may not be taught from the side.

    Raises:
        HeedError: if a file cannot be read.
    """
    parts = [posts(held_out=False)]
    for number, path in enumerate(added):
        more = read_examples(path)
        more["text"] = pd.Series([redact(text) for text in more["text"].tolist()], dtype="str")
        more["writer"] = f"added {number} " + more["writer"].astype("str")
        parts.append(more)
    taught = pd.concat(parts, ignore_index=True)
    return taught[~taught["text"].isin(examples["text"])].reset_index(drop=True)


def with_taught(
    examples: pd.DataFrame, taught: pd.DataFrame, outputs: NDArray[np.float64] | None
) -> tuple[pd.DataFrame, NDArray[np.float64] | None]:
    """Put the taught texts after the examples, with NaN for what the encoder says of them.

    Every encoder has learnt from them, so what it says of them would teach that it is never wrong.
    """
    known = pd.concat([examples, taught.reindex(columns=examples.columns)], ignore_index=True)
    if outputs is None:
        return known, None
    return known, np.vstack([outputs, np.full((len(known) - len(outputs), outputs.shape[1]), np.nan)])
