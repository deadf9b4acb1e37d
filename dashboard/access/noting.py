"""Notes in the audit trail of what people were shown: of those that come at once, one opens the desk for all."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from config.home import Home
from dashboard.serving.turns import let_others_draw, stepping_aside
from warehouse.desk import audit_trail
from warehouse.store import Stamp, opened, transaction

_LIST, _WRITER = threading.Lock(), threading.Lock()
_GATHERS_S = 0.5


@dataclass(eq=False)
class _Note:
    home: Home
    person: str
    deed: str
    subject: str
    is_written: bool = False


_WAITING: list[_Note] = []


def write_note(home: Home, person: str, deed: str, subject: str, only: Callable[[Stamp, Stamp], None]) -> None:
    """Write a note, and with it those that others wait to write; when this returns, it stands in the trail.

    Opening the desk takes longer than drawing half a screen: of many who look at once, one waits a moment for those who
    draw, and opens it for all. Whoever waits for that lets others draw.

    Args:
        home: The data folder.
        person: Who was shown something.
        deed: What was done.
        subject: To what, by its number.
        only: Told the stamps of the desk before and after, between which nobody else wrote.
    """
    mine = _Note(home, person, deed, subject)
    with _LIST:
        _WAITING.append(mine)
    with stepping_aside(), _WRITER:
        if not mine.is_written:
            let_others_draw(at_most_s=_GATHERS_S)
            _write_all(home, mine, only)


def _write_all(home: Home, mine: _Note, only: Callable[[Stamp, Stamp], None]) -> None:
    with _LIST:
        batch = [note for note in _WAITING if note.home == home]
        _WAITING[:] = [note for note in _WAITING if note.home != home]
    try:
        with opened(home, "desk", only) as con, transaction(con):
            for note in batch:
                audit_trail.add(con, note.person, note.deed, note.subject)
    except BaseException:
        with _LIST:  # each of the others tries for itself
            _WAITING.extend(note for note in batch if note is not mine)
        raise
    for note in batch:
        note.is_written = True
