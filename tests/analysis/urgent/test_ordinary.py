"""What patients ordinarily write is kept in groups that no one person's words stand behind."""

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.learning.model_file import MODELS
from analysis.urgent.ordinary import save_ordinary

_WHO = ("The nurse", "The doctor", "Reception", "The dentist")
_WHAT = ("was kind", "was late", "rang back", "lost the form")
_WHEN = ("today", "on Monday")
_TEXTS = [" ".join(words) for words in product(_WHO, _WHAT, _WHEN)]


def _surveyed(texts: list[str], writers: int, level: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": pd.Series(texts, dtype="str"),
            "kind": "nonspecific",
            "level": level,
            "writer": [f"writer {row % writers}" for row in range(len(texts))],
        }
    )


@pytest.fixture
def models(tmp_path: Path) -> Path:
    for name in ("encoder.onnx", "encoder_words.json"):
        (tmp_path / name).symlink_to(MODELS / name)
    return tmp_path


def _texts_behind(examples: pd.DataFrame, models: Path, tier: str) -> int:
    with np.load(save_ordinary(examples, models, len(_TEXTS))) as kept:
        return int(kept[f"{tier}_sizes"].sum())


def test_a_group_of_fewer_than_five_writers_is_left_out(models: Path) -> None:
    by_four = _surveyed(_TEXTS, 4, 4.0)
    assert _texts_behind(by_four, models, "fast") == _texts_behind(by_four, models, "accurate") == 0


def test_what_may_be_urgent_or_is_very_negative_is_not_ordinary(models: Path) -> None:
    said_by_many = ["My appointment was moved to Friday"] * 10
    examples = [
        _surveyed(_TEXTS, 4, 4.0),
        _surveyed(said_by_many, 10, 2.0),
        _surveyed(["I want to kill myself"] * 10, 10, 4.0),
        _surveyed(["Nobody cared at all"] * 10, 10, 5.0),
    ]
    assert _texts_behind(pd.concat(examples, ignore_index=True), models, "fast") == len(said_by_many)
