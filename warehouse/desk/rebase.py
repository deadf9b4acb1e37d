"""Days from which a chart has new limits: a person says so, with a reason that others can question."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from config.errors import HeedError
from warehouse.desk import audit_trail
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection, transaction


@dataclass(frozen=True)
class Rebase:
    """A day from which a chart begins anew.

    Attributes:
        provider: Organisation.
        site: Place whose chart it is, None for all places together.
        theme: Theme whose chart it is, None for complaints about anything.
        day: First local day of what is usual from now on.
        reason: What changed for good.
        is_withdrawn: Whether it was taken back.
    """

    provider: str
    site: str | None
    theme: str | None
    day: date
    reason: str
    is_withdrawn: bool = False

    def checked(self) -> "Rebase":
        """Return it as it is, once it has a reason.

        Raises:
            HeedError: if it has none.
        """
        if len(self.reason.strip()) < 10:
            raise HeedError("Say in a few words what changed for good: new limits need a reason that others can read.")
        return self


def begin_anew(con: Connection, rebase: Rebase, person: str) -> int:
    """Note a rebase and who decided it.

    Returns:
        Its number.

    Raises:
        HeedError: if it has no reason, or the chart begins anew on that day already.
    """
    given = asdict(rebase.checked())
    with transaction(con):
        same = con.execute(
            "SELECT 1 FROM rebase WHERE provider = $provider AND site IS NOT DISTINCT FROM $site "
            "AND theme IS NOT DISTINCT FROM $theme AND day = $day AND NOT is_withdrawn",
            {name: given[name] for name in ("provider", "site", "theme", "day")},
        ).fetchone()
        if same:
            raise HeedError(f"This chart begins anew on {rebase.day} already.")
        number = con.execute(
            "INSERT INTO rebase (provider, site, theme, day, reason, is_withdrawn, version, changed_by, changed_at) "
            "VALUES ($provider, $site, $theme, $day, $reason, $is_withdrawn, 1, $person, $at) RETURNING rebase_id",
            {**given, "person": person, "at": datetime.now(UTC).replace(tzinfo=None)},
        ).fetchall()[0][0]
        audit_trail.add(con, person, "gave a chart new limits", f"rebase {number}")
    return int(number)


def withdraw(con: Connection, rebase_id: int, expected_version: int, person: str) -> Edit:
    """Take a rebase back, unless somebody else changed it since it was at `expected_version`."""
    return save(con, "rebase", rebase_id, {"is_withdrawn": True}, expected_version, person, "took new limits back")
