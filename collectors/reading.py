"""How one file is read: everything that was decided from the whole of it, so that its pieces can be read again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from collectors.files.columns import Columns
from collectors.files.ratings import Scale
from config.settings import Provider, Site


@dataclass(frozen=True)
class Reading:
    """What parse must know besides the piece itself; survives as JSON beside the batch.

    Attributes:
        provider: The organisation the mentions are about.
        site: Name of the place of items that name none, or None.
        columns: Which headers hold which field; None for sources that are no tables.
        is_day_first: Whether 3/4/2026 is the third of April.
        month_day: The day that a date counts for which names a month alone; None where that is no date.
        scale: How ratings are read; None where there are none.
        site_names: Name of the site by its spelling in the file, lower case with single spaces; empty where it is none.
        known_texts: Columns of answers by which an earlier import knew the rows; empty where it is those of today.
        places: Sites and services in lower case that stay readable though they look like a person's name or an address.
        replaces: Whether what is stored of the same answers takes what the file says now.
    """

    provider: Provider
    site: str | None = None
    columns: Columns | None = None
    is_day_first: bool = True
    scale: Scale | None = None
    site_names: Mapping[str, str] = field(default_factory=dict)
    known_texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    replaces: bool = False
    month_day: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the values as plain JSON types."""
        return asdict(self)


def reading_from_json(values: Mapping[str, Any]) -> Reading:
    """Take a reading up again from what `Reading.as_json` gave."""
    provider = values["provider"]
    sites = tuple(Site(**{**site, "aliases": tuple(site["aliases"])}) for site in provider["sites"])
    columns = values["columns"]
    return Reading(
        provider=Provider(**{**provider, "sites": sites}),
        site=values["site"],
        columns=Columns(**{**columns, "text": tuple(columns["text"])}) if columns else None,
        is_day_first=values["is_day_first"],
        scale=Scale(**values["scale"]) if values["scale"] else None,
        site_names=dict(values["site_names"]),
        known_texts=tuple(values.get("known_texts", ())),
        places=tuple(values.get("places", ())),
        replaces=values.get("replaces", False),
        month_day=values.get("month_day"),
    )
