"""Which topics of a new search are those of the former one."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

# merge_models of BERTopic takes two topics for one from this cosine on.
LEAST_COSINE = 0.7


def match_centres(former: NDArray[np.float32], found: NDArray[np.float32]) -> dict[int, tuple[int, float]]:
    """Pair the centres of two searches one to one so that the sum of their cosines is greatest (Hungarian method).

    Args:
        former: Centres of length 1, shape (former topics, dimensions).
        found: Centres of length 1, shape (found topics, dimensions).

    Returns:
        Place in `found` to its place in `former` and their cosine.
    """
    if not len(former) or not len(found) or former.shape[1] != found.shape[1]:
        return {}
    cosines = np.asarray(found @ former.T, np.float64)
    # What is no pair must not push two good pairs apart.
    rows, columns = linear_sum_assignment(np.where(cosines >= LEAST_COSINE, cosines, 0), maximize=True)
    return {
        int(row): (int(column), float(cosines[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if cosines[row, column] >= LEAST_COSINE
    }
