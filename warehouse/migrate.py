"""Bring a DuckDB file to the newest schema: numbered SQL files, each applied once, in one transaction."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import HeedError

if TYPE_CHECKING:
    from warehouse.store import Connection

_VERSION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL
)
"""


def unapplied(con: "Connection", folder: Path, name: str) -> list[Path]:
    """List the migrations of a folder that a file has not seen, oldest first.

    Args:
        con: The file, open for writing.
        folder: Holds `001_name.sql`, `002_name.sql` ...
        name: What to call the file in a message.

    Raises:
        HeedError: if the file was made by a newer heed, or an applied migration has been edited since.
    """
    con.execute(_VERSION_TABLE)
    scripts = {int(script.name[:3]): script for script in sorted(folder.glob("[0-9][0-9][0-9]_*.sql"))}
    applied = con.execute("SELECT number, name, sha256 FROM migration").fetchall()
    for number, script, sha256 in applied:
        if number not in scripts:
            raise HeedError(f"{name} was written by a newer version of heed (migration {script}): update heed.")
        if sha256 != _sha256(scripts[number]):
            raise HeedError(f"Migration {script} was changed after {name} had applied it: restore heed's files.")
    seen = {number for number, _, _ in applied}
    return [script for number, script in scripts.items() if number not in seen]


def apply(con: "Connection", script: Path) -> None:
    """Run one migration and note it, in one transaction: all of it, or nothing."""
    con.execute("BEGIN")
    try:
        con.execute(script.read_text("utf-8"))
        con.execute(
            "INSERT INTO migration VALUES ($number, $name, $sha256, $at)",
            {
                "number": int(script.name[:3]),
                "name": script.name,
                "sha256": _sha256(script),
                "at": datetime.now(UTC).replace(tzinfo=None),
            },
        )
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def _sha256(script: Path) -> str:
    return hashlib.sha256(script.read_bytes()).hexdigest()
