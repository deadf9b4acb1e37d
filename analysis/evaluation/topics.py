"""Scoring topics, so that anyone can check them on texts of their own: do they hang together, and do they stay?"""

import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import topics
from analysis.clusters.groups import default_topics
from analysis.clusters.keywords import npmi, word_table
from analysis.clusters.words import OUTLIER, countable
from analysis.evaluation.sentiment_and_themes import Evaluation
from analysis.learning.cross_validation import Progress
from analysis.learning.labelled_file import read_table
from analysis.texts.embedding import embed
from config.errors import HeedError

_SEEDS = (topics.SEED, 1, 2)
_SAMPLES = (1, 2, 3)
_SAMPLE_SHARE = 0.8
_GROWTH = 1.2
_NONE = -2  # a text without a word that could name a topic
_NOTES = (
    "npmi: normalised pointwise mutual information of the ten words of a topic, over whole texts; a pair that no text "
    "uses together counts -1. Our words are chosen with it in mind, those of BERTopic's defaults are not.",
    "diversity: share of all topics' words that are different.",
    "stability: adjusted Rand index of the topics that two searches give all texts, outliers as a group of their own.",
    "kept: share of the old texts that are in the topic of the same number after 20 % more, when they are assigned "
    "between two searches, and after the next search.",
    "n: texts with a word in them; wordless_share: those of them whose words could name no topic, which get none; "
    "outlier_share: those of the rest that fit no topic.",
)


def evaluate_topics(path: Path, progress: Progress, *, baseline: bool = True) -> Evaluation:
    """Search the texts of a file for topics and measure the search.

    Args:
        path: CSV with `text`, optionally `label`: what a person called each text.
        progress: Called with (stage, done, total).
        baseline: Run BERTopic with its defaults on the same texts too.

    Raises:
        HeedError: if the file cannot be read or has too few different texts for clusters.
    """
    texts, labels = _read(path)
    steps = len(_SEEDS) + len(_SAMPLES) + 1 + baseline
    progress("topics", 0, steps)
    started = time.monotonic()
    first = topics.fit_topics(texts)
    if first.method != "bertopic":
        raise HeedError(f"{path}: {first.note} Nothing can be measured; give a file with more texts.")
    assigned = _assigned(first, texts)
    figures = {
        **_of_a_search(texts, assigned, [topic.keywords for topic in first.topics], labels),
        "seconds": round(time.monotonic() - started, 1),
        **_stability(texts, assigned, progress, steps),
        **_kept(texts),
    }
    systems: dict[str, dict[str, Any]] = {"heed": figures}
    if baseline:
        progress("topics", steps - 1, steps)
        systems["bertopic_default"] = _baseline(texts, labels)
    progress("topics", steps, steps)
    named: list[dict[str, Any]] = [
        {"topic": topic.title, "texts": int((assigned == topic.topic_id).sum()), "keywords": list(topic.keywords)}
        for topic in first.topics
    ]
    table = pd.DataFrame(systems).rename_axis("measure").reset_index()
    listed = pd.DataFrame([{**each, "keywords": " ".join(each["keywords"])} for each in named])
    others = {name: found for name, found in systems.items() if name != "heed"}
    return Evaluation({**figures, **others, "topics": named}, (table.fillna("-"), listed), _NOTES)


def coherence(texts: Sequence[str], words: Sequence[tuple[str, ...]]) -> float:
    """Give the mean over topics of the mean NPMI of their words, over whole texts (Bouma 2009; Lau et al. 2014).

    Args:
        texts: The texts in which words are counted.
        words: The words of each topic.
    """
    present, names = word_table(texts)
    place = {name: number for number, name in enumerate(names)}
    means = []
    for told in words:
        # A word that no text uses stays in the reckoning: its pairs count -1.
        columns = present[:, [place[word] for word in told if word in place]]
        together = np.zeros((len(told), len(told)))
        together[: columns.shape[1], : columns.shape[1]] = (columns.T @ columns).toarray()
        pairs = npmi(together, together.diagonal(), len(texts))[np.triu_indices(len(told), 1)]
        if len(pairs):
            means.append(float(pairs.mean()))
    return float(np.mean(means)) if means else float("nan")


