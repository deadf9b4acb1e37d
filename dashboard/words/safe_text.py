"""Make a stranger's words safe to place inside Markdown."""

import re
import unicodedata

# A word joiner: invisible, no width, no line break. It parts the marks that are looked for after parsing.
_JOINER = "\u2060"
_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
# Emoji and icon codes (`:smile:`, `:material/home:`), links (`http://`), e-mail addresses and `www.` are found in
# the text after Markdown has been parsed, where a backslash no longer protects.
_PARTED = re.compile(r"(?<=[:@])(?=\S)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
# They would reorder the words of the page around them.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def as_markdown(text: str) -> str:
    """Escape text so that Streamlit's Markdown shows exactly its characters, on one line.

    Args:
        text: Any text, also hostile.

    Returns:
        Markdown without formatting, links, images, formulas, HTML, emoji codes, colours or icons.
    """
    return _PUNCTUATION.sub(r"\\\1", _PARTED.sub(_JOINER, one_line(text)))


def one_line(text: str) -> str:
    """Fold white space into single spaces and drop characters that cannot be seen but change what is."""
    if text.isprintable():  # as nearly every text is: nothing to look for character by character
        return " ".join(text.split())
    visible = "".join(" " if _is_control(character) else character for character in text)
    return " ".join(_BIDI_CONTROLS.sub("", visible).split())


def visible(text: str) -> str:
    """Drop characters that cannot be seen but change what is; line breaks and spaces stay."""
    return "".join(mark for mark in _BIDI_CONTROLS.sub("", text) if mark == "\n" or not _is_control(mark))


def excerpt(text: str, length: int = 200) -> str:
    """Cut text to at most `length` characters, at the end of a word, with an ellipsis where something was cut.

    A new paragraph, such as after the title of a review, becomes a stroke, as where verse is quoted.
    """
    line = one_line(_PARAGRAPH.sub(" / ", text.strip()))
    if len(line) <= length:
        return line
    start, space, _ = line[: length - 1].rpartition(" ")
    return (start if space and len(start) > length // 2 else line[: length - 1]).rstrip(" ,;:.-") + "…"


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
