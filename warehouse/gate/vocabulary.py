"""Which words are names, which are ordinary, and which tell that a name comes next."""

import importlib
import pkgutil
import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

# What one word, in lower case, can be. Plain integers: they are compared for every word of every text.
GIVEN = 1
FAMILY = 2
ORDINARY = 4
GRAMMAR = 8
PLACE = 16
TITLE = 32
ROLE = 64
PARTICLE = 128
COMMON_GIVEN = 256
BUILDING = 512
NAME_IN_CAPITALS = 1024
INTRODUCTION = 2048
THING = 4096
SMALL_NAME = 8192

# The larger languages around British and American clinics: of the names that are written in lower case and that nothing
# announces, only their given names are taken for names.
_WIDESPREAD = (
    "en_GB",
    "en_US",
    "en_IE",
    "en_IN",
    "en_PK",
    "es_ES",
    "fr_FR",
    "de_DE",
    "it_IT",
    "pl_PL",
    "ro_RO",
    "pt_PT",
)
_LISTS_FILE = Path(__file__).with_name("vocabulary.toml")
_LISTS = (tuple, list, dict)
_NAME_LISTS = ("first_name", "last_name", "male_", "female_")


@cache
def vocabulary() -> dict[str, int]:
    """Give every known word, in lower case and also without its accents, everything that it can be.

    Names are Faker's lists of every country that writes with letters of two cases; ordinary words are Faker's
    English word lists and those of `vocabulary.toml`. Read once, on first use: it takes half a second.
    """
    lists = _own_lists()["words"]
    given, family, common = _listed_names()
    given |= lists["given_names"] | lists["given_names_of_more_origins"]
    family |= lists["family_names"] | lists["family_names_of_more_origins"]
    common |= lists["given_names"] | lists["given_names_of_more_origins"]
    ordinary = _listed_words() | lists["care"] | lists["dialects"] | lists["days_and_companies"] | lists["also_names"]
    senses: dict[str, int] = {}
    for words, sense in (
        (given, GIVEN),
        (family, FAMILY),
        (common, COMMON_GIVEN),
        (ordinary, ORDINARY),
        (lists["words_as_given_names"], GIVEN | ORDINARY),
        (lists["grammar"], GRAMMAR),
        (lists["places"] | _listed_countries(), PLACE),
        (lists["titles"], TITLE),
        (lists["roles"], ROLE),
        (lists["particles"], PARTICLE),
        (lists["buildings"], BUILDING),
        (lists["names_in_capitals"], NAME_IN_CAPITALS),
        (lists["introductions"], INTRODUCTION),
        (lists["medicines"] | lists["degrees"], ORDINARY | THING),
        (lists["makes"] - given - family, ORDINARY | THING),
        (lists["makes"], ORDINARY),
        (lists["names_in_capitals"] - lists["never_small"] | lists["small_names"], SMALL_NAME),
    ):
        for word in words:
            senses[word] = senses.get(word, 0) | sense
    return senses


@cache
def frequencies() -> dict[str, int]:
    """Give how often each of 82,765 English words occurs in books, as a power of ten: 4 (rare) to 10.

    Source: the frequency dictionary of symspellpy (Google Books n-grams, limited to SCOWL's word lists).
    """
    listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    pairs = (line.split() for line in listed.splitlines())
    return {word: len(count) - 1 for word, count in pairs}


@cache
def own_names() -> tuple[list[str], list[str]]:
    """Give the given and the family names of `vocabulary.toml`, with capitals."""
    lists = _own_lists()["words"]
    given, family = ([_with_capitals(name) for name in sorted(lists[kind])] for kind in ("given_names", "family_names"))
    return given, family


@cache
def names_of_country(country: str) -> tuple[list[str], list[str]]:
    """Give the given and the family names that Faker knows for a country, such as `en_GB`."""
    provider = importlib.import_module(f"faker.providers.person.{country}").Provider
    given: set[str] = set()
    family: set[str] = set()
    for attribute in dir(provider):
        if attribute.startswith(_NAME_LISTS):
            listed = getattr(provider, attribute)
            names = {name for name in listed if isinstance(name, str)} if isinstance(listed, _LISTS) else set()
            (family if "last" in attribute else given).update(
                name for name in names if name[:1].isupper() and len(name) > 1
            )
    return sorted(given), sorted(family)


