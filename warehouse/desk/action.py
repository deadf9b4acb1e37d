"""The actions that people take: a service change with a date and an owner."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from config.errors import HeedError
from config.settings import Settings
from config.taxonomy import load_themes
from warehouse.desk import audit_trail
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection, transaction

# Only what is in place changes what patients meet, so only that is compared before and after.
STATUSES = ("planned", "in place", "ended")


@dataclass(frozen=True)
class Action:
    """A service change with a date and an owner.

    Attributes:
        provider: Organisation that acts.
        day: Local date it takes effect.
        title: What is done.
        owner: Role or team, not a person's name.
        site: Place, or None for all.
        theme: Theme it is meant to help, or None for all.
        note: Further words.
        status: One of `STATUSES`.
    """

    provider: str
    day: date
    title: str
    owner: str
    site: str | None = None
    theme: str | None = None
    note: str = ""
    status: str = "in place"

    def checked(self, settings: Settings, own_themes: Iterable[str]) -> "Action":
        """Return the action as it is, once its provider, site and theme are known to exist.

        Args:
            settings: The settings.
            own_themes: Names of the themes that the organisation added.

        Raises:
            HeedError: naming what is not known and what there is.
        """
        provider = settings.provider(self.provider)
        sites = [site.name for site in provider.sites]
        if self.site is not None and self.site not in sites:
            raise HeedError(f"{provider.title} has no site {self.site!r}; it has {', '.join(sites) or 'none'}.")
        themes = [*(theme.name for theme in load_themes()), *own_themes]
        if self.theme is not None and self.theme not in themes:
            raise HeedError(f"There is no theme {self.theme!r}; the themes are {', '.join(themes)}.")
        return self


def record(con: Connection, action: Action, person: str) -> tuple[int, bool]:
    """Note an action and who noted it; the same action a second time changes nothing.

    Returns:
        Its number, and whether it is new.
    """
    at = datetime.now(UTC).replace(tzinfo=None)
    same = con.execute(
        "SELECT action_id FROM action WHERE provider = $provider AND day = $day AND title = $title "
        "AND site IS NOT DISTINCT FROM $site",
        {"provider": action.provider, "day": action.day, "title": action.title, "site": action.site},
    ).fetchall()
    if same:
        return int(same[0][0]), False
    with transaction(con):
        number = con.execute(
            "INSERT INTO action (provider, site, theme, day, title, owner, note, status, created_at, version, "
            "changed_by, changed_at) VALUES ($provider, $site, $theme, $day, $title, $owner, $note, $status, $at, 1, "
            "$person, $at) RETURNING action_id",
            {**asdict(action), "at": at, "person": person},
        ).fetchall()[0][0]
        audit_trail.add(con, person, "recorded an action", f"action {number}")
    return int(number), True


def change(con: Connection, action_id: int, action: Action, expected_version: int, person: str) -> Edit:
    """Change an action, unless somebody else changed it since it was at `expected_version`."""
    deed = "ended an action" if action.status == "ended" else "changed an action"
    return save(con, "action", action_id, asdict(action), expected_version, person, deed)
