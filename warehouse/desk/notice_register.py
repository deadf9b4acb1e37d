"""The register of notices: what was sent to which place, so that nothing is sent there twice, nor tried for ever."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from warehouse.store import Connection, transaction

# A place that is down for an hour is tried at once; who takes a notice and says otherwise gets it a few times a day.
_TRIES_AT_ONCE = 3
_LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """What a place did not take, and is not tried again before a time (naive UTC)."""

    subject: str
    tries: int
    until: datetime


def begin(con: Connection, subjects: Iterable[str], place: str, is_asked: bool = False) -> list[str]:
    """Claim what was not sent to a place yet, before it is sent: being killed in between sends nothing twice.

    Args:
        con: The desk.
        subjects: What the notice tells of, such as `alert 12`.
        place: Name of the secret that holds where it goes.
        is_asked: Whether a person asks for it now: what the place refused is tried however lately that was.

    Returns:
        The subjects that are new there, or to be tried again.
    """
    with transaction(con):
        known = told(con, place, is_asked)
        fresh = [subject for subject in subjects if subject not in known]
        for subject in fresh:
            con.execute(
                "INSERT INTO notice (subject, place, begun_at) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET begun_at = excluded.begun_at, refused_at = NULL",
                [subject, place, _now()],
            )
    return fresh


def end(con: Connection, subjects: Iterable[str], place: str) -> None:
    """Note that a notice arrived."""
    _note(con, "UPDATE notice SET sent_at = $at WHERE subject = $subject AND place = $place", subjects, place)


def put_off(con: Connection, subjects: Iterable[str], place: str, was_sent: bool = True) -> None:
    """Note that a place did not take a notice: after a few tries each waits longer than the one before.

    Args:
        con: The desk.
        subjects: What the notice tells of.
        place: Name of the secret that holds where it goes.
        was_sent: Whether it was tried; where nobody knows the address yet it was not.
    """
    counting = "UPDATE notice SET tries = tries + 1, refused_at = $at WHERE subject = $subject AND place = $place"
    free = "UPDATE notice SET refused_at = $at WHERE subject = $subject AND place = $place"
    _note(con, counting if was_sent else free, subjects, place)


def told(con: Connection, place: str, is_asked: bool = False) -> frozenset[str]:
    """Give what is not sent to a place now.

    Args:
        con: The desk.
        place: Name of the secret that holds where it goes.
        is_asked: Whether a person asks for it now.

    Returns:
        What it was told or may have been told, as heed was stopped or got no answer; and what it did not take lately.
    """
    rows = con.execute("SELECT subject FROM notice WHERE place = $place AND refused_at IS NULL", {"place": place})
    over = frozenset(subject for (subject,) in rows.fetchall())
    return over if is_asked else over | {each.subject for each in waiting(con, place)}


def waiting(con: Connection, place: str) -> list[Waiting]:
    """List what a place did not take and is not tried yet again."""
    rows = con.execute(
        "SELECT subject, tries, refused_at FROM notice WHERE place = $place AND refused_at IS NOT NULL ORDER BY ALL",
        {"place": place},
    ).fetchall()
    every = [Waiting(subject, tries, at + _wait(tries)) for subject, tries, at in rows]
    return [each for each in every if each.until > _now()]


def _wait(tries: int) -> timedelta:
    longer = tries - _TRIES_AT_ONCE
    return timedelta(0) if longer < 0 else min(timedelta(hours=2 ** min(longer + 1, 10)), _LONGEST_WAIT)


def _note(con: Connection, statement: str, subjects: Iterable[str], place: str) -> None:
    with transaction(con):
        for subject in subjects:
            con.execute(statement, {"subject": subject, "place": place, "at": _now()})


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
