"""Who sees the counts of some places only: what leaves of all places must not tell them small counts of the others."""

import json
from collections.abc import Iterable

from config.people import Permission
from warehouse.store import Connection

FACT = "places_seen_apart"
"""Under this name a snapshot knows them, as JSON: for each kind of reach its providers and places."""


def reaches(people: Iterable[Permission]) -> str:
    """Write down which places are seen apart from the others, without who sees them."""
    return json.dumps(sorted({person.reach for person in people if person.reach is not None}))


def insiders(con: Connection, provider: str) -> list[frozenset[str]]:
    """Read the places of a provider that somebody sees without the others.

    Args:
        con: A snapshot; one of an earlier version of heed knows of none.
        provider: Its name.
    """
    told = con.execute("SELECT value FROM about WHERE fact = $fact", {"fact": FACT}).fetchone()
    kinds = json.loads(told[0]) if told else []
    own = {frozenset(site for whose, site in kind if whose == provider) for kind in kinds}
    return sorted(own - {frozenset()}, key=sorted)
