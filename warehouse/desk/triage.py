"""Mentions that need a person: who takes care of one, how far it is, how it ended."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from config.errors import HeedError
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection

STATUSES = ("new", "acknowledged", "in hand", "closed")
OUTCOMES = (
    "",
    "answered",
    "put right",
    "referred for safeguarding",
    "reported as an incident",
    "passed on as a complaint",
    "led to a change",
    "nothing to do",
    "not urgent after all",
)
"""How an item can end; empty while it has not."""


@dataclass(frozen=True)
class Triage:
    """What people decided about one mention.

    Attributes:
        provider: Organisation it is about.
        site: Place it is about, None where that is not known.
        status: One of `STATUSES`.
        owner: Role or team, not a person's name.
        outcome: One of `OUTCOMES`.
        note: What was found and done.
        reply: Draft of an answer; heed never sends it.
        action_id: The action it led to, if any.
    """

    provider: str
    site: str | None
    status: str
    owner: str = ""
    outcome: str = ""
    note: str = ""
    reply: str = ""
    action_id: int | None = None

    def checked(self) -> "Triage":
        """Return it as it is, once it says what its status needs.

        Raises:
            HeedError: naming what is missing.
        """
        if self.status not in STATUSES or self.outcome not in OUTCOMES:
            raise HeedError(f"There is no status {self.status!r} or no outcome {self.outcome!r}.")
        if self.status == "in hand" and not self.owner.strip():
            raise HeedError("Say who has it in hand: a role or a team.")
        if self.status == "closed" and not self.outcome:
            raise HeedError("Say how it ended before closing it.")
        return self


def change(con: Connection, mention_id: int, triage: Triage, expected_version: int, person: str) -> Edit:
    """Write what people decided about a mention, unless somebody else did since it was at `expected_version`.

    Of one that nobody decided on yet nothing is written as long as it is new and nothing is said of it.

    Raises:
        HeedError: if it lacks what its status needs.
    """
    values: dict[str, Any] = asdict(triage.checked())
    found = con.execute("SELECT status FROM triage WHERE mention_id = $id", {"id": mention_id}).fetchone()
    if not found and triage == Triage(triage.provider, triage.site, "new"):
        return Edit(True, 0, person, datetime.now(UTC).replace(tzinfo=None), {})
    if triage.status != "new":
        values["acknowledged_at"] = _first(con, mention_id, "acknowledged_at")
    values["closed_at"] = _first(con, mention_id, "closed_at") if triage.status == "closed" else None
    deeds: Mapping[str, str] = {"new": "put back as new", "in hand": "took in hand"}
    # A note, an owner or a reply alone leaves it as far as it was.
    is_moved = triage.status != (found[0] if found else "new")
    deed = deeds.get(triage.status, triage.status) if is_moved else "wrote about"
    return save(con, "triage", mention_id, values, expected_version, person, deed)


def link_action(con: Connection, mention_id: int, usual: Triage, action_id: int, person: str) -> None:
    """Note that a mention led to an action, whatever else people decided about it.

    Args:
        con: The desk.
        mention_id: The mention.
        usual: What its row says where there is none yet.
        action_id: The action.
        person: Who says so.
    """
    found = con.execute("SELECT version FROM triage WHERE mention_id = $id", {"id": mention_id}).fetchone()
    values = {"action_id": action_id} if found else {**asdict(usual), "action_id": action_id}
    save(con, "triage", mention_id, values, found[0] if found else 0, person, f"linked action {action_id} to")


def _first(con: Connection, mention_id: int, column: str) -> datetime:
    """Give when it was taken up, or closed, for the first time: now where it was not yet."""
    found = con.execute(f"SELECT {column} FROM triage WHERE mention_id = $id", {"id": mention_id}).fetchone()  # noqa: S608  # nosec
    return found[0] if found and found[0] else datetime.now(UTC).replace(tzinfo=None)
