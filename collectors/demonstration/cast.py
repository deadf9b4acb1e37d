"""Who writes: invented authors, some of whom come back."""

from dataclasses import dataclass, field

from collectors.demonstration.dice import Dice

_RETURN_SHARES = {"survey": 0.06, "x": 0.45, "review": 0.08, "reddit": 0.5}
# People come back within months, not years.
_REMEMBERED = 250
_FIRST_WORDS = ("quiet", "amber", "wobbly", "rainy", "brisk", "velvet", "salty", "sleepy", "mossy", "copper")
_SECOND_WORDS = ("heron", "kettle", "lantern", "badger", "teapot", "harbour", "pebble", "walnut", "gull", "thistle")


@dataclass
class Cast:
    """The authors of each source, in the order of their first mention."""

    authors: dict[str, list[str]] = field(default_factory=dict)

    def author(self, dice: Dice, source: str) -> str:
        """Choose who writes the next mention: a known author or a new one."""
        known = self.authors.setdefault(source, [])
        if known and dice.chance(_RETURN_SHARES[source]):
            return dice.random.choice(known[-_REMEMBERED:])
        author = _new_author(source, len(known) + 1)
        known.append(author)
        return author


def username(number: int) -> str:
    """Make a name for the n-th account; different numbers give different names."""
    return f"{_FIRST_WORDS[number % 10]}{_SECOND_WORDS[number // 10 % 10]}{number}"


def _new_author(source: str, number: int) -> str:
    if source == "x":
        # 19 digits, as X gives to accounts of these years; spread by a prime so that they do not look counted.
        return str(1_400_000_000_000_000_000 + number * 7_919_000_003_331)
    if source == "reddit":
        return username(number)
    return f"{'R' if source == 'survey' else 'V'}{number:05d}"
