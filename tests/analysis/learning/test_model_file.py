"""Model files: what is read, and what is refused with a sentence."""

from pathlib import Path

import numpy as np
import pytest

from analysis.learning.model_file import FORMAT, load_model, save_model
from config.errors import HeedError


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    save_model(tmp_path / "m.npz", "sentiment", {"words": "a\nb", "idf": np.array([1.0, 2.0])})
    assert load_model(tmp_path / "m.npz", "sentiment")["idf"].tolist() == [1.0, 2.0]


def test_a_model_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    np.savez_compressed(path, format=FORMAT + 1, kind="sentiment")
    with pytest.raises(HeedError, match="format"):
        load_model(path, "sentiment")


def test_a_model_for_something_else_is_refused(tmp_path: Path) -> None:
    save_model(tmp_path / "m.npz", "theme", {})
    with pytest.raises(HeedError, match="not a sentiment model"):
        load_model(tmp_path / "m.npz", "sentiment")


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(b"not a model")
    with pytest.raises(HeedError, match="no model file"):
        load_model(path, "sentiment")


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match=r"m\.npz is missing"):
        load_model(tmp_path / "m.npz", "sentiment")


def test_a_file_that_holds_code_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    np.savez_compressed(path, format=FORMAT, kind="sentiment", code=np.array(_Foreign(), dtype=object))
    with pytest.raises(HeedError, match="numbers and texts alone"):
        load_model(path, "sentiment")


class _Foreign:
    """Something that is neither a number nor a text."""
