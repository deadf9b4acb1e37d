"""Make any string safe to store, without changing what it says."""

import re
import unicodedata

LONGEST = 65_536
"""Characters of one text that are kept."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")


def clean(text: str) -> tuple[str, bool]:
    """Replace lone surrogates, drop control characters, compose (NFC), trim, and cut at `LONGEST` characters.

    Carriage returns become newlines. Newlines and tabs stay.

    Returns:
        The text, and whether it was cut.
    """
    if len(text) <= LONGEST and text.isascii() and text.isprintable():
        return text.strip(), False
    # Cut first, with room for what is dropped later, so that a huge cell costs no more than a long one.
    shortened = text[: LONGEST * 4]
    shortened = shortened.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    shortened = _CONTROL.sub("", _SURROGATE.sub("\ufffd", shortened))
    composed = unicodedata.normalize("NFC", shortened).strip()
    return composed[:LONGEST].rstrip(), len(composed) > LONGEST or len(text) > LONGEST * 4
