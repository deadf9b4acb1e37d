"""Alerts that people dismiss, each with a reason: what was wrong with it, or what is known about it."""

from dataclasses import asdict, dataclass

from config.errors import HeedError
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection

FALSE_REASONS = ("chance: there is nothing behind it", "the labels were wrong")
"""Reasons that make an alert a false one."""
REASONS = ("", *FALSE_REASONS, "the cause is known", "being dealt with")
"""Why an alert can be dismissed; empty while it stands."""


@dataclass(frozen=True)
class Dismissal:
    """What a person decided about an alert.

    Attributes:
        provider: Organisation it is about.
        site: Place it is about, None for all.
        reason: One of `REASONS`; empty lets it stand again.
        note: What was found.
    """

    provider: str
    site: str | None
    reason: str
    note: str = ""

    def checked(self) -> "Dismissal":
        """Return it as it is, once its reason is one that there is.

        Raises:
            HeedError: if it is not.
        """
        if self.reason not in REASONS:
            raise HeedError(f"An alert is dismissed because of one of: {'; '.join(REASONS[1:])}.")
        return self


def dismiss(con: Connection, alert_id: int, dismissal: Dismissal, expected_version: int, person: str) -> Edit:
    """Dismiss an alert or let it stand again, unless somebody else decided since it was at `expected_version`.

    Raises:
        HeedError: if the reason is none that there is.
    """
    deed = "dismissed an alert" if dismissal.reason else "let an alert stand again"
    return save(con, "dismissal", alert_id, asdict(dismissal.checked()), expected_version, person, deed)
