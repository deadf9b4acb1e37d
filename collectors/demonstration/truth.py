"""What the demonstration is known to contain, so that answers can be checked against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Label:
    """What one written item was meant to say.

    Attributes:
        sentiment: `negative`, `mixed`, `neutral` or `positive`.
        complaints: Themes it complains about.
        praises: Themes it praises.
        site: Name of the site that the item itself names, or None.
        day: Local day of writing.
        language: ISO 639-1 code.
        voice: The source's id of its author.
        repost_of: `item_id` of the post that it repeats, or None.
        is_about_care: Whether it is about care at the clinic; others only name it.
    """

    sentiment: str
    complaints: tuple[str, ...]
    praises: tuple[str, ...]
    site: str | None
    day: date
    language: str
    voice: str
    repost_of: str | None = None
    is_about_care: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which the share of mentions that complain about a theme steps to another level.

    Attributes:
        title: What happened, in a few words.
        theme: The theme that it moves.
        site: Name of the site, or None for all sites.
        day: First day of the new level.
        last_day: Last day of the new level.
        before_day: First day of the level before; the level ends on the day before `day`.
        before_share: Expected share of mentions that complain about the theme before, 0-1.
        share: The same from `day` to `last_day`.
    """

    title: str
    theme: str
    site: str | None
    day: date
    last_day: date
    before_day: date
    before_share: float
    share: float


@dataclass(frozen=True, slots=True)
class Action:
    """A service change for the desk; `site` None means all sites."""

    day: date
    site: str | None
    theme: str
    title: str
    owner: str


@dataclass(frozen=True, slots=True)
class ThemeOwner:
    """Who looks after a theme: a role, and whether that is in its control."""

    theme: str
    owner: str
    control: str


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that a test may expect of the written files.

    Attributes:
        provider: Name of the provider in `heed.toml`.
        first_day: First local day with mentions.
        last_day: Last local day with mentions.
        labels: (source, item_id) -> what the item was meant to say; reposts included, unreadable rows left out.
        events: Known steps, in time order.
        actions: Service changes to record on the desk.
        theme_owners: Who looks after which theme, to be said on the desk.
        identifiers: (kind, value) of every identifier that was planted for the gate to find.
        files: Source -> name of its file in the folder.
        impossible_dates: Survey rows that must be rejected.
        blank_answers: Survey rows without text.
        deleted_items: Reddit items that are deleted or removed.
        older_versions: Versions of an edited post that are written besides its newest.
    """

    provider: str
    first_day: date
    last_day: date
    labels: Mapping[tuple[str, str], Label]
    events: tuple[Event, ...]
    actions: tuple[Action, ...]
    theme_owners: tuple[ThemeOwner, ...]
    identifiers: tuple[tuple[str, str], ...]
    files: Mapping[str, str]
    impossible_dates: int
    blank_answers: int
    deleted_items: int
    older_versions: int

    def complaints(self, theme: str, site: str | None, first_day: date, last_day: date) -> tuple[int, int]:
        """Count (complaints about the theme, mentions): English, about care, no reposts, both days inclusive.

        Args:
            theme: Name of the theme.
            site: Name of a site, or None for the whole provider.
            first_day: First local day.
            last_day: Last local day.
        """
        heard = [
            label
            for label in self.labels.values()
            if label.repost_of is None
            and label.is_about_care
            and label.language == "en"
            and first_day <= label.day <= last_day
            and site in (None, label.site)
        ]
        return sum(theme in label.complaints for label in heard), len(heard)
