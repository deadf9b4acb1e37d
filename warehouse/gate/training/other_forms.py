"""The same address as other people tell it: shorter, turned round, in words, with the flat, mistyped."""

import random
import re
from collections.abc import Callable

_KINDS = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|cl|crescent|cres|terrace|terr|way|place|pl|court|ct|gardens|"
    "gdns|grove|park|row|square|sq|rise|view|walk|mews|parade|hill|green|boulevard|blvd|house|tower|point"
)
_WORD = r"[^\W\d_][\w'’-]"
# 12b, Example Street, Exampleton
_STREET = re.compile(
    rf"(?:.*?\b)?(?P<number>[1-9][0-9]{{0,3}}[a-z]?),? (?P<name>{_WORD}*(?: {_WORD}*)?)(?P<kind> (?:{_KINDS})\b\.?)"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HOUSE = re.compile(rf"({_WORD}+(?: {_WORD}+){{0,2}}), ")
_CODE = re.compile(r"([A-Za-z]{1,2}\d{1,2}[A-Za-z]?) ?\d[A-Za-z]{2}")
_UNITS = (
    "flat",
    "flat",
    "flat",
    "apartment",
    "apt",
    "unit",
    "room",
    "block",
    "lot",
    "plot",
    "pitch",
    "berth",
    "space",
    "studio",
    "annexe",
    "bungalow",
    "cottage",
    "house",
    "number",
    "no.",
    "no",
    "maisonette",
    "caravan",
    "suite",
    "stand",
    "door",
)
_PARTS = (
    "top flat",
    "ground floor flat",
    "the annexe",
    "upstairs flat",
    "basement flat",
    "first floor",
    "the flat above",
    "garden flat",
    "the maisonettes",
    "top floor",
    "third floor back",
    "the bungalow",
    "seventh floor",
    "the end house",
    "rear",
)
_BLOCKS = ("tower", "point", "house", "court", "heights", "lodge", "hall")
_ONES = (
    "oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: SIM905
    "eighteen nineteen".split()
)
_TENS = "- ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_HIGHEST = 130
_CODES_CUT, _HOUSES_ALONE, _WITH_UNIT = 0.6, 0.5, 0.15


def told_otherwise(said: str, dice: random.Random) -> str:
    """Give another form of an address, or the address itself where no other is known.

    Args:
        said: An address, a house or a code.
        dice: What chooses the form and the numbers.
    """
    if street := _STREET.fullmatch(said):
        form = dice.choices(list(_FORMS), list(_FORMS.values()))[0]
        return form(said, street, dice)
    if house := _HOUSE.match(said):
        return house[1] if dice.random() < _HOUSES_ALONE else said
    if code := _CODE.fullmatch(said):
        return code[1] if dice.random() < _CODES_CUT else said
    return _behind_unit(said, dice) if dice.random() < _WITH_UNIT else said


def in_words(number: int) -> str:
    """Say the number of a house as people read it out: eighteen hundred, twelve oh four, one thirty two.

    Args:
        number: 1 to 9999.
    """
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:
        return f"{_TENS[number // 10]} {_ONES[number % 10]}" if number % 10 else _TENS[number // 10]
    hundreds, rest = divmod(number, 100)
    behind = "hundred" if not rest else in_words(rest) if rest > 9 else f"oh {_ONES[rest]}"
    return f"{in_words(hundreds)} {behind}"


def _without_kind(said: str, street: re.Match[str], dice: random.Random) -> str:
    number, name = street["number"], street["name"]
    return dice.choice(
        [
            *[f"{number} {name}"] * 3,
            f"{name} {number}",
            f"{name}, no. {number}",
            f"no {number} {name}",
            f"number {number} {name}",
        ]
    )


def _in_words(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{in_words(int(re.sub('[^0-9]', '', street['number'])))} {street['name']}{street['kind']}".lower()


def _number_last(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{street['name']}{street['kind']}{dice.choice([' ', ', ', ' no ', ' no. ', ' number '])}{street['number']}"


def _without_number(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{street['name']}{street['kind']}"


def _street_alone(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{street['number']} {street['name']}{street['kind']}"


def _with_unit(said: str, street: re.Match[str], dice: random.Random) -> str:
    return _behind_unit(said, dice)


def _behind_unit(said: str, dice: random.Random) -> str:
    unit = f"{dice.choice(_UNITS)} {dice.randint(1, _HIGHEST)}"
    return dice.choice([f"{unit}, {said}", f"{said}, {unit}"])


def _part_of(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{dice.choice(_PARTS)}{dice.choice([', ', ' '])}{said}"


def _several(said: str, street: re.Match[str], dice: random.Random) -> str:
    joined = f"{street['number']} {dice.choice(['to', 'and', '-', '&'])} {dice.randint(1, _HIGHEST)}"
    return f"{joined} {street['name']}{street['kind']}"


def _in_block(said: str, street: re.Match[str], dice: random.Random) -> str:
    return f"{dice.choice(_UNITS)} {dice.randint(1, _HIGHEST)} {street['name']} {dice.choice(_BLOCKS)}"


def _mistyped(said: str, street: re.Match[str], dice: random.Random) -> str:
    name, at = street["name"], dice.randrange(len(street["name"]) - 1)
    turned = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    return f"{street['number']} {turned}{street['kind']}{street['rest']}"


# How many in a hundred take each form.
_FORMS: dict[Callable[[str, re.Match[str], random.Random], str], int] = {
    _without_kind: 30,
    _in_words: 10,
    _number_last: 10,
    _with_unit: 10,
    _part_of: 10,
    _several: 5,
    _without_number: 5,
    _in_block: 5,
    _mistyped: 5,
    _street_alone: 10,
}
