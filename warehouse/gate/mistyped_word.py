"""Ordinary words as people mistype them: hosptial, recieved, allthe; where nothing else says so they name nobody."""

from collections import defaultdict
from difflib import get_close_matches
from functools import cache, lru_cache
from string import ascii_lowercase

from warehouse.gate import vocabulary as v
from warehouse.gate.reading import Reading
from warehouse.gate.variant import NAME

_ANY_NAME = NAME | v.COMMON_GIVEN
_WORD = v.ORDINARY | v.GRAMMAR | v.THING | v.ROLE | v.BUILDING
_NEVER = 99
_SHORTEST = 3
# Two of the longest words run together; what is longer is no word with a slip.
_LONGEST = 45
# How often the word that is meant must occur in books, as a power of ten, by the length of what was typed, for a letter
# too many, two changed about, one left out, another one: so that each takes at most one in twenty of the listed names.
_LEAST = {
    3: (_NEVER, 7, 8, _NEVER),
    4: (8, 7, 7, 9),
    5: (8, 6, 6, 8),
    6: (6, 5, 5, 7),
    7: (5, 5, 5, 6),
}
_LONG = (5, 5, 5, 5)
# Words of care count as words that occur ten million times; two that are run together must each occur so often.
_COMMON = 7
_RARE = 4
_VOWELS = "aeiouy"
_LONGER = 9
_SHORT = 4
_LIKE = 0.84
_SHORTEST_JOINED = 6
_JOINED_BEHIND = frozenset(["the", "and", "was", "for", "you", "have", "that", "this", "with", "they", "all", "but"])
_ANNOUNCING = frozenset(
    ["by", "signed", "regards", "bless", "dear", "hi", "hello", "cheers", "thanks", "thank", "thankyou"]
)
_LEADING = frozenset(["for", "to", "with"])
_BEFORE_LEADING = frozenset(
    ["ask", "asked", "asking", "thanks", "thank", "thankyou", "spoke", "speak", "spoken", "talked", "cheers", "out"]
)


def is_mistyped_there(reading: Reading, index: int) -> bool:
    """Say whether a word is an ordinary one with a slip where no capital, initial or introduction makes it a name."""
    sense = reading.senses[index]
    if sense & v.COMMON_GIVEN or (sense and len(reading.words[index]) > _SHORTEST) or _is_made_name(reading, index):
        return False
    return is_mistyped(reading.lowered[index], is_announced=_is_announced(reading, index))


def _is_made_name(reading: Reading, index: int) -> bool:
    """Say whether a capital that is not due, an initial or `called` makes a name of any word."""
    is_capital = reading.has_case and reading.is_upper[index] and not reading.starts_sentence(index)
    if is_capital and not reading.words[index].isupper():
        return True
    is_initialed = bool(index) and len(reading.words[index - 1]) == 1 and reading.lowered[index - 1] not in "aiu"
    return is_initialed or (bool(index) and bool(reading.senses[index - 1] & v.INTRODUCTION))


def _is_announced(reading: Reading, index: int) -> bool:
    """Say whether a title, a role, a name, thanks or `ask for` stands before, or a name or a deed behind."""
    before, follows = reading.before(index), reading.follows(index)
    if index and (
        reading.senses[index - 1] & (v.TITLE | v.ROLE) or reading.is_plain[index - 1] or before in _ANNOUNCING
    ):
        return True
    if before in _LEADING and index > 1 and reading.lowered[index - 2] in _BEFORE_LEADING:
        return True
    if follows == "and" and reading.follows(index + 1) in ("the", "all", "her", "his", "their"):
        return True
    is_acting = reading.starts_sentence(index) and follows in v.around_names()["human_deeds"]
    return is_acting or (bool(follows) and reading.is_plain[index + 1])


def is_mistyped(word: str, *, is_announced: bool = False) -> bool:
    """Say whether a word that no list knows is an ordinary one with a slip, or two of them without the blank.

    Args:
        word: In lower case.
        is_announced: Whether something around says that a name is due; then the word that is meant must be ten times as
            common and no name.
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.isascii() and word.isalpha()) or word in v.frequencies():
        return False
    if len(set(word)) == 1:
        return True
    if is_announced and word[-1] == "s" and v.vocabulary().get(word[:-1], 0) & NAME:
        return False
    return _excess(word, is_announced) >= is_announced


@lru_cache(maxsize=4096)
def _excess(word: str, is_announced: bool) -> int:
    """Give by how many powers of ten the commonest word that is meant exceeds what its slip asks for; else -1.

    One slip leaves a letter out, puts one in, takes another or changes two about (P. Norvig), never the first letter.
    """
    frequency = _frequencies(is_announced).get
    extra, swapped, missing, other = _LEAST.get(len(word), _LONG)
    if _is_joined(word):
        return 1
    found = -1
    for at in range(1, len(word)):
        head, tail = word[:at], word[at + 1 :]
        # What a word ends in is no letter too many: Tehrani, Berlins.
        if word[at] == word[at - 1] and len(word) > _SHORT:
            found = max(found, frequency(head + tail, 0) - swapped)
        if tail:
            found = max(found, frequency(head + tail, 0) - extra)
            found = max(found, frequency(head + tail[0] + word[at] + tail[1:], 0) - swapped)
        found = max(found, max(frequency(head + letter + tail, 0) for letter in ascii_lowercase) - other)
        # One vowel for another is what people mistake: suger.
        if word[at] in _VOWELS:
            found = max(found, max(frequency(head + letter + tail, 0) for letter in _VOWELS) - other + 1)
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        found = max(found, max(frequency(head + letter + tail, 0) for letter in ascii_lowercase) - missing)
    if found < 0 and len(word) >= _LONGER and get_close_matches(word, _long_words().get(word[:3], ()), 1, _LIKE):
        return 0
    return found


@cache
def _long_words() -> dict[str, list[str]]:
    """Give the common long words that name nobody by their first three letters; two slips do not hide these."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, frequency in _frequencies(is_announced=True).items():
        if len(word) >= _LONGER and frequency > _RARE + 1:
            found[word[:3]].append(word)
    return dict(found)


@cache
def _frequencies(is_announced: bool) -> dict[str, int]:
    """Give how often each word that names nobody, or nobody else than a word can, occurs, as a power of ten."""
    found = {word: frequency for word, frequency in v.frequencies().items() if frequency > _RARE}
    is_word_too = 0 if is_announced else v.ORDINARY | v.GRAMMAR | v.BUILDING
    for word, sense in v.vocabulary().items():
        if sense & _ANY_NAME and not sense & is_word_too:
            found.pop(word, None)
        elif sense & _WORD:
            found[word] = max(found.get(word, 0), _COMMON)
    return found


def _is_joined(word: str) -> bool:
    """Say whether it is two common words without their blank, of which one is grammar: allthe, wasvery."""
    if len(word) < _SHORTEST_JOINED:
        return False
    known, frequencies = v.vocabulary(), v.frequencies()
    for at in range(1, len(word) - 2):
        first, second = word[:at], word[at:]
        is_grammar = known.get(first, 0) & v.GRAMMAR and (at > 1 or first in "ia")
        is_common = min(frequencies.get(first, 0), frequencies.get(second, 0)) >= _COMMON
        if is_common and (is_grammar or second in _JOINED_BEHIND):
            return True
    return False
