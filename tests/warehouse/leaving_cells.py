"""What may leave, joined from what is held and what left, as a publication does; for snapshots that tests change."""

from pathlib import Path

import warehouse
from warehouse.store import Connection

_SCRIPT = Path(warehouse.__file__).parent / "snapshot" / "4_leaving.sql"


def join_leaving(con: Connection) -> None:
    """Write `leaving_cell` anew from `quarter_rollup` and `told_cell`; nothing is decided in it."""
    con.execute("DROP TABLE IF EXISTS leaving_cell")
    con.execute(_SCRIPT.read_text("utf-8"))
