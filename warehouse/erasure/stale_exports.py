"""Exported corrections that hold what was removed since: a model that was trained on them holds it too."""

import json

from config.home import Home
from warehouse.erasure.left_in import LABELS, exports_of, numbers_told
from warehouse.files.lock import writer_lock
from warehouse.store import opened


def stale_labels(home: Home) -> dict[str, str]:
    """Give the exported corrections that held a mention which was removed afterwards.

    Args:
        home: The data folder.

    Returns:
        By the hash of the file, and by the mark of its rows, which is left when somebody edited it, its number and name
        as the register has them: `export 3, labels.csv`.

    Raises:
        HeedError: if another process writes.
    """
    with writer_lock(home, "heed status"), opened(home, "inbox") as inbox:
        receipts = inbox.execute("SELECT counts FROM erasure WHERE counts LIKE '%left in export%'").fetchall()
    numbers = numbers_told(name for (counts,) in receipts for name in json.loads(counts))
    if not numbers:
        return {}
    left = exports_of(home, numbers)
    return {
        known_by: f"export {number}, {file}"
        for number, kind, file, digest, mark in left
        if kind == LABELS
        for known_by in (digest, mark)
        if known_by
    }
