"""The gate for many texts of one provider: what comes again and again is looked at once."""

from collections.abc import Callable
from functools import lru_cache

from config.settings import Provider
from warehouse import gate

# Questions, places and answers such as "Friendly staff".
_SHORT = 200
_REMEMBERED = 10_000
# A site or service that so many rows name is no person whose name slipped into its column.
FEWEST_OF_A_PLACE = 3


def redactor(keep: frozenset[str]) -> Callable[[str], str]:
    """Give `gate.redact` with these phrases; it remembers the newest short texts for as long as it is held.

    Args:
        keep: Phrases in lower case that are never taken for a name or an address.
    """
    remembered = lru_cache(maxsize=_REMEMBERED)(lambda text: gate.redact(text, keep))
    return lambda text: remembered(text) if len(text) <= _SHORT else gate.redact(text, keep)


def names_to_keep(provider: Provider) -> frozenset[str]:
    """Give what the provider and its sites are called, in lower case: the gate leaves these readable."""
    names = [provider.title, *(name for site in provider.sites for name in (site.name, site.title, *site.aliases))]
    return frozenset(name.casefold() for name in names)
