"""Scoring of urgency: how many urgent texts are found, and how many of those flagged are urgent."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.learning.cross_validation import Progress
from analysis.learning.labelled_file import FIRST_ROW, plain_name, read_labelled
from analysis.tier import ACCURATE
from analysis.urgency import NONE, judge
from analysis.vader import compound
from config.errors import HeedError
from config.urgencies import URGENCY_KINDS

_ANY = "urgent"
_ALSO = {
    **dict.fromkeys(("yes", "true", "1"), _ANY),
    **dict.fromkeys(("no", "false", "0", "not urgent", "harmless", "ordinary", "calm"), NONE),
}
_NOTES = (
    "recall: share of the urgent texts that are flagged in any way; of a kind: flagged as that kind.",
    "noticed_share: share of a kind's texts that are flagged in any way, be it as another kind.",
    "flagged_share is what people would have to read. majority flags nothing.",
)


def evaluate_urgency(path: Path, progress: Progress, *, tier: str = ACCURATE) -> Evaluation:
    """Score the flags of urgency, beside flagging nothing.

    Args:
        path: CSV with `text` and `label`: `self_harm`, `safeguarding`, `medication_error`, `safety` (several parted by
            `;`), `urgent` where the kind is not known, or `none`; optionally `question`, `rating`. A column `urgency`
            or `urgent` goes before `label`.
        progress: Called with (stage, done, total).
        tier: `fast` or `accurate`.

    Returns:
        Figures: n, urgent, recall, precision, f1, accuracy, flagged_share, per_kind (examples, recall,
        noticed_share, flagged); the same of `majority`.

    Raises:
        HeedError: if the file cannot be read, or a label is no kind of urgency.
    """
    table = read_labelled(path, ("urgency", "urgent"))
    truth = _truth(path, table)
    texts = table["text"]
    context = table[["question", "rating"]].assign(compound=compound(texts), tier=tier)
    progress("urgency", 0, len(texts))
    flagged, _ = judge(texts, context)
    progress("urgency", len(texts), len(texts))
    is_flagged = np.asarray(flagged.any(axis=1))
    found = _figures(truth, is_flagged)
    kinds = {
        name: {
            "examples": int(truth[:, place].sum()),
            "recall": _share(flagged[truth[:, place], place]),
            "noticed_share": _share(is_flagged[truth[:, place]]),
            "flagged": int(flagged[:, place].sum()),
        }
        for place, name in enumerate(URGENCY_KINDS)
    }
    majority = _figures(truth, np.zeros(len(texts), np.bool_))
    tables = (listed("system", {"heed": found, "majority": majority}), listed("kind", kinds))
    return Evaluation({**found, "per_kind": kinds, "majority": majority}, tables, _NOTES)


def _truth(path: Path, table: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the kinds of each text, and in the last column whether it is urgent at all."""
    marked = np.zeros((len(table), len(URGENCY_KINDS) + 1), np.bool_)
    names = (*URGENCY_KINDS, _ANY)
    for place, (row, label) in enumerate(table["label"].items()):
        for written in map(plain_name, re.split("[;|,]", str(label))):
            name = _ALSO.get(written, written).replace(" ", "_")
            if name in names:
                marked[place, names.index(name)] = True
            elif name not in (NONE, ""):
                raise HeedError(
                    f"{path}, row {int(str(row)) + FIRST_ROW}: {written!r} in the column of labels is no kind of "
                    f"urgency; write {', '.join(names)} or {NONE}."
                )
    marked[:, -1] = marked.any(axis=1)
    return marked


def _figures(truth: NDArray[np.bool_], is_flagged: NDArray[np.bool_]) -> dict[str, Any]:
    is_urgent = truth[:, -1]
    hits = int((is_urgent & is_flagged).sum())
    both = int(is_urgent.sum() + is_flagged.sum())
    return {
        "n": len(truth),
        "urgent": int(is_urgent.sum()),
        "recall": _share(is_flagged[is_urgent]),
        "precision": _share(is_urgent[is_flagged]),
        "f1": round(2 * hits / both, 4) if both else None,
        "accuracy": _share(is_urgent == is_flagged),
        "flagged_share": _share(is_flagged),
    }


def _share(which: NDArray[np.bool_]) -> float | None:
    return round(float(which.mean()), 4) if len(which) else None
