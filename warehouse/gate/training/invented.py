"""Invented feedback whose names are marked: sentences of our own, with names of Faker's many countries."""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.gate.vocabulary import names_of_country, own_names

_COUNTRIES = (
    *(
        "en_US",
        "en_GB",
        "en_IE",
        "en_IN",
        "en_NZ",
        "es_ES",
        "es_MX",
        "fr_FR",
        "de_DE",
        "it_IT",
        "pl_PL",
        "ro_RO",
        "pt_PT",
    ),
    *(
        "pt_BR",
        "nl_NL",
        "sv_SE",
        "no_NO",
        "da_DK",
        "fi_FI",
        "cs_CZ",
        "hr_HR",
        "hu_HU",
        "tr_TR",
        "id_ID",
        "yo_NG",
        "zu_ZA",
    ),
)
_HELD_OUT_EVERY = 3
_ROUNDS = 12


@dataclass
class Marked:
    """One invented text and where its names stand, as half-open stretches."""

    text: str = ""
    names: list[tuple[int, int]] = field(default_factory=list)

    def as_entry(self) -> dict[str, Any]:
        """Give it in the span format that `heed evaluate redaction` reads."""
        spans = [
            {
                "entity_type": "PERSON",
                "entity_value": self.text[start:end],
                "start_position": start,
                "end_position": end,
            }
            for start, end in self.names
        ]
        return {"full_text": self.text, "spans": spans}


def invented(*, held_out: bool, seed: int = 1, rounds: int = _ROUNDS) -> list[Marked]:
    """Write every sentence of one part several times, with other names and in other casing.

    Args:
        held_out: The third of the sentences that no model is fitted on; otherwise the other two thirds.
        seed: Same seed, same texts.
        rounds: How often each sentence is written.
    """
    dice = random.Random(seed + 1_000_003 * held_out)  # noqa: S311 - no secret is drawn  # nosec
    return [_cased(_filled(sentence, dice), dice) for _ in range(rounds) for sentence in _sentences(held_out)]


def _sentences(held_out: bool) -> Iterator[str]:
    lists = _lists()
    for part in ("about_people", "about_nobody"):
        for number, sentence in enumerate(lists[part]):
            if (number % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 1) == held_out:
                yield sentence


@cache
def _lists() -> dict[str, list[str]]:
    table = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
    by_line = {"about_people", "about_nobody"}
    return {name: text.strip().splitlines() if name in by_line else text.split() for name, text in table.items()}


def _filled(sentence: str, dice: random.Random) -> Marked:
    marked = Marked()
    for piece in sentence.replace("{", "\0{").replace("}", "}\0").split("\0"):
        if not piece.startswith("{"):
            marked.text += piece
            continue
        before, name = _slots()[piece[1:-1]](dice)
        marked.text += before
        if name and piece not in ("{place}", "{month}", "{trap}"):
            marked.names.append((len(marked.text), len(marked.text) + len(name)))
        marked.text += name
    return marked


@cache
def _slots() -> dict[str, Callable[[random.Random], tuple[str, str]]]:
    lists = _lists()

    def choice(name: str) -> Callable[[random.Random], tuple[str, str]]:
        return lambda dice: ("", dice.choice(lists[name]))

    return {
        "any": _any,
        "first": lambda dice: ("", _given(dice)),
        "last": lambda dice: ("", _family(dice)),
        "full": lambda dice: ("", f"{_given(dice)} {_family(dice)}"),
        "titled": lambda dice: (dice.choice(lists["titles"]) + " ", _titled(dice)),
        "place": choice("places"),
        "month": choice("months"),
        "trap": choice("traps"),
    }


def _any(dice: random.Random) -> tuple[str, str]:
    draw = dice.random()
    if draw < 0.55:
        return "", _given(dice)
    if draw < 0.82:
        return "", f"{_given(dice)} {_family(dice)}"
    if draw < 0.88:
        return "", f"{_given(dice)[0]}{dice.choice(['.', ''])} {_family(dice)}"
    if draw < 0.92:
        return "", f"{_given(dice)} {_given(dice)[0]}{dice.choice(['.', ''])} {_family(dice)}"
    return _slots()["titled"](dice)


def _titled(dice: random.Random) -> str:
    draw = dice.random()
    if draw < 0.7:
        return _family(dice)
    return _given(dice) if draw < 0.85 else f"{_given(dice)} {_family(dice)}"


def _given(dice: random.Random) -> str:
    name = _drawn(dice, 0)
    return f"{name}-{_drawn(dice, 0)}" if dice.random() < 0.03 and "-" not in name else name


def _family(dice: random.Random) -> str:
    name = _drawn(dice, 1)
    return f"{name}-{_drawn(dice, 1)}" if dice.random() < 0.05 and "-" not in name else name


def _drawn(dice: random.Random, kind: int) -> str:
    """Draw a given (0) or a family name (1): a third from our own lists, the rest from one country's."""
    if dice.random() < 0.35:
        return dice.choice(own_names()[kind])
    return dice.choice(names_of_country(dice.choice(_COUNTRIES))[kind])


def _cased(marked: Marked, dice: random.Random) -> Marked:
    """Write it as people do: with care, or all or only the names in small letters or in capitals."""
    text = marked.text[:1].upper() + marked.text[1:] if dice.random() < 0.8 else marked.text
    if dice.random() < 0.5 and text[-1:].isalnum():
        text += dice.choice([".", ".", "!", "!!"])
    draw = dice.random()
    if draw < 0.3:
        text = _same_length(text, str.lower)
    elif draw < 0.38:
        text = _same_length(text, str.upper)
    elif draw < 0.49:
        change = str.lower if draw < 0.44 else str.upper
        for start, end in marked.names:
            text = text[:start] + _same_length(text[start:end], change) + text[end:]
    return Marked(text, marked.names)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(changed if len(changed := change(letter)) == 1 else letter for letter in text)
