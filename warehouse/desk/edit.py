"""Change one row of the desk without overwriting what somebody else changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from warehouse.desk import audit_trail
from warehouse.erasure.traces import REMOVED
from warehouse.store import Connection, transaction

# The rows that people edit: table -> its key. Every such table has version, changed_by and changed_at.
_KEYS = {
    "action": "action_id",
    "triage": "mention_id",
    "claim": "mention_id",
    "dismissal": "alert_id",
    "rebase": "rebase_id",
    "topic_decision": "topic_id",
    "own_theme": "theme_id",
    "theme_owner": "provider_theme",
}


@dataclass(frozen=True)
class Edit:
    """What became of a change.

    Attributes:
        is_saved: Whether the row is as it was asked for; otherwise somebody else was first and nothing was changed.
        version: The row's version now.
        changed_by: Who changed it last; the other person where it was not saved.
        changed_at: When, naive UTC.
        row: The row as it stands now.
    """

    is_saved: bool
    version: int
    changed_by: str
    changed_at: datetime
    row: Mapping[str, Any]

    def sentence(self, who: str = "") -> str:
        """Say what happened, for the person who pressed the button.

        Args:
            who: How who changed it is called there.
        """
        if self.is_saved:
            return "Saved."
        by_whom = f"{who or self.changed_by} changed this at {self.changed_at:%H:%M} UTC while you were writing. "
        if REMOVED in map(str, self.row.values()):
            return (
                f"Not saved: an erasure took words out of this, or {by_whom}Look at what it says now, then save again."
            )
        return f"Not saved: {by_whom}Your text is kept here; compare it with theirs, then save again."


def save(
    con: Connection,
    table: str,
    number: int | str,
    values: Mapping[str, Any],
    expected_version: int,
    person: str,
    deed: str,
) -> Edit:
    """Write a row if it is still at the version that the person saw; the trail gets its entry in the same transaction.

    Where it already is as it is asked for, as after the first press of a double one, nothing is written.

    Args:
        con: The desk.
        table: One whose rows people edit, such as `action`.
        number: Key of the row; of `theme_owner` it is `ThemeOwner.key`.
        values: Column to value; for a new row all that it needs.
        expected_version: The version that was on the screen; 0 for a row that did not exist.
        person: Who decides.
        deed: What the trail says was done.
    """
    key = _KEYS[table]
    with transaction(con):
        now = _row(con, table, key, number)
        version = now["version"] if now else 0
        if now and all(now[name] == value for name, value in values.items()):
            return _edit(now, is_saved=True)
        if version != expected_version:
            return _edit(now, is_saved=False)
        written = {
            **values,
            "version": version + 1,
            "changed_by": person,
            "changed_at": datetime.now(UTC).replace(tzinfo=None),
        }
        _write(con, table, key, {key: number, **written}, is_new=not now)
        audit_trail.add(con, person, deed, f"{table} {number}")
        return _edit(_row(con, table, key, number), is_saved=True)


def row_of(con: Connection, subject: str) -> dict[str, Any]:
    """Read the row that the trail and a draft call so, such as `triage 12`; nothing where there is none."""
    table, _, number = subject.partition(" ")
    return _row(con, table, f"{_KEYS[table]}::VARCHAR", number) if table in _KEYS else {}


def _write(con: Connection, table: str, key: str, values: Mapping[str, Any], is_new: bool) -> None:
    if is_new:
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('$' + name for name in values)})"  # noqa: S608  # nosec
    else:
        changes = ", ".join(f"{name} = ${name}" for name in values if name != key)
        sql = f"UPDATE {table} SET {changes} WHERE {key} = ${key}"  # noqa: S608  # nosec
    con.execute(sql, values)


def _row(con: Connection, table: str, key: str, number: int | str) -> dict[str, Any]:
    cursor = con.execute(f"SELECT * FROM {table} WHERE {key} = $number", {"number": number})  # noqa: S608  # nosec
    row = cursor.fetchone()
    return dict(zip([column[0] for column in cursor.description or []], row, strict=True)) if row else {}


def _edit(row: Mapping[str, Any], is_saved: bool) -> Edit:
    changed_at = row.get("changed_at") or datetime.now(UTC).replace(tzinfo=None)
    return Edit(is_saved, int(row.get("version", 0)), str(row.get("changed_by") or "somebody"), changed_at, row)
