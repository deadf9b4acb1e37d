"""Seeded chance: the same seed falls the same way on every machine."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Dice:
    """A generator with the two ways of choosing that the demonstration needs."""

    random: Random

    def weighed(self, weights: dict[str, float]) -> str:
        """Choose a key in proportion to its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases, 0-1."""
        return self.random.random() < share


def seeded(seed: int, purpose: str) -> Random:
    """Make a generator for one purpose, so that a new word in the grammar does not move an event."""
    # The numbers decide about invented words only, so a plain generator that anybody can repeat is right.
    return Random(f"{seed} {purpose}")  # noqa: S311  # nosec
