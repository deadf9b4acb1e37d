"""Measure topics on 100,000 texts beside BERTopic's defaults, each in its own process: seconds, memory, quality.

`make bench` does it on invented texts; `python -m tests.bench_topics FILE.csv` on those of a column `text`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

TEXTS = 100_000
SYSTEMS = ("heed", "BERTopic's defaults")


def measure(texts: pd.Series, folder: Path) -> list[dict[str, Any]]:
    """Search the same texts by both, one after the other; both embed them in the same way, which is part of the time.

    Args:
        texts: Redacted texts.
        folder: Where they are left for the processes.
    """
    file = folder / "texts.parquet"
    texts.reset_index(drop=True).to_frame("text").to_parquet(file)
    told = []
    for system in SYSTEMS:
        command = [sys.executable, "-m", "tests.bench_topics", system, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told.append(json.loads(done.stdout.splitlines()[-1]))
    return told


def lines(told: list[dict[str, Any]]) -> list[str]:
    """Give the figures as a table of Markdown."""
    ours, theirs = told
    return [
        f"Topics of {ours['n']:,} texts, embedding and imports included, each in a process of its own; "
        f"{theirs['seconds'] / ours['seconds']:.1f} times as fast, "
        f"{theirs['cpu_seconds'] / ours['cpu_seconds']:.1f} times by the processor's time:",
        "",
        "| system | seconds | of a processor | peak MB | topics | outliers | NPMI | diversity |",
        "|---|---|---|---|---|---|---|---|",
        *(
            f"| {each['system']} | {each['seconds']:.1f} | {each['cpu_seconds']:.1f} | "
            f"{each['peak_mb']:,.0f} | {each['topics']} | "
            f"{each['outlier_share']:.2f} | {each['npmi']:.2f} | {each['diversity']:.2f} |"
            for each in told
        ),
        "",
    ]


def _search(system: str, texts: pd.Series) -> tuple[NDArray[np.int64], list[tuple[str, ...]]]:
    from analysis import topics
    from analysis.clusters.groups import default_topics
    from analysis.texts.embedding import embed

    if system != SYSTEMS[0]:
        return default_topics(texts.tolist(), embed(texts), topics.SEED)
    fit = topics.fit_topics(texts.iloc[: topics.CORPUS_READ])
    given = topics.assign_topics(fit.model, texts).set_index("mention_id")["label"].astype(int)
    return np.asarray(given, np.int64), [topic.keywords for topic in fit.topics]


def _run(system: str, file: str) -> None:
    started = time.monotonic()
    texts = pd.read_parquet(file)["text"]
    found, words = _search(system, texts)
    seconds = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    from analysis.evaluation.topics import coherence, diversity

    figures = {
        "system": system,
        "n": len(texts),
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
        "topics": len(words),
        "outlier_share": float((found == -1).mean()),
        "npmi": coherence(texts.tolist(), words),
        "diversity": diversity(words),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    if sys.argv[1].endswith(".csv"):
        with tempfile.TemporaryDirectory() as kept:
            sys.stdout.write("\n".join(lines(measure(pd.read_csv(sys.argv[1], dtype="str")["text"], Path(kept)))))
    else:
        _run(*sys.argv[1:3])
