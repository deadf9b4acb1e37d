"""Topics: clusters that BERTopic finds in what people say, proposed until a person names them."""

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis import phrases
from analysis.embedding import embed
from analysis.topic_words import Topic, countable, stop_words, titled

NAME = "topic"
VERSION = "2"
OUTLIER = -1
SMALLEST_CORPUS = 300
LARGEST_SAMPLE = 10_000
# Texts to read for the sample: many are short or repeat each other.
CORPUS_READ = 30_000

_SEED = 20260101
_NEIGHBOURS = 15
_SMALLEST_TOPIC = 10
_TOPICS_AT_MOST = 200  # smallest topic = sample / 200
_FEWEST_TOPICS = 6
_FEWEST_WORDS = 4
_OUTLIER_SHARE = 0.10
_KEYWORDS = 10
_FEWEST_USERS = 3
_WORDS = r"[^\s.]+"
_EXAMPLES = 5


@dataclass(frozen=True)
class TopicFit:
    """One search for topics.

    Attributes:
        method: `bertopic`, or `phrases` where the corpus is too small for clusters.
        note: What a reader must know about it.
        topics: Found topics, greatest first, numbered from 0.
        model: The frozen centres as bytes; empty for phrases.
    """

    method: str
    note: str
    topics: tuple[Topic, ...]
    model: bytes


def fit_topics(texts: pd.Series) -> TopicFit:
    """Search for topics.

    A UMAP projection with a fixed seed and one thread, HDBSCAN with a smallest size of n / 200, and c-TF-IDF words
    (Grootendorst 2022, BERTopic). The centres of the clusters are then frozen; titles describe what is near.

    Args:
        texts: Redacted texts of sources that may be used for training, index mention_id; at most `LARGEST_SAMPLE`
            of them are used.
    """
    distinct = texts.drop_duplicates()
    telling = distinct[np.array([len(countable(text)) >= _FEWEST_WORDS for text in distinct.tolist()], np.bool_)]
    if len(telling) < SMALLEST_CORPUS:
        return _frequent_phrases(texts)
    sample = _sample(telling)
    vectors = embed(sample)
    clusters = _cluster(vectors, [" ".join(countable(text)) for text in sample.tolist()])
    centres = _centres(vectors, clusters)
    if not len(centres):
        return _frequent_phrases(texts)
    return _describe(texts, sample, vectors, centres)


def assign_topics(model: bytes, texts: pd.Series) -> pd.DataFrame:
    """Assign texts to the nearest frozen centre; a text that is near none is an outlier.

    A text without any word that could name a topic ("Nothing", "Yes, very good") is not assigned at all.

    Args:
        model: From a `TopicFit` whose method is `bertopic`.
        texts: Redacted texts, index mention_id.

    Returns:
        Frame with mention_id, label (topic_id as text, `-1` for outliers), value (cosine to the centre, 0-1).
    """
    with np.load(io.BytesIO(model), allow_pickle=False) as parts:
        centres, least = parts["centres"], float(parts["least_similarity"])
    texts = telling_texts(texts)
    similarity = embed(texts) @ centres.T
    nearest = similarity.argmax(axis=1)
    value = similarity.max(axis=1)
    label = np.where(value >= least, nearest, OUTLIER)
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": pd.Series(label).astype("str").to_numpy(),
            "value": np.clip(value, 0, 1).astype(np.float64),
        }
    )


def without_names(texts: pd.Series, names: Sequence[str]) -> pd.Series:
    """Leave the provider's and its sites' names out of texts, also written as one word: they say where, not what.

    Args:
        texts: Any texts.
        names: As people write them; case does not matter.
    """
    written = {form for name in names for form in (name, "".join(name.split()))}
    if not written:
        return texts
    longest_first = "|".join(re.escape(name) for name in sorted(written, key=len, reverse=True))
    return texts.str.replace(rf"\b(?:{longest_first})\b", " ", case=False, regex=True)


def telling_texts(texts: pd.Series) -> pd.Series:
    """Keep the texts that have a word that could name a topic."""
    empty = stop_words()
    return texts[np.array([any(word not in empty for word in countable(text)) for text in texts.tolist()], np.bool_)]


def _cluster(vectors: NDArray[np.float32], documents: list[str]) -> NDArray[np.int64]:
    with warnings.catch_warnings():
        # umap warns that TensorFlow, which heed does not use, is missing; bertopic divides by the counts of no words.
        warnings.simplefilter("ignore")
        return _cluster_quietly(vectors, documents)


