"""The theme model as the arrays and texts of its file."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.learning.theme_model import ThemeModel, ThemeTier, ThemeWeighing
from analysis.learning.vocabulary import vocabulary_from, vocabulary_parts
from analysis.texts.embedding import DIMENSIONS
from config.taxonomy import load_themes


def model_parts(model: ThemeModel) -> dict[str, Any]:
    """Take a model apart into arrays and texts, for its file."""
    return {
        **vocabulary_parts(model.vocabulary),
        "themes": "\n".join(model.themes),
        "all_themes": "\n".join(theme.name for theme in load_themes()),
        "weights": model.weights.astype(np.float32),
        "biases": model.biases,
        **_tier_parts("fast", model.fast),
        **(_tier_parts("accurate", model.accurate) if model.accurate else {}),
    }


def model_from(parts: Mapping[str, Any]) -> ThemeModel:
    """Put a model together from the parts of its file."""
    return ThemeModel(
        vocabulary_from(parts),
        tuple(parts["themes"].split("\n")),
        _of_taxonomy(np.asarray(parts["weights"], np.float64), parts["all_themes"].split("\n")),
        parts["biases"],
        _tier_from("fast", parts),
        _tier_from("accurate", parts) if "accurate_answers_thresholds" in parts else None,
    )


def _of_taxonomy(weights: NDArray[np.float64], known: Sequence[str]) -> NDArray[np.float64]:
    """Put the weights of cues in the order of the taxonomy as it is now; cues of a theme added since weigh nothing."""
    names = [theme.name for theme in load_themes()]
    last = weights.shape[0] - DIMENSIONS - 2
    hints = dict(zip(known, weights[last - len(known) : last], strict=True))
    nothing = np.zeros(weights.shape[1])
    now = np.array([hints.get(name, nothing) for name in names])
    return np.concatenate([weights[: last - len(known)], now, weights[last:]])


def _tier_parts(tier: str, weighings: ThemeTier) -> dict[str, Any]:
    return {
        f"{tier}_{of}_{name}": getattr(getattr(weighings, of), name)
        for of in ("answers", "unasked")
        for name in ("weights", "biases", "thresholds")
    }


def _tier_from(tier: str, parts: Mapping[str, Any]) -> ThemeTier:
    return ThemeTier(
        *(
            ThemeWeighing(*(parts[f"{tier}_{of}_{name}"] for name in ("weights", "biases", "thresholds")))
            for of in ("answers", "unasked")
        )
    )
