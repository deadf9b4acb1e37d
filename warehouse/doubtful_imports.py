"""Which imports are in doubt: their marks say the opposite of their words, or their answers came before."""

import json
from collections.abc import Mapping

from warehouse.doubled_imports import doubled_imports
from warehouse.store import Connection
from warehouse.turned_ratings import turned_ratings

FACT = "doubtful_imports"
"""Under this name a snapshot knows them, as JSON: for each provider the sentences."""


def doubtful_imports(inbox: Connection, store: Connection) -> dict[str, list[str]]:
    """Say by provider what is in doubt; mostly nothing."""
    told = turned_ratings(inbox, store)
    for provider, sentences in doubled_imports(inbox, store).items():
        told.setdefault(provider, []).extend(sentences)
    return told


def known_of(facts: Mapping[str, str], provider: str) -> list[str]:
    """Give what a snapshot that says these facts of itself knows about a provider; an older one knows of nothing."""
    told: list[str] = json.loads(facts.get(FACT, "{}")).get(provider, [])
    return told
