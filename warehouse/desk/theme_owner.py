"""Who looks after the complaints about a theme, and whether they can change it themselves."""

from dataclasses import asdict, dataclass

from config.errors import HeedError
from warehouse.desk.edit import Edit, save
from warehouse.store import Connection

CONTROLS = ("", "in our control", "needs escalation")
"""Whether the owner can change it themselves; empty while nobody said."""
LONGEST_OWNER = 80


@dataclass(frozen=True)
class ThemeOwner:
    """What people agreed about one theme.

    Attributes:
        provider: Organisation.
        theme: Name of the theme.
        owner: Role or team, not a person's name; empty takes it back.
        control: One of `CONTROLS`.
        note: Further words, such as whom it is escalated to.
    """

    provider: str
    theme: str
    owner: str
    control: str = ""
    note: str = ""

    def checked(self) -> "ThemeOwner":
        """Return it without spare blanks, once it can be written.

        Raises:
            HeedError: if the owner is too long, there is no such control, or a control without an owner.
        """
        owner = " ".join(self.owner.split())
        if self.control not in CONTROLS:
            raise HeedError(f"A theme is one of: {'; '.join(CONTROLS[1:])}.")
        if len(owner) > LONGEST_OWNER:
            raise HeedError(f"Name a role or team in at most {LONGEST_OWNER} letters; this has {len(owner)}.")
        if self.control and not owner:
            raise HeedError(
                "Say who looks after it too, a role or team. Where nobody does, leave open whether they can change it."
            )
        return ThemeOwner(self.provider, self.theme, owner, self.control, self.note.strip())

    @property
    def key(self) -> str:
        """Its row at the desk (`provider_theme`)."""
        return f"{self.provider}/{self.theme}"

    @property
    def subject(self) -> str:
        """What the audit trail and drafts call it."""
        return f"theme_owner {self.key}"


def name_owner(con: Connection, owner: ThemeOwner, expected_version: int, person: str) -> Edit:
    """Say who looks after a theme, unless somebody else did since it was at `expected_version`.

    Raises:
        HeedError: if it lacks what it needs.
    """
    values = asdict(owner.checked())
    deed = "named who looks after a theme" if values["owner"] else "took back who looks after a theme"
    return save(con, "theme_owner", owner.key, values, expected_version, person, deed)
