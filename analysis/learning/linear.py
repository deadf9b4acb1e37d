"""Linear models as plain arrays: trained by scikit-learn, scored without it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray


@dataclass(frozen=True)
class Linear:
    """A multinomial logistic regression.

    Attributes:
        weights: Shape (features, classes).
        biases: Shape (classes,).
    """

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]

    def probabilities(self, rows: sp.csr_array | NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the probability of each class, shape (rows, classes); each row adds up to 1."""
        return shares(np.asarray(rows @ self.weights) + self.biases)


def shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the scores of each row into probabilities that add up to 1 (softmax)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=0.0))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit_linear(
    rows: sp.csr_array | NDArray[np.float64],
    classes: NDArray[np.int64],
    strength: float,
    class_weights: dict[int, float] | None = None,
    row_weights: NDArray[np.float64] | None = None,
) -> Linear:
    """Fit a multinomial logistic regression.

    Args:
        rows: Features, shape (rows, features).
        classes: Class number of each row, from 0 without gaps.
        strength: Inverse of the regularisation, `C` of scikit-learn.
        class_weights: How much a row of each class counts; 1 for all if not given.
        row_weights: How much each row counts; 1 for all if not given.
    """
    from sklearn.linear_model import LogisticRegression

    model: Any = LogisticRegression(C=strength, class_weight=class_weights, max_iter=500, tol=1e-3)
    model.fit(for_learning(rows) if sp.issparse(rows) else rows, classes, sample_weight=row_weights)
    return Linear(np.ascontiguousarray(model.coef_.T), np.asarray(model.intercept_, np.float64))


def for_learning(rows: sp.csr_array) -> sp.csr_matrix:
    """Give sparse rows the 32-bit indices that scikit-learn insists on."""
    matrix = sp.csr_matrix(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return matrix
