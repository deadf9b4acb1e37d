"""Put identifiers into sentences and keep where they stand."""

import random
import re
from pathlib import Path
from typing import Any

from tests.identifiers.forms import FORMS, town_with_zip
from tests.identifiers.people import family_name, full_name, given_name, initialed, reversed_name, titled

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")
_NAMES = {
    "given": given_name,
    "given2": given_name,
    "full": full_name,
    "family": family_name,
    "initials": initialed,
    "reversed": reversed_name,
}
_ROUNDS = {"person": 24, "mixed": 30}
_OTHER_ROUNDS = 40


def entries(seed: int = 1) -> list[dict[str, Any]]:
    """Write every sentence many times with other identifiers, and every ordinary text once in each casing.

    Returns:
        Objects in the span format of presidio-research; `template_id` is the number of the sentence.
    """
    dice = random.Random(seed)
    found = []
    lines = [line.split("\t", 1) for line in (_HERE / "sentences.txt").read_text("utf-8").splitlines() if line]
    for number, (kind, sentence) in enumerate(lines):
        found += [_entry(sentence, number, kind, dice) for _ in range(_ROUNDS.get(kind, _OTHER_ROUNDS))]
    ordinary = (_HERE / "ordinary.txt").read_text("utf-8").splitlines()
    for number, text in enumerate(ordinary, start=len(lines)):
        found += [_plain(shown, number) for shown in sorted({text, text.lower(), text.upper()})]
    return found


def _entry(sentence: str, number: int, kind: str, dice: random.Random) -> dict[str, Any]:
    text, spans, position = "", [], 0
    for slot in _SLOT.finditer(sentence):
        text += sentence[position : slot.start()]
        position = slot.end()
        mark, before, value, after = _value(slot.group(1), dice)
        text += before
        spans.append((mark, len(text), len(text) + len(value)))
        text += value + after
    text += sentence[position:]
    return _as_entry(_cased(text, spans, dice) if kind == "person" else text, spans, number)


def _value(slot: str, dice: random.Random) -> tuple[str, str, str, str]:
    if slot in FORMS:
        mark, make = FORMS[slot]
        return mark, "", make(dice), ""
    if slot == "town_zip":
        return "ZIP_CODE", *town_with_zip(dice), ""
    if slot == "titled":
        return "PERSON", *titled(dice), ""
    if slot == "poss":
        before, name = titled(dice)
        return "PERSON", before, name, dice.choice(["'s", "’s"])
    return "PERSON", "", _NAMES[slot](dice), ""


def _cased(text: str, spans: list[tuple[str, int, int]], dice: random.Random) -> str:
    draw = dice.random()
    if draw < 0.2:
        return _same_length(text, str.lower)
    if draw < 0.3:
        return _same_length(text, str.upper)
    if draw < 0.4:
        for _, start, end in spans:
            text = text[:start] + _same_length(text[start:end], str.lower) + text[end:]
    elif draw < 0.45:
        for _, start, end in spans:
            text = text[:start] + _same_length(text[start:end], str.upper) + text[end:]
    return text


def _same_length(text: str, change: Any) -> str:
    return "".join(changed if len(changed := change(letter)) == 1 else letter for letter in text)


def _plain(text: str, number: int) -> dict[str, Any]:
    return _as_entry(text, [], number)


def _as_entry(text: str, spans: list[tuple[str, int, int]], number: int) -> dict[str, Any]:
    marks = [
        {"entity_type": kind, "entity_value": text[start:end], "start_position": start, "end_position": end}
        for kind, start, end in spans
    ]
    return {"full_text": text, "spans": marks, "template_id": number}
