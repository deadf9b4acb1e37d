"""Write every DuckDB file of a data folder anew, encrypted or not, and leave no former copy."""

import os

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from warehouse.duck import compact
from warehouse.erasure.erase import remove_copies
from warehouse.files.encryption import KEY_VARIABLE
from warehouse.files.lock import desk_lock, writer_lock
from warehouse.publish import current_snapshot, publish


def rewrite_files(home: Home, settings: Settings, is_encrypted: bool) -> int:
    """Write inbox, store, desk and the snapshot anew; the former snapshots and copies are removed.

    To take encryption back the key must still be at hand. Killed half-way, some files are encrypted and some not, which
    every command stands; run it again.

    Returns:
        How many files were written.

    Raises:
        HeedError: if another process writes, or the key is missing.
    """
    if not os.environ.get(KEY_VARIABLE):
        raise HeedError(f"Set {KEY_VARIABLE} to the file of the key; `heed encrypt --new-key FILE` writes a new one.")
    with writer_lock(home, "heed encrypt"):
        for path in (home.inbox, home.store):
            compact(path, is_encrypted)
        with desk_lock(home):
            compact(home.desk, is_encrypted)
        remove_copies(home)
    if current_snapshot(home) is None:
        return 3
    snapshot = publish(home, settings)
    if not is_encrypted:  # a new file is encrypted where a key is set
        compact(snapshot, is_encrypted)
    for former in home.published.glob("snapshot-*.duckdb"):
        if former != snapshot:
            former.unlink(missing_ok=True)
    return 4
