"""Who may look at what: the people in `heed.toml`, by the address that they sign in with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from config.errors import HeedError

ROLES = ("viewer", "quality", "admin")
"""Each may do what those before it may: look; triage, act and audit; everything."""


@dataclass(frozen=True)
class Permission:
    """What one person may do.

    Attributes:
        role: One of `ROLES`.
        reach: The (provider, site) pairs that the person may see; None for all.
    """

    role: str
    reach: tuple[tuple[str, str], ...] | None = None


def read_people(tables: Any, sites: Iterable[tuple[str, str]]) -> Mapping[str, Permission]:
    """Read and check the `[person."address"]` tables.

    Args:
        tables: As they stand in heed.toml.
        sites: The (provider, site) pairs that heed.toml describes.

    Returns:
        By address, lower case.

    Raises:
        HeedError: naming the person and the setting that cannot be used.
    """
    if not isinstance(tables, dict):
        raise HeedError('heed.toml: write one table [person."name@clinic.example"] for each person.')
    known = set(sites)
    people: dict[str, Permission] = {}
    for address, table in tables.items():
        plain = address.strip().casefold()
        if plain in people:
            raise HeedError(f"heed.toml: the person {plain} stands twice: leave one table of the two.")
        people[plain] = _permission(address, table, known)
    return people


def _permission(address: str, table: Any, known: set[tuple[str, str]]) -> Permission:
    where = f'heed.toml: [person."{address}"]'
    if not isinstance(table, dict) or not set(table) <= {"role", "sites"}:
        raise HeedError(f"{where} takes role and sites, nothing else.")
    role = table.get("role", "viewer")
    if role not in ROLES:
        raise HeedError(f"{where}: role must be one of {', '.join(ROLES)}.")
    if "sites" not in table:
        return Permission(role)
    given = table["sites"]
    if not isinstance(given, list) or not given or not all(isinstance(one, str) for one in given):
        raise HeedError(f'{where}: sites must be a list such as ["riverside/north"]; leave it out for all sites.')
    if role == "admin":
        raise HeedError(f"{where}: an admin sees all sites; take out sites, or choose another role.")
    return Permission(role, tuple(_site(one, where, known) for one in given))


def _site(text: str, where: str, known: set[tuple[str, str]]) -> tuple[str, str]:
    provider, _, site = text.partition("/")
    if (provider, site) not in known:
        there = ", ".join("/".join(pair) for pair in sorted(known)) or "none"
        raise HeedError(f"{where}: there is no site {text!r}; heed.toml describes {there}.")
    return provider, site
