"""Invented people of thirty origins."""

import random
from functools import cache

from tests.identifiers.reading import listed, table

Dice = random.Random


def given_name(dice: Dice) -> str:
    """Give a given name of some origin, rarely one that is a word too."""
    return dice.choice(_people(_origin(dice))[0])


def family_name(dice: Dice) -> str:
    """Give a family name; a hyphen in the list is a blank in the name, as in van-den-Berg."""
    return _family(_origin(dice), dice)


def full_name(dice: Dice) -> str:
    """Give both, of one origin nearly always; some with a second given name, an initial or a double family name."""
    origin = _origin(dice)
    given, family = dice.choice(_people(origin)[0]), _family(origin, dice)
    draw = dice.random()
    if draw < 0.08:
        return f"{given} {dice.choice('ABCDEFGHJKLMPRST')}{dice.choice(['.', ''])} {family}"
    if draw < 0.14:
        return f"{given} {family}-{_family(_origin(dice), dice).split()[-1]}"
    if draw < 0.2:
        return f"{given} {dice.choice(_people(origin)[0])} {family}"
    return f"{given} {family}"


def initialed(dice: Dice) -> str:
    """Give a family name behind initials."""
    letters = dice.choices("ABCDEFGHJKLMPRST", k=dice.choice([1, 1, 2]))
    return dice.choice([". ", ".", " "]).join(letters) + dice.choice([". ", " "]) + family_name(dice)


def reversed_name(dice: Dice) -> str:
    """Give the family name first, as lists do."""
    return f"{family_name(dice)}, {given_name(dice)}"


def titled(dice: Dice) -> tuple[str, str]:
    """Give a title, which may stay, and the name behind it, which may not."""
    name = family_name(dice) if dice.random() < 0.7 else full_name(dice) if dice.random() < 0.6 else given_name(dice)
    return dice.choice(listed("forms", "titles")) + " ", name


def _origin(dice: Dice) -> str:
    # Names that are words too are rarer than their share of the list.
    origin = dice.choice(sorted(table("names")))
    return origin if origin != "common_words" or dice.random() < 0.8 else _origin(dice)


def _family(origin: str, dice: Dice) -> str:
    name = dice.choice(_people(origin)[1])
    parts = name.split("-")
    return " ".join(parts) if len(parts) > 1 and parts[0] in ("van", "da", "Dela") else name


@cache
def _people(origin: str) -> tuple[list[str], list[str]]:
    lists = table("names")[origin]
    return lists["given"].split(), lists["family"].split()
