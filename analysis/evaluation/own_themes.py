"""Scoring of what ten examples teach: a labelled theme is learnt as an organisation's own and judged on the rest."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.evaluation.sentiment_and_themes import Evaluation, listed
from analysis.learning.cross_validation import Progress
from analysis.learning.examples import read_examples, themes_of
from analysis.learning.own_theme_model import fit_own_theme, telling_words
from analysis.statistics.scores import label_rates
from analysis.texts.embedding import embed
from config.errors import HeedError
from config.own_theme import FEWEST_EXAMPLES, OwnTheme

_FEWEST = 60
_SHORTEST, _LONGEST = 3, 15
_SEED = 7
_NOTES = (
    f"Of each theme with {_FEWEST} texts or more, {FEWEST_EXAMPLES} of {_SHORTEST} to {_LONGEST} words are learnt "
    "from, by chance, and all other texts are judged; majority calls every text about the theme.",
)


def evaluate_own_themes(path: Path, progress: Progress) -> Evaluation:
    """Learn each theme of a labelled file from ten of its texts, as a theme of an organisation's own, and score it.

    Args:
        path: CSV with `text` and `labels` (`;`-separated, ours or NHS names).
        progress: Called with (stage, done, total).

    Returns:
        Figures: n, themes, macro_f1, macro_recall, per_theme (examples, precision, recall, f1); macro_f1 of `majority`.

    Raises:
        HeedError: if the file cannot be read, or no theme has 60 texts, ten of them of 3 to 15 words.
    """
    examples = read_examples(path, felt=False)
    examples = examples[examples["labels"].notna()].reset_index(drop=True)
    if examples.empty:
        raise HeedError(f"{path} has no row with themes: fill the column `labels`.")
    marked = themes_of(examples["labels"], path=path)
    is_short = np.array([_SHORTEST <= len(text.split()) <= _LONGEST for text in examples["text"].tolist()], np.bool_)
    usable = [
        name
        for name in marked.columns
        if marked[name].sum() >= _FEWEST and (marked[name].to_numpy() & is_short).sum() >= FEWEST_EXAMPLES
    ]
    if not usable:
        raise HeedError(
            f"{path} has no theme with {_FEWEST} texts, {FEWEST_EXAMPLES} of them of {_SHORTEST} to {_LONGEST} words: "
            "too few to learn from some and judge on the others."
        )
    dice = np.random.default_rng(_SEED)
    meanings, words = embed(examples["text"]), telling_words(examples["text"])
    rows = []
    for number, name in enumerate(usable):
        progress("own themes", number, len(usable))
        truth = marked[name].to_numpy(np.bool_)
        learnt = dice.choice(np.flatnonzero(truth & is_short), FEWEST_EXAMPLES, replace=False)
        taken = tuple(examples["text"].iloc[learnt].tolist())
        model = fit_own_theme(OwnTheme(name, name, name, taken))
        others = np.setdiff1d(np.arange(len(examples)), learnt)
        called = model.logits(meanings[others], [words[row] for row in others]) > model.threshold
        rates = label_rates(truth[others, None], called[:, None])[0]
        share = float(truth[others].mean())
        rows.append([int(truth[others].sum()), *map(float, rates), 2 * share / (1 + share)])
    table = pd.DataFrame(rows, columns=["examples", "precision", "recall", "f1", "majority_f1"]).round(4)
    table.insert(0, "theme", usable)
    figures: dict[str, Any] = {
        "n": len(examples),
        "themes": len(usable),
        "macro_f1": round(float(table["f1"].mean()), 4),
        "macro_recall": round(float(table["recall"].mean()), 4),
        "per_theme": table.set_index("theme").to_dict("index"),
        "majority": {"macro_f1": round(float(table["majority_f1"].mean()), 4)},
    }
    systems = listed("system", {"heed": figures, "majority": figures["majority"]}, ("macro_f1",))
    return Evaluation(figures, (systems, table), _NOTES)
