"""How soon an urgent mention must be taken up and settled: the `[triage]` table of heed.toml."""

from dataclasses import dataclass
from typing import Any

from config.errors import HeedError


@dataclass(frozen=True)
class Targets:
    """What the clock of an urgent mention is held against, from when it came in.

    Attributes:
        acknowledge_hours: Hours until a person has taken it up.
        close_days: Days until it is closed.
    """

    acknowledge_hours: int = 24
    close_days: int = 10


def read_targets(table: Any) -> Targets:
    """Read and check the `[triage]` table.

    Raises:
        HeedError: naming the setting that cannot be used.
    """
    names = ("acknowledge_hours", "close_days")
    if not isinstance(table, dict) or not set(table) <= set(names):
        raise HeedError(f"heed.toml: [triage] takes {' and '.join(names)}, nothing else.")
    for name, value in table.items():
        if type(value) is not int or not 1 <= value <= 1000:
            raise HeedError(f"heed.toml: [triage] {name} must be a whole number from 1 to 1000.")
    return Targets(**table)
