"""Names in texts that are not English, where no English word tells what is meant."""

import tomllib
from functools import cache
from pathlib import Path

from warehouse.gate import vocabulary as v
from warehouse.gate.reading import Reading
from warehouse.gate.variant import NAME

_LISTS_FILE = Path(__file__).with_name("other_tongues.toml")
# The languages of `other_tongues.toml` of whose commonest words Faker has a list.
_LISTED = ("es_ES", "fr_FR", "it_IT", "de_DE", "nl_NL", "pl_PL")
_NO_NAME = v.TITLE | v.THING
_BETWEEN = (" ", ". ", ".", "  ", "\u00a0")
_LONGEST_NAME = 6
_FEWEST = 2
# A word that occurs a hundred million times in English books.
_COMMON = 8
_FEWEST_STRANGE = 3
_SHORT = 2
# Of other scripts than Latin no list of words is known, so that each word would be strange.
_BEYOND_LATIN = "\u0250"


def is_other_tongue(reading: Reading) -> bool:
    """Say whether more of the small words of a text are those of another language than English ones."""
    telling, inside = _telling(), _words_of("inside_names")
    # A letter with a capital is an initial.
    told = [
        word
        for at, (word, sense) in enumerate(_words(reading))
        if (word in telling and not (len(word) == 1 and at and reading.is_upper[at]))
        or (not sense and _is_told_by_lists(word))
    ]
    if len(told) < _FEWEST or all(word in inside for word in told):
        return _is_strange(reading)
    silent = telling | _words_of("also_english")
    is_told = len(told) > sum(bool(sense & v.GRAMMAR) and word not in silent for word, sense in _words(reading))
    return is_told or _is_strange(reading)


def _is_strange(reading: Reading) -> bool:
    """Say whether most of the words that need no capital and are no names are known to no list."""
    strange = [at for at, (word, sense) in enumerate(_words(reading)) if not sense and _is_unknown(word)]
    if len(strange) < _FEWEST_STRANGE:
        return False
    is_shouted = all(word.isupper() for word in reading.words)
    telling = [
        at
        for at, (word, sense) in enumerate(_words(reading))
        if len(word) > _SHORT
        and (is_shouted or not at or not reading.is_upper[at])
        and (sense & v.ORDINARY or not sense & NAME)
    ]
    found = len(set(strange).intersection(telling))
    return found >= _FEWEST_STRANGE and 2 * found > len(telling)


def _is_unknown(word: str) -> bool:
    return len(word) > _SHORT and word[0] < _BEYOND_LATIN and word not in v.frequencies()


def _words(reading: Reading) -> list[tuple[str, int]]:
    return list(zip(reading.lowered, reading.senses, strict=True))


def _is_told_by_lists(word: str) -> bool:
    """Say whether a word that is no name is one of another language and no English one."""
    is_listed = word in _words_of("before_names") or (len(word) > 3 and word in _common_words())
    return is_listed and word not in v.frequencies()


def take_names(reading: Reading) -> None:
    """Mark what is announced, what is a name and no word of these languages, and what goes on with either."""
    has_case, is_german = _has_case(reading), _is_german(reading)
    for index in range(len(reading.words)):
        if not reading.is_name[index] and _begins(reading, index, has_case, is_german):
            _take(reading, index, has_case)


def _begins(reading: Reading, index: int, has_case: bool, is_german: bool) -> bool:
    word, sense = reading.lowered[index], reading.senses[index]
    if word[0] == "[" or len(word) < 2 or sense & _NO_NAME or word in _telling() or word in _words_of("before_names"):
        return False
    is_capital, is_word = has_case and reading.is_upper[index], _is_word(word)
    if index and reading.lowered[index - 1] in _words_of("before_names") and reading.gap(index) in _BETWEEN:
        return bool(is_capital or (sense & NAME and not is_word))
    if not is_capital:
        is_english = has_case and v.frequencies().get(word, 0) >= _COMMON
        return bool(sense & v.COMMON_GIVEN) and len(word) > 3 and not is_word and not is_english
    if reading.names_a_place(index) or len(word) < 3 or (reading.words[index].isupper() and len(word) < 7):
        return False
    if reading.starts_sentence(index):
        return _opens(reading, index, has_case)
    if is_word:
        before = reading.before(index)
        is_noun = before in _words_of("before_nouns") and before not in _words_of("introducing")
        return bool(sense & v.COMMON_GIVEN) and (not is_noun or _goes_on(reading, index + 1, has_case))
    if sense & NAME:
        return not (sense & v.PLACE and reading.before(index) in _words_of("before_places"))
    is_noun = word.endswith(tuple(_words_of("endings"))) or is_german
    is_place = reading.before(index) in _words_of("before_places") - _words_of("introducing")
    return not sense and not is_noun and not is_place


