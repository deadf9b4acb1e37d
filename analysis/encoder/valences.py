"""Posts with the mean valence that people gave them, which the encoder learns from beside the labelled texts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from config.errors import HeedError

_COLUMNS = 3


@dataclass(frozen=True)
class Valences:
    """Posts, redacted, and the valence of each from -4 (worst) to 4 (best)."""

    texts: list[str]
    given: NDArray[np.float32]


def read_valences(path: Path | None, redact: Callable[[str], str]) -> Valences:
    """Read a file of three columns separated by tabs and without a heading: number, mean valence, text.

    Source of the format: tweets_GroundTruth.txt of vaderSentiment (C.J. Hutto and E. Gilbert, ICWSM 2014), 20 raters.

    Raises:
        HeedError: if there is no such file, or a line is not of that form.
    """
    if path is None:
        return Valences([], np.zeros(0, np.float32))
    if not path.is_file():
        raise HeedError(f"There is no file {path}.")
    texts, values = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            _, value, text = line.split("\t", _COLUMNS - 1)
            values.append(float(value))
        except ValueError as error:
            raise HeedError(
                f"{path}, line {number}: three columns with tabs between: number, valence from -4 to 4, text."
            ) from error
        texts.append(redact(text))
    return Valences(texts, np.array(values, np.float32))
