"""Views of the screens that people keep: a name and the address that opens it again."""

from datetime import UTC, datetime

from config.errors import HeedError
from warehouse.desk import audit_trail
from warehouse.store import Connection, transaction

_MOST_LETTERS = 60


def keep(con: Connection, name: str, address: str, person: str) -> int:
    """Keep a view under a name that none of the person's own views has yet; the same view again changes nothing.

    Args:
        con: The desk.
        name: As it is to stand in the list.
        address: Screen and query, such as `./read?words=phone`.
        person: Who keeps it.

    Returns:
        Number of the view.

    Raises:
        HeedError: if the name is empty or too long or that of another view of theirs, or the address leads elsewhere.
    """
    name = " ".join(name.split())
    if not name or len(name) > _MOST_LETTERS:
        raise HeedError(f"A view needs a name of 1 to {_MOST_LETTERS} letters.")
    if not address.startswith("./") or "//" in address:
        raise HeedError("Only a screen of this dashboard can be kept as a view.")
    same = con.execute(
        "SELECT view_id, address FROM saved_view WHERE name = $name AND owner = $person",
        {"name": name, "person": person},
    ).fetchone()
    if same and same[1] != address:
        raise HeedError(f"“{name}” is another view already: choose another name, or delete that view first.")
    if same:
        return int(same[0])
    with transaction(con):
        number = con.execute(
            "INSERT INTO saved_view (name, owner, address, version, changed_by, changed_at) "
            "VALUES ($name, $person, $address, 1, $person, $at) RETURNING view_id",
            {"name": name, "person": person, "address": address, "at": datetime.now(UTC).replace(tzinfo=None)},
        ).fetchall()[0][0]
        audit_trail.add(con, person, "kept a view", f"saved_view {number}")
    return int(number)


def drop(con: Connection, view_id: int, person: str) -> bool:
    """Drop a view of the person's own; says whether there was one."""
    with transaction(con):
        gone = con.execute(
            "DELETE FROM saved_view WHERE view_id = $number AND owner = $person RETURNING view_id",
            {"number": view_id, "person": person},
        ).fetchall()
        if gone:
            audit_trail.add(con, person, "dropped a view", f"saved_view {view_id}")
    return bool(gone)
