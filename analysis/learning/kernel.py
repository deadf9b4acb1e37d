"""Support vector machines as plain arrays: trained by scikit-learn, scored without it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.learning.linear import Linear, fit_linear

_AT_ONCE = 500
_FOLDS = 4
_SEED = 20
# So many directions hold nearly all that tells rows apart; all of them would take twice as long.
_DIRECTIONS = 320
_CALIBRATION = 1.0


@dataclass(frozen=True)
class KernelMachine:
    """One machine for each class against the others, and what their margins say together of the probabilities.

    Attributes:
        directions: The features' principal directions, shape (features, directions).
        rows: What was learnt from and lies near a border, along the directions, shape (support, directions).
        weights: Shape (support, classes).
        biases: Shape (classes,).
        width: Of the Gaussian kernel exp(-width * squared distance).
        calibration: From the margins of a row, as they are for rows not learnt from, to probabilities.
    """

    directions: NDArray[np.float64]
    rows: NDArray[np.float64]
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    width: float
    calibration: Linear

    def probabilities(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Give the probability of each class, shape (rows, classes); each row adds up to 1."""
        starts = range(0, len(rows), _AT_ONCE)
        along = [np.asarray(rows[at : at + _AT_ONCE], np.float64) @ self.directions for at in starts]
        margins = [_near(part, self.rows, self.width) @ self.weights for part in along]
        return self.calibration.probabilities(np.concatenate([np.zeros((0, len(self.biases))), *margins]) + self.biases)

    def arrays(self, prefix: str = "") -> dict[str, Any]:
        """Give the arrays that a file must keep of it, each name beginning with the prefix."""
        kept: dict[str, Any] = {
            "directions": self.directions.astype(np.float32),
            "rows": self.rows.astype(np.float16),
            "weights": self.weights.astype(np.float32),
            "biases": self.biases,
            "width": np.array(self.width),
            "calibration": np.vstack([self.calibration.weights, self.calibration.biases]),
        }
        return {prefix + name: array for name, array in kept.items()}


def machine_of(kept: Mapping[str, NDArray[Any]], prefix: str = "") -> KernelMachine:
    """Give back the machine whose arrays a file kept."""
    calibration = kept[prefix + "calibration"]
    return KernelMachine(
        kept[prefix + "directions"].astype(np.float64),
        kept[prefix + "rows"].astype(np.float64),
        kept[prefix + "weights"].astype(np.float64),
        kept[prefix + "biases"],
        float(kept[prefix + "width"]),
        Linear(calibration[:-1], calibration[-1]),
    )


def fit_machine(
    rows: NDArray[np.floating[Any]],
    classes: NDArray[np.int64],
    strength: float,
    width: float,
    weights: NDArray[np.float64] | None = None,
) -> KernelMachine:
    """Fit a machine; the probabilities are learnt from margins of rows that it did not learn from (Platt 1999).

    Args:
        rows: Features, shape (rows, features).
        classes: Class number of each row, from 0 without gaps; three classes or more.
        strength: Inverse of the regularisation, `C` of scikit-learn.
        width: Of the Gaussian kernel, `gamma` of scikit-learn.
        weights: How much each row counts; 1 for all if not given.
    """
    from sklearn.model_selection import StratifiedKFold

    weights = np.ones(len(rows)) if weights is None else weights
    directions = np.linalg.svd(rows.astype(np.float64), full_matrices=False)[2][:_DIRECTIONS].T
    directions = directions.astype(np.float32).astype(np.float64)
    kept = (rows @ directions).astype(np.float16).astype(np.float64)
    kernel = _near(kept, kept, width)
    unseen = np.zeros((len(rows), int(classes.max()) + 1))
    for learnt, held in StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED).split(rows, classes):
        pulls, biases = _pulls(kernel[np.ix_(learnt, learnt)], classes[learnt], strength, weights[learnt])
        unseen[held] = kernel[np.ix_(held, learnt)] @ pulls + biases
    pulls, biases = _pulls(kernel, classes, strength, weights)
    near = np.flatnonzero(pulls.any(axis=1))
    calibration = fit_linear(unseen, classes, _CALIBRATION, row_weights=weights)
    return KernelMachine(directions, kept[near], pulls[near], biases, width, calibration)


def _pulls(
    kernel: NDArray[np.float64], classes: NDArray[np.int64], strength: float, weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Say how each row pulls towards each class, shape (rows, classes), and the biases."""
    from sklearn.svm import SVC

    numbers = range(int(classes.max()) + 1)
    pulls, biases = np.zeros((len(classes), len(numbers))), np.zeros(len(numbers))
    for number in numbers:
        machine: Any = SVC(C=strength, kernel="precomputed").fit(kernel, classes == number, sample_weight=weights)
        pulls[machine.support_, number] = machine.dual_coef_[0]
        biases[number] = machine.intercept_[0]
    return pulls, biases


def _near(rows: NDArray[np.float64], others: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    # Doubles: a text must have the same probabilities in whatever company, and sums of singles depend on it.
    apart = (rows * rows).sum(axis=1)[:, None] + (others * others).sum(axis=1) - 2 * rows @ others.T
    return np.asarray(np.exp(-width * np.maximum(apart, 0)))
