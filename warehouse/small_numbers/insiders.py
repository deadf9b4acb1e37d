"""Who sees the counts of some places only: what leaves of all places must not tell them small counts of the others."""

import json
from collections.abc import Collection, Iterable

from config.people import Permission
from warehouse.store import Connection

Reach = tuple[tuple[str, str], ...]
"""The (provider, site) pairs that one kind of reader sees."""

FACT = "places_seen_apart"
"""Under this name a snapshot knows them, as JSON: for each kind of reach its providers and places."""


def reaches(people: Iterable[Permission], may_pool: bool = False) -> str:
    """Write down which places are seen apart from the others, without who sees them.

    Args:
        people: Who may see what.
        may_pool: Whether such people are taken to put together what they see.
    """
    kinds = {person.reach for person in people if person.reach is not None}
    return json.dumps(sorted(kinds | pooled(kinds) if may_pool else kinds))


def pooled(kinds: Collection[Reach]) -> set[Reach]:
    """Give what people see who put together what each sees, however many they are.

    Whoever does not see a place knows at most what all others know who do not see it. So it is enough to ask of each
    place what these see together, and what everybody sees of a place that nobody sees apart.
    """
    everywhere = {place for kind in kinds for place in kind}
    others = [[kind for kind in kinds if place not in kind] for place in everywhere]
    together = [{place for kind in each for place in kind} for each in (list(kinds), *others)]
    return {tuple(sorted(places)) for places in together if places}


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