@cache
def words_of_country(country: str) -> frozenset[str]:
    """Give the common words that Faker knows in the language of a country, such as `es_ES`, in lower case."""
    provider = importlib.import_module(f"faker.providers.lorem.{country}").Provider
    return frozenset(word.casefold() for word in provider.word_list)


@cache
def around_names() -> dict[str, frozenset[str]]:
    """Give the words that stand before or behind names, by what they tell; `vocabulary.toml` explains the keys."""
    return _own_lists()["around_names"]


@cache
def street_suffixes() -> frozenset[str]:
    """Give the last words of streets, in lower case: Faker's of five countries, and words of India and Britain."""
    words = set(around_names()["indian_streets"] | around_names()["british_streets"])
    for country in ("en_US", "en_GB", "en_AU", "en_CA", "en_NZ"):
        provider = importlib.import_module(f"faker.providers.address.{country}").Provider
        words.update(word.casefold() for word in provider.street_suffixes)
    return frozenset(words)


@cache
def phrases_of_nobody() -> frozenset[str]:
    """Give the organisations and the sayings that have a name in them and mean no person, in lower case."""
    listed = tomllib.loads(_LISTS_FILE.read_text(encoding="utf-8"))["phrases"]
    return frozenset(line for text in listed.values() for line in text.strip().splitlines())


@cache
def words_of_nobody() -> frozenset[str]:
    """Give every word of `phrases_of_nobody`."""
    return frozenset(word for phrase in phrases_of_nobody() for word in re.findall(r"\w+", phrase.casefold()))


def endings_of_net(kind: str) -> frozenset[str]:
    """Give what web addresses end in: `domains`, or what is a word too, `longer_words` and `words`."""
    return _own_lists()["endings_of_net"][kind]


@cache
def endings(kind: str) -> tuple[str, ...]:
    """Give `word_endings` or `town_endings` in the form that `str.endswith` takes."""
    return tuple(sorted(around_names()[kind]))


@cache
def _own_lists() -> dict[str, dict[str, frozenset[str]]]:
    tables = tomllib.loads(_LISTS_FILE.read_text(encoding="utf-8"))
    return {table: {name: frozenset(words.split()) for name, words in lists.items()} for table, lists in tables.items()}


def _listed_names() -> tuple[set[str], set[str], set[str]]:
    import faker.providers.person as people

    given: set[str] = set()
    family: set[str] = set()
    common: set[str] = set()  # as they are written: one name is in many lists, and is read once
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute) if attribute.startswith(_NAME_LISTS) else ()
            names = [name for name in listed if isinstance(name, str)] if isinstance(listed, _LISTS) else []
            (family if "last" in attribute else given).update(names)
            if "first" in attribute and module.name in _WIDESPREAD:
                common.update(names)
    return _words_of(given), _words_of(family), _words_of(common)


def _with_capitals(name: str) -> str:
    return re.sub(r"(?<![^\W_])[^\W\d_]", lambda first: first.group().upper(), name)


def _words_of(names: set[str]) -> set[str]:
    return {part for name in names for part in _parts(name)}


def _parts(name: str) -> list[str]:
    lowered = name.casefold().replace("’", "'")
    if not lowered[:1].isalpha() or lowered == lowered.upper():
        return []
    forms = {lowered} if lowered.isascii() else {lowered, _without_accents(lowered)}
    return [part for form in forms for part in form.split() if len(part) > 1 and not part.endswith(".")]


def _without_accents(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def _listed_countries() -> set[str]:
    from faker.providers.address.en import Provider

    return {word.casefold() for country in Provider.countries for word in country.split() if len(word) > 3}


def _listed_words() -> set[str]:
    from faker.providers.lorem.en_US import Provider

    words = {word.casefold() for word in Provider.word_list}
    for speech in Provider.parts_of_speech.values():
        words.update(word.casefold() for word in speech)
    verbs = Provider.parts_of_speech["verb"]
    nouns = Provider.parts_of_speech["noun"]
    words.update(verb + "s" for verb in verbs)
    words.update((verb + "d" if verb.endswith("e") else verb + "ed") for verb in verbs)
    words.update((verb[:-1] if verb.endswith("e") else verb) + "ing" for verb in verbs)
    words.update(noun + "s" for noun in nouns)
    return words
