"""How long it takes to find the small numbers of a quarter, and how much it hides: `-m tests.bench_small_numbers`."""

import os
import sys
import time

import numpy as np

from warehouse.small_numbers.leaving_counts import ALL, QUARTER, Cell, cells_to_hide

_MONTHS = ("2026-01-01", "2026-02-01", "2026-03-01")


def invented(places: int, themes: int, mentions: float, seed: int = 1) -> dict[Cell, int]:
    """Every count of a quarter that is not 0.

    Args:
        places: How many.
        themes: How many may be complained about, and praised.
        mentions: Mean number a place and month.
        seed: Of chance.
    """
    random = np.random.default_rng(seed)
    size = random.gamma(1, mentions, (places, 1)) * np.ones(3)
    bad, good = random.poisson(0.4 * size), random.poisson(0.6 * size)
    said = {"complaints": bad, "no complaints": good, "scored": bad + good}
    for theme in range(themes):
        share = random.beta(1, 8)
        said[f"complaints about {theme}"] = random.binomial(bad, share)
        said[f"praise of {theme}"] = random.binomial(good, share)
    return {cell: count for what, counted in said.items() for cell, count in _cells(what, counted).items() if count}


def _cells(what: str, counted: np.ndarray) -> dict[Cell, int]:
    wide = np.hstack([counted, counted.sum(axis=1, keepdims=True)])
    wide = np.vstack([wide, wide.sum(axis=0)])
    names = [*(f"place {number:02}" for number in range(len(counted))), ALL]
    return {
        (what, name, month): int(wide[row, column])
        for row, name in enumerate(names)
        for column, month in enumerate((*_MONTHS, QUARTER))
    }


def main() -> None:
    """Print one line a size."""
    import scipy.optimize
    import scipy.sparse

    for places, themes, mentions in ((1, 20, 30), (3, 20, 80), (50, 20, 5), (50, 20, 40), (50, 20, 200)):
        counts = invented(places, themes, mentions)
        since = time.process_time()
        gone = cells_to_hide(counts, counts, 10)
        seconds = time.process_time() - since
        small = sum(count < 10 for count in counts.values())
        sys.stdout.write(
            f"| {places} places, {themes} themes, {mentions} mentions a place and month | {len(counts):,} "
            f"| {small:,} | {len(gone) - small:,} | {seconds:.2f} |\n"
        )
    sys.stdout.write(f"load {os.getloadavg()[0]:.1f}, scipy {scipy.__version__}\n")


if __name__ == "__main__":
    main()