def _opens(reading: Reading, index: int, has_case: bool) -> bool:
    """Say whether a sentence opens with a given name, or as in Hungarian with a family name before one."""
    is_word, goes_on = _is_word(reading.lowered[index]), _goes_on(reading, index + 1, has_case)
    if reading.senses[index] & v.GIVEN:
        return not is_word or goes_on
    is_led = goes_on and bool(reading.senses[index + 1] & v.GIVEN)
    return bool(reading.senses[index] & v.FAMILY) and not is_word and is_led


def _take(reading: Reading, index: int, has_case: bool) -> None:
    reading.is_name[index] = True
    is_capital = has_case and reading.is_upper[index]
    if not is_capital:
        if index + 1 < len(reading.words) and _goes_on_small(reading, index + 1):
            reading.is_name[index + 1] = True
        return
    for further in range(index + 1, min(index + _LONGEST_NAME, len(reading.words))):
        if not _goes_on(reading, further, has_case) and not _joins(reading, further, has_case):
            return
        reading.is_name[further] = True


def _joins(reading: Reading, index: int, has_case: bool) -> bool:
    """Say whether one or two particles stand here before a capital: de la Cruz."""
    if reading.lowered[index] not in _words_of("inside_names") or reading.gap(index) != " ":
        return False
    return _goes_on(reading, index + 1, has_case) or (
        index + 1 < len(reading.words)
        and reading.lowered[index + 1] in _words_of("inside_names")
        and _goes_on(reading, index + 2, has_case)
    )


def _goes_on(reading: Reading, index: int, has_case: bool) -> bool:
    if index >= len(reading.words) or reading.gap(index) not in _BETWEEN or not has_case:
        return False
    word, sense = reading.lowered[index], reading.senses[index]
    if not reading.is_upper[index] or word[0] == "[" or sense & _NO_NAME or word in _telling():
        return False
    return bool(sense & NAME) or (not _is_word(word) and not sense & (v.GRAMMAR | v.BUILDING))


def _goes_on_small(reading: Reading, index: int) -> bool:
    word, sense = reading.lowered[index], reading.senses[index]
    return bool(sense & v.FAMILY) and len(word) > 3 and reading.gap(index) == " " and not _is_word(word)


def _is_german(reading: Reading) -> bool:
    """Say whether the small words are German ones, in which every noun has a capital."""
    german = _telling_of()["german"]
    return 2 * sum(word in german for word in reading.lowered) > sum(word in _telling() for word in reading.lowered)


def _has_case(reading: Reading) -> bool:
    small = [reading.is_upper[index] for index, word in enumerate(reading.lowered) if index and word in _telling()]
    small = small or reading.is_upper[1:]
    return not small or sum(small) <= 0.5 * len(small)


def _is_word(word: str) -> bool:
    return word in _common_words()


@cache
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    tables = tomllib.loads(_LISTS_FILE.read_text(encoding="utf-8"))
    return {table: {name: frozenset(words.split()) for name, words in lists.items()} for table, lists in tables.items()}


@cache
def _words_of(table: str) -> frozenset[str]:
    return _lists()[table]["words"]


@cache
def _telling_of() -> dict[str, frozenset[str]]:
    return _lists()["telling"]


@cache
def _telling() -> frozenset[str]:
    return frozenset().union(*_telling_of().values())


@cache
def _common_words() -> frozenset[str]:
    words = set(_telling() | _words_of("also_english")).union(*_lists()["words"].values())
    return frozenset(words.union(*map(v.words_of_country, _LISTED)) - _words_of("names_in_lists"))
