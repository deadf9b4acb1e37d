"""The frozen centres of topics: between two searches nothing moves them."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.clusters.words import OUTLIER
from analysis.texts import embedding


@dataclass(frozen=True)
class Centres:
    """Where the topics of a search lie.

    Attributes:
        centres: Of length 1, shape (topics, dimensions).
        numbers: Their topic ids.
        least_similarity: A text whose cosine to every centre is below this is an outlier.
    """

    centres: NDArray[np.float32]
    numbers: NDArray[np.int64]
    least_similarity: float

    @classmethod
    def read(cls, model: bytes) -> "Centres | None":
        """Read the centres that `written` gave; None where there are none, or they lie among other vectors."""
        if not model:
            return None
        with np.load(io.BytesIO(model), allow_pickle=False) as parts:
            if "embedding" not in parts or str(parts["embedding"]) != embedding.NAME:
                return None
            return cls(parts["centres"], parts["numbers"], float(parts["least_similarity"]))

    def written(self) -> bytes:
        """Give them as bytes, to be kept with the search."""
        file = io.BytesIO()
        np.savez(
            file,
            centres=self.centres,
            numbers=self.numbers,
            least_similarity=np.float64(self.least_similarity),
            embedding=np.str_(embedding.NAME),
        )
        return file.getvalue()

    def nearest(
        self, vectors: NDArray[np.float32], held: NDArray[np.int64] | None = None, hold: float = 0.0
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Give the topic of each vector, -1 for outliers, and its cosine to the centre.

        Args:
            vectors: Of length 1.
            held: The topic that each had before, -1 for none; it keeps that one unless another is nearer by more than
                `hold`.
            hold: A difference of cosines.
        """
        similarity = vectors @ self.centres.T
        if held is not None:
            similarity = similarity + hold * (held[:, None] == self.numbers)
        best = similarity.argmax(axis=1)
        is_near = similarity[np.arange(len(best)), best] >= self.least_similarity
        value = np.einsum("ij,ij->i", vectors, self.centres[best])
        return np.where(is_near, self.numbers[best], OUTLIER), value
