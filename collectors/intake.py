"""Sort what parse makes of a file into items to land, rows to reject, and counts."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from collectors.files.rejects import Rejects
from collectors.files.row import Line
from collectors.files.spool import Spool, to_json
from collectors.outcome import Found, LeftOut, Outcome
from warehouse.inbox import RawItem
from warehouse.mention import mention_id


class Intake:
    """Collects the outcomes of one file.

    Attributes:
        rows: Rows or pages taken.
        answers: Outcomes in them.
        left_out: Pieces that are neither stored nor errors, by why.
    """

    def __init__(self, items: Spool, rejects: Rejects, *, may_repeat: bool) -> None:
        self.rows = 0
        self.answers = 0
        self.left_out: Counter[str] = Counter()
        self._items = items
        self._rejects = rejects
        self._newest: dict[int, tuple[int, int]] | None = {} if may_repeat else None

    @property
    def repeated(self) -> int:
        """How many items stand in the file in a newer version, or again."""
        return len(self._items) - self.kept

    @property
    def kept(self) -> int:
        """How many items are to be landed."""
        return len(self._items) if self._newest is None else len(self._newest)

    def take(self, line: Line, outcomes: Iterable[Outcome]) -> None:
        """Sort the outcomes of one row or page."""
        self.rows += 1
        for outcome in outcomes:
            self.answers += 1
            if isinstance(outcome, Found):
                self._keep(outcome)
            elif isinstance(outcome, LeftOut):
                self.left_out[outcome.why] += 1
            else:
                self._rejects.add(line, outcome.reason, _as_cells(outcome.piece))

    def refuse(self, line: Line, reason: str, cells: Mapping[str, str]) -> None:
        """Put a row aside that cannot even be parsed."""
        self.rows += 1
        self.answers += 1
        self._rejects.add(line, reason, cells)

    def raw_items(self) -> Iterator[RawItem]:
        """Give what is to be landed, each item once, in its newest version."""
        for position, (number, item_id, body) in enumerate(self._items):
            if self._newest is None or self._newest[number][1] == position:
                yield RawItem(number, item_id, body.encode("ascii"))

    def _keep(self, found: Found) -> None:
        mention = found.mention
        number = mention_id(mention.provider, mention.source, mention.item_id)
        if self._newest is not None:
            former = self._newest.get(number)
            if former is None or found.revision >= former[0]:
                self._newest[number] = (found.revision, len(self._items))
        self._items.add((number, mention.item_id, to_json(found.piece)))


def _as_cells(piece: Mapping[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in piece.items()}
