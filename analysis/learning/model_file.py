"""Trained models as files: written and read without ever running code from them."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from config.errors import HeedError

# Raised whenever the meaning of a model's parts changes, so that an older or newer file is refused.
FORMAT = 6

MODELS = Path(os.environ.get("HEED_MODELS") or Path(__file__).parents[1] / "models")
"""Where the models lie that heed uses: those that ship, or a folder that `heed train --out` wrote."""


def save_model(path: Path, kind: str, parts: Mapping[str, Any]) -> None:
    """Write a model as one file of arrays.

    Args:
        path: Where to; its folder must exist.
        kind: What it is for: `sentiment` or `theme`.
        parts: Texts, numbers and numpy arrays by name.
    """
    np.savez_compressed(path, format=FORMAT, kind=kind, **parts)


def load_model(path: Path, kind: str) -> dict[str, Any]:
    """Read a model that `save_model` wrote.

    Raises:
        HeedError: if there is no such file, it is no model, it holds code, or it is of another kind or format.
    """
    if not path.exists():
        raise HeedError(f"The {kind} model {path.name} is missing in {path.parent}: run `heed train FILE` to make it.")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            parts = {name: array if array.ndim else array.item() for name, array in arrays.items()}
    except Exception as error:  # whatever numpy, zip or zlib raise where it is damaged or holds more than this
        raise HeedError(
            f"{path} is no model file of heed, which holds numbers and texts alone: "
            "run `heed train FILE` to make it again."
        ) from error
    if parts.get("kind") != kind:
        raise HeedError(f"{path} is not a {kind} model: run `heed train FILE` to make one.")
    if parts.get("format") != FORMAT:
        raise HeedError(
            f"{path} has model format {parts.get('format')}, and this heed reads format {FORMAT}: "
            "run `heed train FILE` to make it again."
        )
    return parts


def read_figures(kind: str, folder: Path = MODELS) -> dict[str, Any]:
    """Read the figures that lie beside a model: its version, its data, how well it did.

    Raises:
        HeedError: if there are none.
    """
    path = folder / f"{kind}.json"
    if not path.exists():
        raise HeedError(f"The figures of the {kind} model are missing ({path.name}): run `heed train FILE` to make it.")
    figures: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return figures


def trained_on(kind: str, folder: Path = MODELS) -> list[str]:
    """Give by what the files that a model was trained on are known again; nothing where no model is.

    Returns:
        SHA-256 of each file's bytes, the labelled one first, then the marks of exports in it. A model from before
        hashes of further files were kept names the labelled one only.
    """
    if not (folder / f"{kind}.json").exists():
        return []
    data = read_figures(kind, folder).get("data", {})
    files = [data, *(file for file in data.get("added", []) if isinstance(file, dict))]
    return [known for file in files if "sha256" in file for known in (file["sha256"], *file.get("marks", []))]


def write_figures(folder: Path, kind: str, figures: Mapping[str, Any]) -> None:
    """Write the figures of a model beside it."""
    (folder / f"{kind}.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
