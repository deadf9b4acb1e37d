"""What people decide: the actions they take, and the trail of who did what."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from config.errors import HeedError
from config.settings import Settings
from config.taxonomy import load_themes
from warehouse.store import Connection, transaction


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
    """

    provider: str
    day: date
    title: str
    owner: str
    site: str | None = None
    theme: str | None = None
    note: str = ""

    def checked(self, settings: Settings) -> "Action":
        """Return the action as it is, once its provider, site and theme are known to exist.

        Raises:
            HeedError: naming what is not known and what there is.
        """
        provider = settings.provider(self.provider)
        sites = [site.name for site in provider.sites]
        if self.site is not None and self.site not in sites:
            raise HeedError(f"{provider.title} has no site {self.site!r}; it has {', '.join(sites) or 'none'}.")
        themes = [theme.name for theme in load_themes()]
        if self.theme is not None and self.theme not in themes:
            raise HeedError(f"There is no theme {self.theme!r}; the themes are {', '.join(themes)}.")
        return self


def record(con: Connection, action: Action, person: str) -> bool:
    """Note an action and who noted it; the same action a second time changes nothing.

    Returns:
        Whether it is new.
    """
    at = datetime.now(UTC).replace(tzinfo=None)
    same = con.execute(
        "SELECT 1 FROM action WHERE provider = $provider AND day = $day AND title = $title "
        "AND site IS NOT DISTINCT FROM $site",
        {"provider": action.provider, "day": action.day, "title": action.title, "site": action.site},
    ).fetchall()
    if same:
        return False
    with transaction(con):
        con.execute(
            "INSERT INTO action (provider, site, theme, day, title, owner, note, created_at) "
            "VALUES ($provider, $site, $theme, $day, $title, $owner, $note, $at)",
            {
                "provider": action.provider,
                "site": action.site,
                "theme": action.theme,
                "day": action.day,
                "title": action.title,
                "owner": action.owner,
                "note": action.note,
                "at": at,
            },
        )
        con.execute(
            "INSERT INTO audit_trail (done_at, person, deed, subject) "
            "VALUES ($at, $person, 'recorded an action', $subject)",
            {"at": at, "person": person, "subject": action.title},
        )
    return True
