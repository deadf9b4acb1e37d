"""Texts in which every identifier stands in braces behind its kind: `{P:Example}` is a person."""

import re
from pathlib import Path
from typing import Any

_KINDS = {
    "P": "PERSON",
    "E": "EMAIL_ADDRESS",
    "U": "URL",
    "H": "HANDLE",
    "T": "PHONE_NUMBER",
    "C": "CREDIT_CARD",
    "S": "US_SSN",
    "I": "IBAN_CODE",
    "IP": "IP_ADDRESS",
    "A": "STREET_ADDRESS",
    "Z": "POSTCODE",
    "D": "DATE_OF_BIRTH",
    "N": "UK_NHS",
    "R": "MEDICAL_RECORD",
    # A town, a state or a number alone beside an address: it may go or stay.
    "G": "LOCATION",
}
_MARK = re.compile(r"\{([A-Z]+):([^}]*)\}")
LEARNT_FROM = tuple(Path(__file__).with_name(f"{name}.txt") for name in ("by_hand", "addresses", "feedback", "nobody"))
"""What the model of addresses is fitted to: invented; where something is marked, the misses were looked at."""


def marked(path: Path) -> list[dict[str, Any]]:
    """Read a file of marked lines in the span format that `heed evaluate redaction` reads."""
    return [_entry(line.replace(r"\n", "\n")) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _entry(line: str) -> dict[str, Any]:
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        first, last = len(text), len(text) + len(mark[2])
        spans.append({"entity_type": _KINDS[mark[1]], "start_position": first, "end_position": last})
        text += mark[2]
        position = mark.end()
    return {"full_text": text + line[position:], "spans": spans}