def _cluster_quietly(vectors: NDArray[np.float32], documents: list[str]) -> NDArray[np.int64]:
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from hdbscan import HDBSCAN
    from sklearn.feature_extraction.text import CountVectorizer

    smallest = max(_SMALLEST_TOPIC, len(vectors) // _TOPICS_AT_MOST)
    flat = _flatten(vectors)
    found = np.zeros(0, np.int64)
    for selection in ("eom", "leaf"):
        # Excess of mass sometimes finds two or three lumps only: then the leaves of the tree are taken.
        model = BERTopic(
            umap_model=BaseDimensionalityReduction(),
            hdbscan_model=HDBSCAN(min_cluster_size=smallest, cluster_selection_method=selection, core_dist_n_jobs=1),
            vectorizer_model=CountVectorizer(token_pattern=_WORDS, stop_words=list(stop_words())),
        )
        found = np.array(model.fit_transform(documents, flat)[0], np.int64)
        if found.max(initial=OUTLIER) + 1 >= _FEWEST_TOPICS:
            break
    return found


def _flatten(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    from sklearn.neighbors import NearestNeighbors
    from umap import UMAP

    # Exact neighbours: umap's own search compiles for half a minute in every process before it finds any.
    finder = NearestNeighbors(n_neighbors=_NEIGHBOURS, metric="cosine", algorithm="brute").fit(vectors)
    distances, neighbours = finder.kneighbors(vectors)
    flat = UMAP(
        n_neighbors=_NEIGHBOURS,
        n_components=5,
        min_dist=0.0,
        metric="cosine",
        n_epochs=200,
        random_state=_SEED,
        n_jobs=1,
        precomputed_knn=(neighbours, distances.astype(np.float32), None),
        force_approximation_algorithm=True,
    ).fit_transform(vectors)
    return np.asarray(flat, np.float32)


def _sample(texts: pd.Series) -> pd.Series:
    ordered = texts.sort_index()
    if len(ordered) <= LARGEST_SAMPLE:
        return ordered
    return ordered.sample(LARGEST_SAMPLE, random_state=_SEED).sort_index()


def _centres(vectors: NDArray[np.float32], clusters: NDArray[np.int64]) -> NDArray[np.float32]:
    numbers = [number for number in np.unique(clusters).tolist() if number != OUTLIER]
    means = np.array([vectors[clusters == number].mean(axis=0) for number in numbers], np.float32)
    return means / np.linalg.norm(means, axis=1, keepdims=True) if len(means) else means


def _describe(
    texts: pd.Series, sample: pd.Series, vectors: NDArray[np.float32], centres: NDArray[np.float32]
) -> TopicFit:
    similarity = vectors @ centres.T
    nearest = similarity.argmax(axis=1)
    # Greatest first, so that the numbers mean something to a reader.
    order = np.argsort(-np.bincount(nearest, minlength=len(centres)), kind="stable")
    centres, similarity = centres[order], similarity[:, order]
    nearest, value = similarity.argmax(axis=1), similarity.max(axis=1)
    least = float(np.quantile((embed(_sample(telling_texts(texts))) @ centres.T).max(axis=1), _OUTLIER_SHARE))
    groups = [np.flatnonzero((nearest == number) & (value >= least)) for number in range(len(centres))]
    keywords = _keywords(sample, groups)
    topics = tuple(
        Topic(
            number, titled(keywords[number]), keywords[number], _nearest_to_centre(sample, similarity[:, number], group)
        )
        for number, group in enumerate(groups)
    )
    file = io.BytesIO()
    np.savez(file, centres=centres, least_similarity=np.float64(least))
    note = (
        f"Found in {len(sample):,} different texts of {_FEWEST_WORDS} words or more; all others went to the nearest "
        f"topic. Texts that are near none are outliers; texts without a telling word have no topic."
    )
    return TopicFit("bertopic", note, topics, file.getvalue())


def _keywords(sample: pd.Series, groups: Sequence[NDArray[np.int64]]) -> list[tuple[str, ...]]:
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    documents = [" ".join(countable(text)) for text in sample.tolist()]
    counter = CountVectorizer(token_pattern=_WORDS, ngram_range=(1, 2), stop_words=list(stop_words()))
    by_text = counter.fit_transform(documents)
    counts = sp.csr_matrix(np.vstack([np.asarray(by_text[group].sum(axis=0)) for group in groups]))
    often = np.asarray((by_text > 0).sum(axis=0)).ravel() >= _FEWEST_USERS
    # A word that only outliers use has no weight in any topic.
    often &= np.asarray(counts.sum(axis=0)).ravel() > 0
    weights = ClassTfidfTransformer(reduce_frequent_words=True).fit_transform(counts[:, often]).toarray()
    words = counter.get_feature_names_out()[often]
    return [tuple(str(word) for word in words[np.argsort(-row, kind="stable")[:_KEYWORDS]]) for row in weights]


def _nearest_to_centre(sample: pd.Series, similarity: NDArray[np.float32], group: NDArray[np.int64]) -> tuple[int, ...]:
    best = group[np.argsort(-similarity[group], kind="stable")[:_EXAMPLES]]
    return tuple(int(number) for number in sample.index[best])


def _frequent_phrases(texts: pd.Series) -> TopicFit:
    topics = phrases.frequent_phrases(texts)
    note = (
        f"Only {len(texts):,} mentions could be used: too few for clusters to mean anything (about {SMALLEST_CORPUS} "
        "different texts are needed), so these are the phrases that most people use."
    )
    return TopicFit("phrases", note, topics, b"")
