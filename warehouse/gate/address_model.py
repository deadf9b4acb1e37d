"""The model that finds the parts of addresses which the rules missed.

Two logistic regressions over `address_features`, the second of which also sees what the first thinks of the neighbours;
fitted by `training/fit_addresses.py` and kept in `address_model.json.gz`.
"""

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from warehouse.gate import vocabulary as v
from warehouse.gate.address_features import HOMES, NUMBER_WORDS, Line, candidates, features, line_of, may_hint
from warehouse.gate.outward_code import could_be_area
from warehouse.gate.public_place import is_named_so, is_of_clinic, stands_on
from warehouse.gate.span import Span, moved_by, replaced

SHIPPED = Path(__file__).with_name("address_model.json.gz")
FIRST, SECOND = "first", "second"
# Where the first layer is less sure than this, also of the neighbours, the second need not look.
_CONCEIVABLE = 0.05
# In log-odds: what belongs to an address; what goes on with one; and a number alone, which the rules know better.
_BELONGS, _GOES_ON, _IN_WORDS, _ALONE = 0.5, 0.0, 2.0, 5.0
_YEARS, _BEFORE_YEAR = frozenset(["nineteen", "twenty"]), frozenset(["in", "since", "from", "to", "until", "of", "by"])
_FEWEST_LETTERS = 3
_REACH = 60


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Read the weight of each feature in both layers, in log-odds."""
    found: dict[str, dict[str, float]] = json.loads(gzip.decompress(SHIPPED.read_bytes()))
    return found


def missed(text: str, taken: Sequence[Span]) -> list[Span]:
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
    runs = [
        run
        for run in _runs(line, {index for index, odds in found.items() if odds >= _GOES_ON})
        if _is_address(line, run, max(found.get(index, _GOES_ON) for index in run))
    ]
    spans = [Span(line.starts[run[0]], line.ends[run[-1]], "ADDRESS") for run in runs]
    shown = replaced(text, taken) if spans else ""
    return [span for span in spans if not _is_public(shown, span, taken)]


def _runs(line: Line, found: set[int]) -> list[list[int]]:
    """Join what stands side by side, also with what was taken, and with a mark between two parts of an address."""
    said = {index for index in found if line.pieces[index][-1].isalnum()}
    belongs = said | {index for index in range(len(line.pieces)) if line.is_home(index)}
    marks = {index + 1 for index in belongs if index + 2 in belongs and _joins(line, index + 1)}
    side_by_side = groupby(enumerate(sorted(belongs | marks)), lambda pair: pair[1] - pair[0])
    runs = [[index for _, index in run] for _, run in side_by_side]
    return [run for run in runs if said.intersection(run)]


def _joins(line: Line, index: int) -> bool:
    """Say whether a mark stands between two parts of an address; a full stop before a ward or a nurse does not."""
    mark = line.pieces[index]
    if mark[-1].isalnum() or line.is_taken(index) or mark in "()":
        return False
    return mark != "." or not is_of_clinic(line.pieces[index + 1])


def _is_address(line: Line, run: list[int], odds: float) -> bool:
    """Say whether a run goes on from what was taken, or is likely enough; a number alone must be likelier."""
    if any(line.is_home(index) for index in run):
        return True
    if any(_is_name(line.pieces[index]) for index in run):
        return odds >= _BELONGS
    before = line.pieces[run[0] - 1].lower() if run[0] else ""
    if before in v.around_names()["before_number"]:
        return False
    pieces = [line.pieces[index].lower() for index in run]
    if not NUMBER_WORDS.isdisjoint(pieces):
        is_year = pieces[0] in _YEARS and before in _BEFORE_YEAR
        return odds >= (_ALONE if is_year else _IN_WORDS)
    return odds >= (_BELONGS if any(map(could_be_area, (line.pieces[index] for index in run))) else _ALONE)


def _is_name(piece: str) -> bool:
    """Say whether a word could be what a house or a street is called."""
    lists = v.around_names()
    is_word = sum(map(str.isalpha, piece)) >= _FEWEST_LETTERS and not any(map(str.isdigit, piece))
    no_names = lists["before_number"] | lists["address_words"] | lists["address_cues"] | NUMBER_WORDS
    return is_word and piece.lower() not in no_names


def _is_public(shown: str, span: Span, taken: Sequence[Span]) -> bool:
    """Say whether the words around tell of a place for all, as they look when what was taken is replaced."""
    start, end = (position + moved_by(taken, position) for position in (span.start, span.end))
    return stands_on(shown[max(0, start - _REACH) : start]) or is_named_so(shown, end)


def _odds(layer: str, line: Line, asked: list[int], sure: list[float] | None = None) -> list[float]:
    known = weights()[layer]
    return [sum(known.get(feature, 0.0) for feature in features(line, index, sure)) for index in asked]
