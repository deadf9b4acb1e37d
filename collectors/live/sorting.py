"""Sort what a platform returned by the full rule: kept, turned away, left out, unreadable. Pure."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from collectors.live.match import Candidate, Match, match
from collectors.outcome import Found, LeftOut, Outcome
from config.listening import Listening
from warehouse.collecting.collected import Matched
from warehouse.erasure.gone_references import GoneReference
from warehouse.inbox import RawItem
from warehouse.mention import mention_id

_OF_THE_THREAD = frozenset(("link_title", "link_author", "link_permalink", "link_url"))


@dataclass
class Sorted:
    """The items of one page."""

    matched: list[Matched] = field(default_factory=list)
    rejects: list[Matched] = field(default_factory=list)
    unreadable: list[tuple[str, bytes]] = field(default_factory=list)
    left_out: int = 0
    gone: list[GoneReference] = field(default_factory=list)


def sort_outcomes(
    outcomes: Iterable[Outcome],
    listening: Listening,
    candidate_of: Callable[[Found], Candidate],
    version_of: Callable[[Found], str],
) -> Sorted:
    """Decide on every item of a page; of several versions of one item the latest is taken.

    Args:
        outcomes: As parse gave them.
        listening: The full rule.
        candidate_of: What the rule looks at.
        version_of: Id of the version.
    """
    result, latest = Sorted(), dict[int, Found]()
    for outcome in outcomes:
        if isinstance(outcome, Found):
            number = mention_id(outcome.mention.provider, outcome.mention.source, outcome.mention.item_id)
            if number not in latest or outcome.revision >= latest[number].revision:
                latest[number] = outcome
        elif isinstance(outcome, LeftOut):
            result.left_out += 1
            result.gone += outcome.gone
        else:
            result.unreadable.append((outcome.reason, _as_bytes(outcome.piece)))
    for number, found in latest.items():
        verdict = match(listening, candidate_of(found))
        raw = RawItem(number, found.mention.item_id, _as_bytes(_own(found.piece)))
        if isinstance(verdict, Match):
            result.matched.append(Matched(raw, version_of(found), verdict.rule, verdict.score))
            result.gone += found.gone
        else:
            result.rejects.append(Matched(raw, version_of(found), verdict.reason, 0.0))
    return result


def _own(piece: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what a comment of Reddit repeats of its thread: the rule has looked at it, another wrote it."""
    data = piece.get("data")
    if not isinstance(data, Mapping):
        return piece
    return {**piece, "data": {name: value for name, value in data.items() if name not in _OF_THE_THREAD}}


def _as_bytes(piece: object) -> bytes:
    return json.dumps(piece, separators=(",", ":")).encode("ascii")
