"""The model that decides which of the words that could be names are names.

A logistic regression over `name_features`, fitted by `training/fit_names.py` and kept in `name_model.json.gz`.
"""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warehouse.gate.name_features import candidates, features
from warehouse.gate.reading import Reading

SHIPPED = Path(__file__).with_name("name_model.json.gz")


@cache
def weights() -> Mapping[str, float]:
    """Read the weight of each feature, in log-odds; `threshold` is the least sum that makes a name."""
    found: dict[str, float] = json.loads(gzip.decompress(SHIPPED.read_bytes()))
    return found


def missed(reading: Reading) -> list[int]:
    """Find the names that the rules missed; what the rules took for names is among what the model sees."""
    known = weights()
    threshold = known["threshold"]
    return [
        index
        for index in candidates(reading)
        if not reading.is_name[index]
        and sum(known.get(feature, 0.0) for feature in features(reading, index)) >= threshold
    ]
