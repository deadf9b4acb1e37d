"""How well labels agree with what people gave: counts turned into shares."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def confusion(truth: NDArray[np.int64], given: NDArray[np.int64], classes: int) -> NDArray[np.int64]:
    """Count how often each class (row) was given each label (column): shape (classes, classes)."""
    return np.bincount(truth * classes + given, minlength=classes * classes).reshape(classes, classes)


def precision_recall_f1(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Compute precision, recall and F1 of each class from its confusion: shape (classes, 3); 0 where undefined."""
    hits = np.diag(counts).astype(np.float64)
    return _rates(hits, counts.sum(axis=0), counts.sum(axis=1))


def label_rates(truth: NDArray[np.bool_], given: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Compute precision, recall and F1 of each label of a multi-label task.

    Args:
        truth: Shape (texts, labels).
        given: Shape (texts, labels).

    Returns:
        Shape (labels, 3); 0 where undefined.
    """
    return _rates((truth & given).sum(axis=0).astype(np.float64), given.sum(axis=0), truth.sum(axis=0))


def micro_f1(truth: NDArray[np.bool_], given: NDArray[np.bool_]) -> float:
    """Compute F1 over all labels of all texts together."""
    both = 2 * int((truth & given).sum())
    either = int(truth.sum()) + int(given.sum())
    return both / either if either else 0.0


def macro_f1(truth: NDArray[np.int64], given: NDArray[np.int64], classes: int) -> float:
    """Compute the mean F1 over the classes."""
    return float(precision_recall_f1(confusion(truth, given, classes))[:, 2].mean())


def recall(truth: NDArray[np.int64], given: NDArray[np.int64], number: int) -> float:
    """Compute the share of a class that was found; 0 when there is none of it."""
    there = truth == number
    return float((given[there] == number).mean()) if there.any() else 0.0


def named_rates(
    names: Iterable[str], examples: NDArray[np.int64], rates: NDArray[np.float64]
) -> dict[str, dict[str, float]]:
    """Name the precision, recall and F1 of each class, to four decimals, and how many examples there are of it.

    Args:
        names: Of the classes.
        examples: Shape (classes,).
        rates: Shape (classes, 3).
    """
    listed = zip(names, examples.tolist(), rates.tolist(), strict=True)
    return {
        str(name): {
            "examples": count,
            **{rate: round(value, 4) for rate, value in zip(("precision", "recall", "f1"), of, strict=True)},
        }
        for name, count, of in listed
    }


def _rates(hits: NDArray[np.float64], given: NDArray[np.int64], there: NDArray[np.int64]) -> NDArray[np.float64]:
    precision = hits / np.where(given > 0, given, 1)
    found = hits / np.where(there > 0, there, 1)
    f1 = 2 * hits / np.where(given + there > 0, given + there, 1)
    return np.column_stack([precision, found, f1])
