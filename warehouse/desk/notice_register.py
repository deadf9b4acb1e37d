"""The register of notices: what was sent to which place, so that nothing is sent there twice."""

from collections.abc import Iterable
from datetime import UTC, datetime

from warehouse.store import Connection, transaction


def begin(con: Connection, subjects: Iterable[str], place: str) -> list[str]:
    """Claim what was not sent to a place yet, before it is sent: being killed in between sends nothing twice.

    Args:
        con: The desk.
        subjects: What the notice tells of, such as `alert 12`.
        place: Name of the secret that holds where it goes.

    Returns:
        The subjects that are new there.
    """
    at = datetime.now(UTC).replace(tzinfo=None)
    with transaction(con):
        known = told(con, place)
        fresh = [subject for subject in subjects if subject not in known]
        for subject in fresh:
            con.execute("INSERT INTO notice VALUES (?, ?, ?, NULL)", [subject, place, at])
    return fresh


def end(con: Connection, subjects: Iterable[str], place: str, has_arrived: bool) -> None:
    """Note that a notice arrived, or give it free for the next try."""
    statement = (
        "UPDATE notice SET sent_at = $at WHERE subject = $subject AND place = $place"
        if has_arrived
        else "DELETE FROM notice WHERE subject = $subject AND place = $place"
    )
    with transaction(con):
        for subject in subjects:
            given = {"subject": subject, "place": place}
            con.execute(statement, {**given, "at": datetime.now(UTC).replace(tzinfo=None)} if has_arrived else given)


def told(con: Connection, place: str) -> frozenset[str]:
    """Give what a place was told, or may have been told when heed was stopped while sending."""
    rows = con.execute("SELECT subject FROM notice WHERE place = $place", {"place": place}).fetchall()
    return frozenset(subject for (subject,) in rows)
