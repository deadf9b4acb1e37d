"""House numbers as they are written and as they are said: 12, 12-14b, twelve, nine oh two, three fifty."""

import re

_ONE = "one|two|three|four|five|six|seven|eight|nine"
_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
SAID_NUMBER = rf"(?:(?:{_ONE}|{_TEEN}|(?:{_TEN})(?:-(?:{_ONE}))?)(?: (?:{_ONE}|{_TEEN}|{_TEN}|hundred|oh|o|double))*)"
"""A number in words: six, twelve fifty, six one eight."""
_WORDS = frozenset(f"{_ONE}|{_TEN}|{_TEEN}|hundred|oh|o|zero|double".split("|"))
_NEVER_FIRST = frozenset(["o", "oh", "double", "hundred", "and"])
# One hundred and four.
_SAID = _WORDS | {"and"}
# One counts other things: one street further on.
_NUMBER = re.compile(
    rf"#?u?\d{{1,5}}(?:-?[a-z])?(?:[-/\u2013]\d{{1,5}}[a-z]?)?|(?!one\b)(?:{_ONE}|{_TEEN})|(?:{_TEN})(?:-(?:{_ONE}))?",
    re.IGNORECASE,
)


def number_at(text: str, pieces: list[re.Match[str]], at: int) -> int | None:
    """Give where the number begins whose last piece this is; None where it is no number.

    Args:
        text: The whole text.
        pieces: Its numbers and words.
        at: Which of them.
    """
    word = pieces[at].group().casefold()
    first = at
    while first and word in _WORDS and pieces[first].group().casefold() in _SAID:
        is_said = pieces[first - 1].group().casefold() in _SAID
        if not is_said or text[pieces[first - 1].end() : pieces[first].start()] != " ":
            break
        first -= 1
    # One alone, or a letter o, is no number.
    while first < at and pieces[first].group().casefold() in _NEVER_FIRST:
        first += 1
    return pieces[first].start() if first < at or _NUMBER.fullmatch(word) else None