def diversity(words: Sequence[tuple[str, ...]]) -> float:
    """Give the share of all topics' words that are different (Dieng et al. 2020)."""
    listed = [word for told in words for word in told]
    return len(set(listed)) / len(listed) if listed else float("nan")


def _of_a_search(
    texts: pd.Series, assigned: NDArray[np.int64], words: Sequence[tuple[str, ...]], labels: pd.Series | None
) -> dict[str, float]:
    figures = {
        "n": len(texts),
        "npmi": round(coherence(texts.tolist(), words), 4),
        "diversity": round(diversity(words), 4),
        "topic_count": len(words),
        "outlier_share": round(float((assigned == OUTLIER).sum() / max((assigned != _NONE).sum(), 1)), 4),
        "wordless_share": round(float((assigned == _NONE).mean()), 4),
    }
    if labels is not None:
        from sklearn.metrics import normalized_mutual_info_score

        is_labelled = labels.notna().to_numpy(np.bool_)
        truth = labels[is_labelled].astype(str).to_numpy()
        figures["label_nmi"] = round(float(normalized_mutual_info_score(truth, assigned[is_labelled])), 4)
    return figures


def _stability(texts: pd.Series, assigned: NDArray[np.int64], progress: Progress, steps: int) -> dict[str, float]:
    seeds, parts = [assigned], []
    for done, seed in enumerate(_SEEDS[1:], start=1):
        progress("topics", done, steps)
        seeds.append(_assigned(topics.fit_topics(texts, seed=seed), texts))
    for done, seed in enumerate(_SAMPLES, start=len(_SEEDS)):
        progress("topics", done, steps)
        parts.append(_assigned(topics.fit_topics(texts.sample(frac=_SAMPLE_SHARE, random_state=seed)), texts))
    progress("topics", len(_SEEDS) + len(_SAMPLES), steps)
    return {"stability_seeds_ari": _mean_ari(seeds), "stability_samples_ari": _mean_ari(parts)}


def _kept(texts: pd.Series) -> dict[str, float]:
    old = texts.sample(round(len(texts) / _GROWTH), random_state=topics.SEED).sort_index()
    before = topics.fit_topics(old)
    at_first = _assigned(before, old)
    between = pd.Series(_assigned(before, texts), index=texts.index).loc[old.index].to_numpy()
    next_id = max(topic.topic_id for topic in before.topics) + 1
    after = topics.fit_topics(texts, topics.Former(before.model, before.topics, next_id))
    at_last = _assigned(after, old, pd.Series(at_first, old.index))
    return {
        "kept_between_searches_share": round(float((between == at_first).mean()), 4),
        "kept_at_a_search_share": round(float((at_last == at_first).mean()), 4),
    }


def _baseline(texts: pd.Series, labels: pd.Series | None) -> dict[str, Any]:
    started = time.monotonic()
    found, words = default_topics(texts.tolist(), embed(texts), topics.SEED)
    seconds = time.monotonic() - started
    return {**_of_a_search(texts, found, words, labels), "seconds": round(seconds, 1)}


def _assigned(fit: topics.TopicFit, texts: pd.Series, held: pd.Series | None = None) -> NDArray[np.int64]:
    given: pd.Series = topics.assign_topics(fit.model, texts, held).set_index("mention_id")["label"].astype(np.int64)
    return np.asarray(given.reindex(texts.index, fill_value=_NONE), np.int64)


def _mean_ari(given: Sequence[NDArray[np.int64]]) -> float:
    from sklearn.metrics import adjusted_rand_score

    return round(float(np.mean([adjusted_rand_score(one, other) for one, other in combinations(given, 2)])), 4)


def _read(path: Path) -> tuple[pd.Series, pd.Series | None]:
    table = read_table(path)
    table["text"] = table["text"].fillna("")
    table = table[table["text"].map(lambda text: bool(countable(text))).astype(bool)].reset_index(drop=True)
    if table.empty:
        raise HeedError(f"{path} has no row with a word in column `text`.")
    label = "label" if "label" in table.columns else "labels" if "labels" in table.columns else None
    return table["text"], None if label is None else table[label]
