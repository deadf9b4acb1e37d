"""What the model of names sees of a word: its form, what it can be, and the words around it.

A feature is a string. A word itself is one only when it is an ordinary English word: no feature holds a name.
"""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.reading import DOUBLE, Reading
from warehouse.gate.variant import NAME, NEVER_NAME

_TOLD = NAME | v.COMMON_GIVEN | v.ORDINARY | v.GRAMMAR | v.PLACE | v.TITLE | v.ROLE | v.BUILDING | v.PARTICLE
# A word written in small letters that occurs a hundred million times in books is that word.
_COMMON = 7
# A letter three times in a row: waaay.
_STRETCHED = re.compile(r"([^\W\d_])\1\1")
_GAPS = {" ": "_", ", ": ",", ". ": ".", "": "|", " (": "(", ": ": ":", " and ": "&", " & ": "&", "/": "/", "\n": "n"}


def candidates(reading: Reading) -> list[int]:
    """Find the words that could be names; all others are none without being asked."""
    count = len(reading.words)
    found = []
    for index in range(count):
        sense = reading.senses[index]
        if reading.is_name[index] or (not sense & NEVER_NAME and _could_be(reading, index, sense)):
            found.append(index)
    return found


def _could_be(reading: Reading, index: int, sense: int) -> bool:
    word = reading.words[index]
    if reading.names_a_place(index) or _STRETCHED.search(reading.lowered[index]):
        return False
    if reading.is_plain[index]:
        return True
    if len(word) < 3 or _is_unit_or_town(reading, index, sense):
        return False
    if reading.has_case and reading.is_upper[index]:
        return not reading.starts_sentence(index) or _is_rare(reading, index, sense)
    if not sense:
        # Only Latin letters: of other scripts no word list is known that would tell a name from a word.
        return word[0] < "\u0250" and reading.lowered[index] not in v.frequencies()
    if not sense & NAME or not sense & DOUBLE:
        return bool(sense & NAME)
    frequency = v.frequencies().get(reading.lowered[index], 0)
    if reading.has_case and not sense & v.GIVEN and frequency == _COMMON - 1:
        return _has_announcer(reading, index)
    return frequency < _COMMON or (frequency == _COMMON and _has_announcer(reading, index))


def _is_unit_or_town(reading: Reading, index: int, sense: int) -> bool:
    """Say whether it stands on a number (3mg), is short or stressed capitals, or unknown and ends as towns do."""
    start, word = reading.starts[index], reading.words[index]
    if start and reading.text[start - 1].isdigit():
        return True
    if reading.has_case and word.isupper() and (len(word) < 4 or sense & (v.ORDINARY | NAME) == v.ORDINARY):
        return True
    return not sense and reading.lowered[index].endswith(v.endings("town_endings"))


def _is_rare(reading: Reading, index: int, sense: int) -> bool:
    """Say whether a word that has its capital from the start of a sentence could still be a name."""
    return not sense & DOUBLE or (bool(sense & NAME) and v.frequencies().get(reading.lowered[index], 0) <= _COMMON)


def _has_announcer(reading: Reading, index: int) -> bool:
    if index and (reading.senses[index - 1] & (v.TITLE | v.ROLE | v.INTRODUCTION) or reading.is_plain[index - 1]):
        return True
    return index + 1 < len(reading.words) and reading.is_plain[index + 1]


def features(reading: Reading, index: int) -> list[str]:
    """Give the features of one word."""
    word, sense = reading.lowered[index], reading.senses[index]
    kind = _kind(reading, index)
    before, follows = _kind(reading, index - 1), _kind(reading, index + 1)
    before_word, follows_word = _shown(reading, index - 1), _shown(reading, index + 1)
    gap_before = _gap(reading, index)
    gap_behind = _gap(reading, index + 1)
    starts = "s" if reading.starts_sentence(index) else "m"
    named = f"{sense & (NAME | v.COMMON_GIVEN | v.ORDINARY)}"
    ruled = "".join(
        "1" if reading.is_name[at] else "0" for at in range(max(0, index - 1), min(index + 2, len(reading.words)))
    )
    rule = "R" if reading.is_name[index] else "r"
    found = [
        "",
        f"k{kind}",
        f"k{kind}{starts}",
        f"r{rule}{kind}{starts}",
        f"rr{ruled}{starts}",
        f"-1{before}{gap_before}",
        f"+1{follows}{gap_behind}",
        f"-1{before_word}{gap_before}",
        f"+1{follows_word}{gap_behind}",
        f"-1k{before_word}:{kind}",
        f"+1k{follows_word}:{kind}",
        f"-1n{before_word}:{named}",
        f"+1n{follows_word}:{named}",
        f"-1c{before}{gap_before}:{kind}",
        f"+1c{follows}{gap_behind}:{kind}",
        f"-2{_shown(reading, index - 2)}",
        f"+2{_shown(reading, index + 2)}",
        f"-21{_shown(reading, index - 2)} {before_word}",
        f"+12{follows_word} {_shown(reading, index + 2)}",
        f"-1+1{before_word} {follows_word}",
        f"-2c{_kind(reading, index - 2)}",
        f"+2c{_kind(reading, index + 2)}",
        f"l{min(len(word), 12)}{named}",
        f"r{rule}-1{before_word}",
        f"r{rule}+1{follows_word}",
    ]
    frequency = v.frequencies().get(word, 0)
    found.append(f"f{frequency}{named}{reading.is_upper[index]}{reading.has_case}")
    if frequency or sense & v.ORDINARY:
        found += [f"w{word}", f"w{word}{_shape(reading, index)}"]
    if len(word) > 3:
        found += [f"e{word[-3:]}{named}", f"e{word[-2:]}{named}", f"b{word[:2]}{named}"]
    return found


def _kind(reading: Reading, index: int) -> str:
    if not 0 <= index < len(reading.words):
        return "<" if index < 0 else ">"
    sense = reading.senses[index] & _TOLD
    is_word = not sense and reading.lowered[index] in v.frequencies()
    return f"{sense}{'w' if is_word else ''}{_shape(reading, index)}"


def _shape(reading: Reading, index: int) -> str:
    word = reading.words[index]
    if not reading.has_case:
        return "?" if len(word) > 1 else "i"
    if len(word) == 1:
        return "I" if reading.is_upper[index] else "i"
    return "X" if word.isupper() else "C" if reading.is_upper[index] else "c"


def _shown(reading: Reading, index: int) -> str:
    if not 0 <= index < len(reading.words):
        return "<" if index < 0 else ">"
    sense, word = reading.senses[index], reading.lowered[index]
    if sense & (v.GRAMMAR | v.TITLE | v.ROLE | v.BUILDING) or (not sense & NAME and (sense or word in v.frequencies())):
        return word
    if sense & v.ORDINARY and word in v.frequencies():
        return word
    return "~N" if sense & NAME else "~"


def _gap(reading: Reading, index: int) -> str:
    if not 0 < index < len(reading.words):
        return ""
    gap = reading.gap(index)
    return _GAPS.get(gap, "o" if len(gap) < 4 else "O")
