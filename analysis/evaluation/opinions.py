"""Scoring of opinions: what a text says of each of its themes, and what the whole text says lent to all of them."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import opinions, sentiment
from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.learning.cross_validation import Progress, vader_classes
from analysis.learning.examples import theme_names
from analysis.learning.labelled_file import FIRST_ROW, plain_name, read_labelled
from analysis.statistics.scores import confusion, named_rates, precision_recall_f1
from analysis.tier import ACCURATE
from analysis.vader import compound
from config.errors import HeedError

_SIDES = opinions.LABELS
_COMPLAINTS, _PRAISES = ("negative", "mixed"), ("positive", "mixed")
_NO_OPINION = ("none", "no theme")
_ALSO = {"pos": "positive", "neg": "negative", "neu": "neutral"}
_PAIR = ["mention_id", "theme"]
_OF_SIDES = ("n", "opinions", "found_share", "side_accuracy", "differing_side_accuracy")
_OF_COUNTS = tuple(f"{what}_{rate}" for what in ("complaint", "praise") for rate in ("precision", "recall", "f1"))
_NOTES = (
    "found_share: of the themes that were written, those that heed found. side_accuracy: of the themes that were "
    "written and found, those whose side is right; likewise in texts that say different things of their themes.",
    "complaint (negative or mixed) and praise (positive or mixed): theme and side must both be right.",
    "whole_text and vader lend every theme that heed found what the whole text says: heed's own finding, and plain "
    "VADER's.",
)


def evaluate_opinions(path: Path, progress: Progress, *, tier: str = ACCURATE) -> Evaluation:
    """Score what texts say of each theme, as screens and reports count it.

    Args:
        path: CSV with `text` and `opinions` (or `label`): `theme:side` parted by `;`, such as
            `staff_manner:positive;cleanliness:negative`, or `none`; sides are negative, mixed, neutral and positive.
            Optionally `question`, `rating`.
        progress: Called with (stage, done, total).
        tier: `fast` or `accurate`.

    Returns:
        Figures: n, opinions (that were written), found_share, side_accuracy, differing_side_accuracy (in texts whose
        sides differ), complaint_precision, complaint_recall, complaint_f1, and the same of praise; per_side (examples,
        precision, recall, f1) and confusion (written, then given) of the themes that were found; the first of
        `whole_text` and `vader`.

    Raises:
        HeedError: if the file cannot be read, or an opinion names no theme or no side.

    Source:
        Pontiki et al. (2016), SemEval-2016 task 5: aspect categories (slot 1) and their polarity (slot 3).
    """
    table = read_labelled(path, ("opinions",))
    written, texts = _written(path, table["label"]), table["text"]
    if written.empty:
        raise HeedError(f"{path} has no opinion: write them in the column `opinions`, as `staff_manner:positive`.")
    context = table[["question", "rating"]].assign(compound=compound(texts), tier=tier, language="en")
    progress("opinions", 0, len(texts))
    found = opinions.by_theme(opinions.label(texts, context))
    whole = sentiment.label(texts, context).set_index("mention_id")["label"]
    progress("opinions", len(texts), len(texts))
    plain = pd.Series(np.array(["negative", "neutral", "positive"])[vader_classes(texts)], index=texts.index)
    systems = {
        name: {"n": len(texts), **_figures(written, given)}
        for name, given in {
            "heed": found,
            "whole_text": found.assign(label=found["mention_id"].map(whole)),
            "vader": found.assign(label=found["mention_id"].map(plain)),
        }.items()
    }
    counts = _sides(written, found)
    per_side = named_rates(_SIDES, counts.sum(axis=1), precision_recall_f1(counts))
    told = {name: dict(zip(_SIDES, of, strict=True)) for name, of in zip(_SIDES, counts.tolist(), strict=True)}
    tables = (
        listed("system", systems, _OF_SIDES),
        listed("system", systems, _OF_COUNTS),
        listed("side", per_side),
        listed("written", told),
    )
    figures = {**systems.pop("heed"), "per_side": per_side, "confusion": told, **systems}
    return Evaluation(figures, tables, _NOTES)


def _written(path: Path, labels: pd.Series) -> pd.DataFrame:
    """Read the opinions of each text: mention_id (row of the file), theme, label."""
    themes = theme_names(())
    rows = []
    for row, label in labels.items():
        for pair in filter(None, map(str.strip, re.split(r"[;|\n]", str(label)))):
            if plain_name(pair) in _NO_OPINION:
                continue
            theme, _, side = pair.rpartition(":")
            name, felt = themes.get(plain_name(theme)), plain_name(side)
            felt = _ALSO.get(felt, felt)
            if name is None or felt not in _SIDES:
                raise HeedError(
                    f"{path}, row {int(str(row)) + FIRST_ROW}: {pair!r} is no opinion; write the short name of a theme,"
                    f" a colon, and one of {', '.join(_SIDES)}, such as staff_manner:positive."
                )
            rows.append((row, name, felt))
    return pd.DataFrame(rows, columns=[*_PAIR, "label"]).drop_duplicates(_PAIR)


def _figures(written: pd.DataFrame, given: pd.DataFrame) -> dict[str, Any]:
    both = written.merge(given, on=_PAIR, suffixes=("_written", "_given"))
    is_right = both["label_written"] == both["label_given"]
    sides = written.groupby("mention_id")["label"].agg(["min", "max"])
    is_differing = both["mention_id"].map(sides["min"] != sides["max"]).astype(np.bool_)
    return {
        "opinions": len(written),
        "found_share": _share(len(both), len(written)),
        "side_accuracy": _share(is_right.sum(), len(both)),
        "differing_side_accuracy": _share((is_right & is_differing).sum(), is_differing.sum()),
        **_rates("complaint", written, given, _COMPLAINTS),
        **_rates("praise", written, given, _PRAISES),
    }


def _rates(name: str, written: pd.DataFrame, given: pd.DataFrame, sides: tuple[str, ...]) -> dict[str, Any]:
    there, said = (frame.loc[frame["label"].isin(sides), _PAIR] for frame in (written, given))
    hits = len(there.merge(said, on=_PAIR))
    return {
        f"{name}_precision": _share(hits, len(said)),
        f"{name}_recall": _share(hits, len(there)),
        f"{name}_f1": _share(2 * hits, len(said) + len(there)),
    }


def _sides(written: pd.DataFrame, given: pd.DataFrame) -> NDArray[np.int64]:
    both = written.merge(given, on=_PAIR, suffixes=("_written", "_given"))
    truth, found = (both[column].map(_SIDES.index).to_numpy(np.int64) for column in ("label_written", "label_given"))
    return confusion(truth, found, len(_SIDES))


def _share(part: int, whole: int) -> float | None:
    return round(float(part) / whole, 4) if whole else None
