"""Sentences that were written by hand without a look at the rules: `python -m tests.identifiers.by_hand FILE`.

Each identifier stands in braces behind its kind: `{P:Example}` is a person. A third of them name nobody and are made of
words that could be names. The misses in `by_hand.txt` were mended; those in `unseen.txt` (a second argument),
`unseen_posts.txt`, `unseen_comments.txt`, `unseen_feedback.txt` and, of addresses, `unseen_homes.txt` were never looked
at, only counted, so that their figures stay honest: whoever reads the misses has to write another. Those in
`unseen_forms.txt`, the hardest forms, were counted first and then mended as families. Those in
`other_tongues.txt` are in 24 other languages; those in `mistyped.txt` name nobody and are full of typing errors.
"""

import json
import re
import sys
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


def sentences(name: str = "by_hand.txt") -> list[dict[str, Any]]:
    """Give them in the span format that `heed evaluate redaction` reads."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [_entry(line.replace(r"\n", "\n")) for line in lines]


def _entry(line: str) -> dict[str, Any]:
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        first, last = len(text), len(text) + len(mark[2])
        spans.append({"entity_type": _KINDS[mark[1]], "start_position": first, "end_position": last})
        text += mark[2]
        position = mark.end()
    return {"full_text": text + line[position:], "spans": spans}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(sentences(*sys.argv[2:]), ensure_ascii=False), "utf-8")
