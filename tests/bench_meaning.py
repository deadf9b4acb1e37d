"""Measure the search by meaning on the demonstration: `python -m tests.bench_meaning FOLDER`; nothing is asserted."""

import statistics
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.meaning import code_of, nearness
from analysis.texts.embedding import embed
from config.home import Home
from warehouse.ask import ask_sql

_ASKED, _NEAREST, _COMPARED = 60, 20, (50, 120, 200)


def main(folder: str) -> None:
    """Say how many of the nearest by angle are among the nearest by code, and how long the angles take."""
    texts = ask_sql(Home(Path(folder)), "SELECT text FROM mention WHERE text IS NOT NULL AND NOT is_repost")["text"]
    vectors = embed(texts)
    codes = np.array([np.frombuffer(bytes.fromhex(code), np.uint8) for code in code_of(texts)])
    chosen = np.random.default_rng(1).choice(len(texts), _ASKED, replace=False)
    for compared in _COMPARED:
        found = []
        for row in chosen:
            by_angle = np.argsort(-(vectors @ vectors[row]), kind="stable")[:_NEAREST]
            by_code = np.argsort(np.bitwise_count(codes ^ codes[row]).sum(1), kind="stable")[:compared]
            found.append(len(np.intersect1d(by_angle, by_code)) / _NEAREST)
        sys.stdout.write(
            f"the nearest {compared} by code hold {statistics.mean(found):.3f} of the {_NEAREST} nearest\n"
        )
    spent = []
    for start in range(0, 2400, 120):
        began = time.perf_counter()
        nearness("nobody answers the phone", pd.Series(texts.iloc[start : start + 120]))
        spent.append(1000 * (time.perf_counter() - began))
    sys.stdout.write(f"{len(texts):,} mentions; angles of 120 take {statistics.median(spent):.0f} ms (median)\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
