"""Groups of texts that are near in meaning, found by BERTopic."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.clusters.words import OUTLIER, stop_words

_NEIGHBOURS = 15
_DENSE = 5
_ROUNDS = 10
_WORDS = r"[^\s.]+"


def smallest_topic(texts: int) -> int:
    """Say how many texts make a topic: one of fifty, between 10 and 100."""
    return int(np.clip(texts // 50, 10, 100))


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        # umap warns that TensorFlow, which heed does not use, is missing; bertopic divides by the counts of no words.
        warnings.simplefilter("ignore")
        yield


@_quiet()
def centres_of(vectors: NDArray[np.float32], documents: Sequence[str], smallest: int, seed: int) -> NDArray[np.float32]:
    """Search for groups and give their centres, the greatest group first.

    BERTopic (Grootendorst 2022) with a UMAP projection, one thread and a fixed seed; the leaves of HDBSCAN's tree, for
    its excess of mass often finds two or three lumps only; then some rounds of spherical k-means from their means,
    which makes the groups what assigning to the nearest centre makes of them, and steadier.

    Args:
        vectors: Of length 1, shape (texts, dimensions).
        documents: The words of each text that may name a topic.
        smallest: Least size of a group.
        seed: Of the projection.

    Returns:
        Centres of length 1, shape (groups, dimensions); no rows where there are no groups.
    """
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from sklearn.feature_extraction.text import CountVectorizer

    if len(vectors) < 2 * smallest or len(vectors) <= _NEIGHBOURS:
        return np.zeros((0, vectors.shape[1]), np.float32)
    found = BERTopic(
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=_Leaves(smallest, seed),
        vectorizer_model=CountVectorizer(token_pattern=_WORDS, stop_words=list(stop_words())),
    ).fit_transform(list(documents), vectors)[0]
    return _polished(vectors, mean_directions(vectors, np.array(found, np.int64)))


@_quiet()
def default_topics(
    documents: Sequence[str], vectors: NDArray[np.float32], seed: int
) -> tuple[NDArray[np.int64], list[tuple[str, ...]]]:
    """Run BERTopic as it comes, on every text: what ours is measured against.

    Its defaults: UMAP to 5 dimensions with 15 neighbours, HDBSCAN with a smallest topic of 10, no stop words.

    Returns:
        Topic of each text, -1 for outliers; the ten words of each topic.
    """
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=seed)
    model = BERTopic(umap_model=umap)
    found = np.array(model.fit_transform(list(documents), vectors)[0], np.int64)
    numbers = range(int(found.max(initial=OUTLIER)) + 1)
    words = [tuple(word for word, _ in model.get_topic(number) if word) for number in numbers]
    return found, words


def mean_directions(vectors: NDArray[np.float32], groups: NDArray[np.int64]) -> NDArray[np.float32]:
    """Give the direction of the mean of each group but the outliers, in the order of their numbers."""
    places = np.flatnonzero(groups != OUTLIER)
    numbers, member = np.unique(groups[places], return_inverse=True)
    shape = (len(numbers), len(vectors))
    return unit(sp.csr_matrix((np.ones(len(places), np.float32), (member, places)), shape) @ vectors)


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale each vector to length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)


class _Leaves:
    """The clustering step that BERTopic is given: a projection and the leaves of HDBSCAN's tree."""

    def __init__(self, smallest: int, seed: int) -> None:
        self.smallest, self.seed = smallest, seed
        self.labels_ = np.zeros(0, np.int64)

    def fit(self, vectors: NDArray[np.float32], y: Any = None) -> "_Leaves":
        from hdbscan import HDBSCAN

        tree = HDBSCAN(
            min_cluster_size=self.smallest, min_samples=_DENSE, cluster_selection_method="leaf", core_dist_n_jobs=1
        )
        self.labels_ = tree.fit(_flat(vectors, self.seed)).labels_
        return self


def _flat(vectors: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    from sklearn.neighbors import NearestNeighbors
    from umap import UMAP, umap_

    for compiled in (umap_.smooth_knn_dist, umap_.compute_membership_strengths):
        compiled.enable_caching()  # as umap does with others; every process compiled them for five seconds
    # Exact neighbours: umap's own search compiles for half a minute in every process before it finds any.
    finder = NearestNeighbors(n_neighbors=_NEIGHBOURS, metric="cosine", algorithm="brute").fit(vectors)
    distances, neighbours = finder.kneighbors(vectors)
    flat = UMAP(
        n_neighbors=_NEIGHBOURS,
        n_components=5,
        min_dist=0.0,
        metric="cosine",
        n_epochs=200,
        random_state=seed,
        n_jobs=1,
        precomputed_knn=(neighbours, distances.astype(np.float32), None),
        force_approximation_algorithm=True,
    ).fit_transform(vectors)
    return np.asarray(flat, np.float32)


def _polished(vectors: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    if not len(centres):
        return centres
    for _ in range(_ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        # A centre that has lost all its texts is no group.
        centres = mean_directions(vectors, nearest.astype(np.int64))
    sizes = np.bincount((vectors @ centres.T).argmax(axis=1), minlength=len(centres))
    return centres[np.argsort(-sizes, kind="stable")]
