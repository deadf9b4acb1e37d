"""The town behind a street, and the code behind the town, in small letters too."""

import re

from warehouse.gate import vocabulary as v
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.postcode import AREAS, STATE_NAMES, STATES

_CODE = (
    rf"(?:\d{{5}}(?:-\d{{4}})?(?![ .-]?\d)|(?:{AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}|"
    # Canada and Ireland.
    r"[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)[A-Z\d]{4})(?!\w)"
)
_UNTIL_CODE = re.compile(rf"(?:\.?[ ,\n]{{1,3}}[^\W\d_][\w'’-]*){{0,6}}?\.?[ ,\n]{{1,3}}{_CODE}", re.IGNORECASE)
_TOWN = re.compile(
    r"\.?, ?((?:st\. )?[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}?)(?=[,.!?;:)\n]|\Z| "
    r"(?:and|at|with|when|where|is|was|has|had|but|which|costs?|took|last|this|since|until|so|for|in)\b)",
    re.IGNORECASE,
)
# Four digits are a time or a year too: a town and perhaps its state stand before.
_SHORT_CODE = re.compile(
    r"\.?, ?([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}?)"
    r"(?:,? (?:nsw|act|vic|qld|sa|wa|tas|nt),? \d|,? (?!19|20)\d)\d{3}(?![\w:%/]|[.,]\d)",
    re.IGNORECASE,
)
# Behind the town, what it belongs to: via Sampleton, Dist. Example.
_LED = re.compile(
    r",? (?i:via|dist(?:rict)?|tehsil|teh|taluka?|tal|mandal)\b\.?:? "
    r"[^\W\d_a-z][\w'’-]{2,30}(?: [^\W\d_a-z][\w'’-]{2,30})?"
)
_BARE = re.compile(r" ([a-z][a-z'’-]{2,30}|[A-Z][A-Z'’-]{2,30})(?!\w)")
_SMALL_STREET = re.compile(r"\d[\w/-]*,? (?:[a-z'’-]+\.? ){1,4}[a-z]+\.?\Z")
_STATE = re.compile(rf"\.?,? ?(?:{STATES}|{STATE_NAMES})\b\.?(?![\w'’])", re.IGNORECASE)
# Ontario stands right before a code.
_ON = re.compile(r"\bon (?![a-z]\d)", re.IGNORECASE)
_SHORT_WORDS = frozenset(["by", "is", "at", "my", "it", "so", "we", "he", "if", "as"])
# Rarer in books than this, a word that no list knows is no ordinary word.
_RARE = 7
_LAST_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+[^\w]*(?:\d[\w/-]*)?\Z")
_SHORTEST_TOWN = 4
_FARTHEST = 40


def with_town(text: str, end: int) -> int:
    """Give the end of an address with its towns and code, where it has them.

    Args:
        text: The whole text.
        end: Where the street ends.
    """
    reached = _with_first(text, end)
    if reached == end:
        reached = _with_bare(text, end)
    # A part of a town is followed by the town, which is a known one, and by what it is reached by: via Sampleton.
    while (further := _TOWN.match(text, reached)) and _is_known_town(further[1]):
        reached = further.end()
    led = _LED.match(text, reached)
    return led.end() if led else reached


def _with_bare(text: str, end: int) -> int:
    """Go on over a town that nothing parts from a street in small letters: 12 example road sampleton."""
    is_small = _SMALL_STREET.search(text, max(0, end - _FARTHEST), end)
    bare = _BARE.match(text, end) if is_small or text.isupper() else None
    if not bare:
        return end
    word = bare[1].casefold()
    sense = v.vocabulary().get(word, 0)
    if sense:
        is_town = sense & v.PLACE and not sense & (v.GIVEN | v.ORDINARY | v.GRAMMAR)
    else:
        is_town = (
            bool(is_small)
            and len(word) > _SHORTEST_TOWN
            and word not in v.frequencies()
            and not is_mistyped(word, is_announced=True)
        )
    return bare.end() if is_town else end


def _is_known_town(said: str) -> bool:
    words = said.casefold().replace(".", "").split()
    senses = [v.vocabulary().get(word, 0) for word in words]
    never = v.GIVEN | v.ORDINARY | v.GRAMMAR | v.ROLE | v.TITLE
    return any(sense & v.PLACE for sense in senses) and not any(sense & never for sense in senses)


def _with_first(text: str, end: int) -> int:
    code = _UNTIL_CODE.match(text, end)
    if (
        code
        and not _ON.search(code.group())
        and not any(_is_grammar(word) for word in re.findall(r"[^\W\d_]+", code.group())[:-1])
    ):
        return code.end()
    number = _SHORT_CODE.match(text, end)
    if number and _could_be_town(number[1].casefold().split()):
        return number.end()
    # Behind ", St" the town goes on.
    begins = end - 4 if text[max(0, end - 4) : end + 2].casefold() == ", st. " else end
    town = _TOWN.match(text, begins)
    if not town:
        return end
    state = _STATE.match(text, town.end()) if text.startswith(",", town.end()) else None
    words = town.group(1).casefold().replace(".", "").split()
    if state and not any(v.vocabulary().get(word, 0) & v.GRAMMAR for word in words):
        return state.end()
    if town.group(1).islower() and _is_said_behind(text, end, words):
        return end
    return town.end() if _could_be_town(words) else end


def _is_said_behind(text: str, end: int, words: list[str]) -> bool:
    """Say whether words in small letters stand behind a street that has its capital: 12 Example Road, steep stairs."""
    street = _LAST_WORD.search(text, max(0, end - _FARTHEST), end)
    return bool(street) and all(word in v.frequencies() for word in words)


def _is_grammar(word: str) -> bool:
    # Two letters are mostly a state or a province: in, me, or, tv.
    return (len(word) > 2 or word in _SHORT_WORDS) and bool(
        v.vocabulary().get(word.casefold(), 0) & (v.GRAMMAR | v.ROLE | v.TITLE)
    )


def _could_be_town(words: list[str]) -> bool:
    known, often = v.vocabulary(), v.frequencies()
    senses = [known.get(word, 0) for word in words]
    if any(sense & (v.GRAMMAR | v.ROLE | v.TITLE) for sense in senses) or any(
        sense & v.ORDINARY for sense in senses[1:]
    ):
        return False
    if any(sense & v.PLACE for sense in senses):
        return True
    return any(not sense & v.ORDINARY and often.get(word, 0) < _RARE for word, sense in zip(words, senses, strict=True))
