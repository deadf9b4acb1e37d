"""Who is told of what: the `[notices]` table of heed.toml. Where there is none, nobody is told of anything."""

import re
from dataclasses import dataclass
from typing import Any

from config.errors import HeedError

NOTICE_SECRET = re.compile(r"HEED_NOTICE_[A-Z0-9_]{1,40}")
"""How the secret that holds an address is named."""


@dataclass(frozen=True)
class Notices:
    """What is sent, and where.

    Attributes:
        places: Names of the secrets that hold the addresses, in the form that Apprise reads; none sends nothing.
        has_alerts: Whether new signals are told, each once.
        has_digest: Whether a digest is sent once a week, from Monday on.
    """

    places: tuple[str, ...] = ()
    has_alerts: bool = True
    has_digest: bool = True


def read_notices(table: Any) -> Notices:
    """Read and check the `[notices]` table.

    Raises:
        HeedError: naming the setting that cannot be used.
    """
    if not isinstance(table, dict) or not set(table) <= {"places", "alerts", "digest"}:
        raise HeedError("heed.toml: [notices] takes places, alerts and digest, nothing else.")
    places = table.get("places", [])
    if not isinstance(places, list) or not all(
        isinstance(name, str) and NOTICE_SECRET.fullmatch(name) for name in places
    ):
        raise HeedError(
            "heed.toml: [notices] places must be a list of names such as HEED_NOTICE_QUALITY; the addresses themselves "
            "are secrets and stand in the environment or in secrets.toml."
        )
    for name in ("alerts", "digest"):
        if type(table.get(name, True)) is not bool:
            raise HeedError(f"heed.toml: [notices] {name} must be true or false.")
    return Notices(tuple(dict.fromkeys(places)), table.get("alerts", True), table.get("digest", True))
