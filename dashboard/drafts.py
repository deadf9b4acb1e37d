"""What somebody is writing at the desk: kept for the person who looks, so that no refresh loses it."""

from collections.abc import Mapping

from dashboard.data import decide, decided, viewer
from warehouse.desk import draft
from warehouse.desk.draft import Draft


def draft_of(subject: str) -> Draft | None:
    """Give what the person who looks was writing about something; None for nothing."""
    return draft.draft_in(decided("draft"), viewer().name, subject)


def keep_draft(subject: str, content: Mapping[str, str], version: int, mention_id: int | None) -> None:
    """Keep what the person who looks has written so far."""
    decide(lambda con, person: draft.keep(con, person, subject, content, version, mention_id))


def drop_draft(subject: str) -> None:
    """Throw away what the person who looks was writing."""
    decide(lambda con, person: draft.drop(con, person, subject))
