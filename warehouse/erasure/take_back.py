"""Take back one import: a file that was imported for the wrong organisation, or is the wrong file."""

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.erasure.erase import Removal, begin_removal, carry_out
from warehouse.files.lock import writer_lock
from warehouse.imports import Imported, imports
from warehouse.store import Connection, opened, transaction

_REASON = "an import was taken back"
_COMMAND = "heed forget"


def import_of(home: Home, number: int) -> Imported:
    """Find an import by its number.

    Raises:
        HeedError: if there is none of that number, nothing of it is held, or another process writes.
    """
    with writer_lock(home, _COMMAND), opened(home, "inbox") as inbox, opened(home, "store") as store:
        found = imports(inbox, store, [number])
    if not found:
        raise HeedError(f"There is no import {number}: `heed status` lists the newest, with their numbers.")
    if not found[0].mentions:
        raise HeedError(
            f"Nothing is held that import {number}, {found[0].origin}, brought: there is nothing to take back."
        )
    return found[0]


def take_back(home: Home, settings: Settings, number: int) -> Removal:
    """Remove what an import brought first, with every trace; unlike what is erased, it may be imported again.

    What other imports brought stays, also where this one repeated it. The columns that a person chose for the source
    are forgotten where nothing else is held of it. A removal that is cut short is taken up again by
    `warehouse.erasure.erase.finish_erasures`.

    Raises:
        HeedError: if another process writes.
    """
    with writer_lock(home, _COMMAND):
        with opened(home, "store") as store:
            numbers = _brought(store, number)
            is_alone = not _others(store, number)
        with opened(home, "inbox") as inbox, transaction(inbox):
            if is_alone:
                inbox.execute(
                    "DELETE FROM column_mapping WHERE (provider, source) IN "
                    "(SELECT (provider, source) FROM batch WHERE batch_id = $number)",
                    {"number": number},
                )
            receipt = begin_removal(inbox, _REASON, numbers=numbers, taken_back=number)
    return carry_out(home, settings, receipt)


def _brought(store: Connection, number: int) -> list[int]:
    rows = store.execute("SELECT mention_id FROM mention WHERE batch_id = $number", {"number": number}).fetchall()
    return [mention for (mention,) in rows]


def _others(store: Connection, number: int) -> bool:
    """Tell whether other imports of the same organisation and source are held."""
    rows = store.execute(
        "SELECT 1 FROM mention WHERE batch_id <> $number AND (provider, source) IN "
        "(SELECT (provider, source) FROM batch WHERE batch_id = $number) LIMIT 1",
        {"number": number},
    ).fetchall()
    return bool(rows)
