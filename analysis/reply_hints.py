"""Does a sentence of a reply tell of what happened to somebody, although no single word gives that away?

Learnt, when it is first asked, from invented sentences of replies (`analysis/training/replies.csv`).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.texts.sentences import sentence_spans
from analysis.texts.visible import visible

LIKELY = 0.65
"""From this probability on a sentence is shown; chosen on folds of the sentences that it is learnt from."""

_LEARNT_FROM = Path(__file__).with_name("training") / "replies.csv"
_STRENGTH = 5.0
# Shorter ones, as "Thank you.", hold too little to be told apart.
_FEWEST_WORDS = 4


class Hints:
    """What tells sentences about somebody from sentences about how the clinic works."""

    def __init__(self, texts: Sequence[str], tells: Sequence[bool]) -> None:
        """Learn from sentences, and whether each tells of somebody."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        judge = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=500)
        self._model: Any = make_pipeline(make_union(words, characters), judge).fit(list(texts), list(tells))

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give how probable it is that each sentence tells of somebody: shape (texts,), 0-1."""
        return np.asarray(self._model.predict_proba(list(texts))[:, 1])


def hinting_sentences(draft: str) -> Iterator[tuple[int, int]]:
    """Give the half-open character spans of the sentences that probably tell of somebody, in order."""
    seen = visible(draft)
    spans = [
        (start, stop)
        for start, stop in sentence_spans(seen.text)
        if len(seen.text[start:stop].split()) >= _FEWEST_WORDS
    ]
    if not spans:
        return
    found = _learnt().probabilities([seen.text[start:stop] for start, stop in spans])
    yield from (seen.typed(*span) for span, probability in zip(spans, found, strict=True) if probability >= LIKELY)


def sentences_learnt_from() -> pd.DataFrame:
    """Read the sentences: `text`, `kind` (of `config.reply_rules.KINDS`, empty where it may be said), `written`."""
    return pd.read_csv(_LEARNT_FROM, keep_default_na=False)


@cache
def _learnt() -> Hints:
    rows = sentences_learnt_from()
    return Hints(rows["text"].tolist(), (rows["kind"] != "").tolist())
