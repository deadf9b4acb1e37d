"""What somebody is writing at the desk: kept for the person who looks, so that no refresh loses it."""

from collections.abc import Mapping
from datetime import datetime

from dashboard.data import decide, decided, viewer
from dashboard.screens.held import require_held
from warehouse.desk import draft
from warehouse.desk.draft import Draft
from warehouse.store import Connection


def draft_of(subject: str) -> Draft | None:
    """Give what the person who looks was writing about something; None for nothing."""
    return draft.draft_in(decided("draft"), viewer().name, subject)


def draft_emptied_at(subject: str) -> datetime | None:
    """Say when an erasure took away what the person who looks was writing about something; None where none did."""
    return draft.emptied_in(decided("draft"), viewer().name, subject)


def renew_draft(
    subject: str, content: Mapping[str, str], version: int, mention_id: int | None, known: datetime | None
) -> datetime | None:
    """Keep what the person has written so far, or drop it where that is nothing, if no other window wrote meanwhile.

    Args:
        subject: What about.
        content: Field to what stands in it.
        version: Version of the row that they began from.
        mention_id: The mention it is about, if any.
        known: When the draft that this window knows was kept; None for none.

    Returns:
        When it was kept, or `known` where another window holds other words, which stay, or an erasure took them away;
        None where nothing is kept.

    Raises:
        NotForYouError: if the mention was erased, or the person may not see it any more.
    """

    def decision(con: Connection, person: str) -> datetime | None:
        if draft.kept_at(con, person, subject) not in (None, known):
            return known
        if content and mention_id is not None:
            # With the desk held: what an erasure does not see there yet finds the mention gone.
            require_held(mention_id)
        if content:
            return draft.keep(con, person, subject, content, version, mention_id)
        draft.drop(con, person, subject)
        return None

    return decide(decision)


def drop_draft(subject: str) -> None:
    """Throw away what the person who looks was writing."""
    decide(lambda con, person: draft.drop(con, person, subject))
