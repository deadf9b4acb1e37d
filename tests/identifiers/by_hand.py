"""Sentences that were written by hand without a look at the rules: `python -m tests.identifiers.by_hand FILE`.

A third of them name nobody and are made of words that could be names. The misses in `by_hand.txt`, `addresses.txt` and
`feedback.txt`, which lie with `nobody.txt` beside the code that learns from them, were mended or learnt from; those in
`unseen.txt` (a second argument) and all other `unseen_*.txt` were never looked at, only counted, so that their figures
stay honest: whoever reads the misses has to write another. Those in `other_tongues.txt` are in 24 other languages;
those in `mistyped.txt` and `unseen_ordinary.txt` name nobody, and are full of typing errors, or of numbers, places and
words that are names as well.
"""

import json
import sys
from pathlib import Path
from typing import Any

from warehouse.gate.training.marked import LEARNT_FROM, marked

_FILES = {path.name: path for path in LEARNT_FROM}


def sentences(name: str = "by_hand.txt") -> list[dict[str, Any]]:
    """Give them in the span format that `heed evaluate redaction` reads."""
    return marked(_FILES.get(name, Path(__file__).with_name(name)))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(sentences(*sys.argv[2:]), ensure_ascii=False), "utf-8")
