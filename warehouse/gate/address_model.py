"""The model that finds the parts of addresses which the rules missed.

Two logistic regressions over `address_features`, the second of which also sees what the first thinks of the neighbours;
fitted by `training/fit_addresses.py` and kept in `address_model.json.gz`.
"""

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from warehouse.gate import vocabulary as v
from warehouse.gate.address_features import HOMES, Line, candidates, features, line_of, may_hint
from warehouse.gate.outward_code import could_be_area
from warehouse.gate.public_place import is_named_so, stands_on
from warehouse.gate.span import Span

SHIPPED = Path(__file__).with_name("address_model.json.gz")
FIRST, SECOND = "first", "second"
# Where the first layer is less sure than this, also of the neighbours, the second need not look.
_CONCEIVABLE = 0.05
# In log-odds: what belongs to an address; what goes on with one; and a number alone, which the rules know better.
_BELONGS, _GOES_ON, _ALONE = 0.5, 0.0, 5.0
_FEWEST_LETTERS = 3
_REACH = 60


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Read the weight of each feature in both layers, in log-odds."""
    found: dict[str, dict[str, float]] = json.loads(gzip.decompress(SHIPPED.read_bytes()))
    return found


def missed(text: str, taken: Iterable[Span]) -> list[Span]:
    """Find addresses, or more of those that were taken, in a text that the rules have done with.

    A text that already holds a placeholder of an address was looked at before and is left: beside one, everything looks
    like more of it.

    Args:
        text: Any text.
        taken: What the rules took, in order and apart.
    """
    if not may_hint(text) or any(home in text for home in HOMES):
        return []
    line = line_of(text, taken)
    asked = candidates(line)
    sure = [0.0] * len(line.pieces)
    for index, odds in zip(asked, _odds(FIRST, line, asked), strict=True):
        sure[index] = 1 / (1 + math.exp(-odds))
    asked = [index for index in asked if max(sure[max(0, index - 1) : index + 2]) >= _CONCEIVABLE]
    found = dict(zip(asked, _odds(SECOND, line, asked, sure), strict=True))
    spans = [
        Span(line.starts[run[0]], line.ends[run[-1]], "ADDRESS")
        for run in _runs(line, {index for index, odds in found.items() if odds >= _GOES_ON})
        if _is_address(line, run, max(found.get(index, _GOES_ON) for index in run))
    ]
    return [span for span in spans if not _is_public(text, span)]


def _runs(line: Line, found: set[int]) -> list[list[int]]:
    """Join what stands side by side, also with what was taken, and with a mark between two parts of an address."""
    said = {index for index in found if line.pieces[index][-1].isalnum()}
    belongs = said | {index for index in range(len(line.pieces)) if line.is_home(index)}
    between = {index + 1 for index in belongs if index + 2 in belongs}
    marks = {index for index in between if not line.pieces[index][-1].isalnum() and line.pieces[index] not in "()"}
    side_by_side = groupby(enumerate(sorted(belongs | marks)), lambda pair: pair[1] - pair[0])
    runs = [[index for _, index in run] for _, run in side_by_side]
    return [run for run in runs if said.intersection(run)]


def _is_address(line: Line, run: list[int], odds: float) -> bool:
    """Say whether a run goes on from what was taken, or is likely enough; a number alone must be likelier."""
    if any(line.is_home(index) for index in run):
        return True
    if any(_is_name(line.pieces[index]) for index in run):
        return odds >= _BELONGS
    before = line.pieces[run[0] - 1].lower() if run[0] else ""
    if before in v.around_names()["before_number"]:
        return False
    is_code = any(could_be_area(line.pieces[index]) for index in run)
    return odds >= (_BELONGS if is_code else _ALONE)


def _is_name(piece: str) -> bool:
    """Say whether a word could be what a house or a street is called."""
    lists = v.around_names()
    is_word = sum(map(str.isalpha, piece)) >= _FEWEST_LETTERS and not any(map(str.isdigit, piece))
    return is_word and piece.lower() not in lists["before_number"] | lists["address_words"] | lists["address_cues"]


def _is_public(text: str, span: Span) -> bool:
    return stands_on(text[max(0, span.start - _REACH) : span.start]) or is_named_so(text, span.end)


def _odds(layer: str, line: Line, asked: list[int], sure: list[float] | None = None) -> list[float]:
    known = weights()[layer]
    return [sum(known.get(feature, 0.0) for feature in features(line, index, sure)) for index in asked]
