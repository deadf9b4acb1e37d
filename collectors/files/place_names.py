"""What the sites and services of a table are called, and which of these names stay readable."""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from collectors.files.columns import Columns
from collectors.files.row_ids import cell_of
from config.settings import Provider
from warehouse import gate
from warehouse.redactor import FEWEST_OF_A_PLACE, names_to_keep

_MOST_NAMES = 500
# A team that is called after its doctor names the doctor.
_OF_A_PERSON = re.compile(r"\b(dr|doctor|mr|mrs|ms|miss|prof|professor|nurse|sister|consultant)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PlaceNames:
    """How the places of one file are called.

    Attributes:
        sites: Name of the site by its spelling in the file, lower case; empty where it is none.
        kept: Names in lower case that look like a person's or an address, and are a place's all the same.
        said: What there is to say of them, one sentence each.
    """

    sites: Mapping[str, str]
    kept: tuple[str, ...]
    said: tuple[str, ...]


class PlaceTally:
    """Counts in how many rows of a file each site and each service stands."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._sites = Counter[str]()
        self._services = Counter[str]()

    def add(self, cells: Mapping[str, str]) -> None:
        """Take note of one row."""
        for header, names in ((self._columns.site, self._sites), (self._columns.service, self._services)):
            name = cell_of(cells, header)
            if name and (name in names or len(names) < _MOST_NAMES):
                names[name] += 1

    def decide(self, provider: Provider, site: str | None, known: Collection[str], are_guessed: bool) -> PlaceNames:
        """Name the site of each place as it is written, and say which are new and which the gate hides.

        Args:
            provider: The organisation, with its sites.
            site: The place that a person gave for the whole file.
            known: Sites and services that the store holds of the provider.
            are_guessed: Whether a site of this file is one of heed.toml or none.
        """
        earlier = {name.casefold(): name for name in known}
        sites: dict[str, str] = {}
        new: list[str] = []
        for written in filter(None, (*self._sites, site)):
            plain = written.casefold()
            named = provider.site_named(written)
            if plain not in sites:
                other = "" if are_guessed else earlier.get(plain, written)
                sites[plain] = named.name if named else other
                if other and not named and plain not in earlier:
                    new.append(written)
        kept, hidden = self._looked_at(provider, (*earlier, (site or "").casefold()), sites)
        told = [name for name in new if name.casefold() not in hidden]
        said = (_told_of_new(told, provider), _told_of_hidden(len(hidden)))
        return PlaceNames(sites, tuple(sorted(kept)), tuple(filter(None, said)))

    def _looked_at(
        self, provider: Provider, known: Collection[str], sites: Mapping[str, str]
    ) -> tuple[set[str], set[str]]:
        """Part the names that the gate would change: those that are a place's all the same, and the others."""
        keep = names_to_keep(provider)
        rows = Counter[str]()
        for name, count in (*self._sites.items(), *self._services.items()):
            rows[name.casefold()] += count
        of_a_person = {name.casefold() for name in self._services if _OF_A_PERSON.search(name)}
        kept, hidden = set[str](), set[str]()
        for plain, name in {name.casefold(): name for name in (*self._services, *filter(None, sites.values()))}.items():
            if gate.redact(name, keep) == name:
                continue
            is_place = (rows[plain] >= FEWEST_OF_A_PLACE or plain in known) and plain not in of_a_person
            is_place = is_place and gate.redact(name, keep | {plain}) == name
            (kept if is_place else hidden).add(plain)
        return kept, hidden


def _told_of_new(names: Iterable[str], provider: Provider) -> str:
    listed = [f"{name!r}{_near(name, provider)}" for name in sorted(names)]
    if not listed:
        return ""
    more = " and more" if len(listed) > 10 else ""
    return f"Sites that heed.toml does not name are kept as they are written: {', '.join(listed[:10])}{more}."


def _told_of_hidden(count: int) -> str:
    if not count:
        return ""
    names = "1 name of a site or service looks" if count == 1 else f"{count:,} names of sites or services look"
    return (
        f"{names} like a person's, an address or a number, and a placeholder such as [PERSON] stands for it: a name "
        f"that fewer than {FEWEST_OF_A_PLACE} rows have, or a service called after its doctor or nurse. Sites that "
        "heed.toml names stay readable."
    )


def _near(name: str, provider: Provider) -> str:
    """Ask whether a name is a slip for that of a site."""
    known = {each.casefold(): each for site in provider.sites for each in (site.name, site.title, *site.aliases)}
    near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.75)
    return f" (is it {known[near[0]]!r}?)" if near else ""
