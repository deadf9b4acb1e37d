"""What the model of addresses sees of a word or a number: its form, what it can be, what the rules took, and its place.

A feature is a string. A word is shown only when it is a frequent English word, or one of streets and houses; of other
words only what they could be, how they are written, and their last letters.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from warehouse.gate import vocabulary as v
from warehouse.gate.span import Span

_PIECE = re.compile(r"\[[A-Z_]{2,14}\]|\w+(?:['’.\-/]\w+)*|[^\w\s]")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
# Ivy Cottage, Nether Combe
_PLACES = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]{1,40} ?, [A-ZÀ-ÖØ-Þ][\w'’-]")
_SMALL, _CAPITAL = re.compile(r"[^\W\dA-Z_]"), re.compile(r"[A-ZÀ-ÖØ-Þ]")
_FREQUENT = 7
_LONGEST_FORM = 9
# How far a cue reaches behind it, and a seed to both sides.
_CUES_BEHIND, _BEFORE_SEED, _BEHIND_SEED = 6, 6, 8
_FARTHEST = 9
_AROUND = 3
_STEPS = (-3, -2, -1, 1, 2, 3)
# How far a number, a word of streets and a word that nobody knows are looked for.
_NEAR = 5
HOMES = ("[ADDRESS]", "[POSTCODE]")
"""Placeholders of addresses."""

_LEVELS, _SEEN = 5, 4
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: SIM905
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
)
# The nice one, a hundred: they hint at nothing.
_NO_HINTS = frozenset(["one", "hundred"])
# Behind a number these make it none of a house: 5 minutes, 3 mg.
_MEASURED = re.compile(
    r"(?:am|pm|mins?|minutes?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|mg|ml|mcg|kg|stone|%|th|st|nd|rd|o'?clock|"
    r"times?|people|stars?|pounds?|quid|euros?|dollars?|miles?|km)\Z",
    re.IGNORECASE,
)


@dataclass
class Line:
    """The words, numbers and marks of a text; a stretch that was taken is one piece, as it looks when it is replaced.

    Attributes:
        pieces: Each as it is written, or its placeholder.
        starts: Where each begins in the text.
        ends: One past where each ends.
    """

    pieces: list[str]
    starts: list[int]
    ends: list[int]

    @cached_property
    def shown(self) -> list[str]:
        """What of each is shown, with three marks of the ends on both sides."""
        return _padded(map(_shown, self.pieces))

    @cached_property
    def kinds(self) -> list[str]:
        """What each can be and how it is written; likewise."""
        return _padded(map(_kind, self.pieces))

    @cached_property
    def distances(self) -> list[int]:
        """How far the nearest address is that was taken."""
        found = [_FARTHEST] * len(self.pieces)
        for home in filter(self.is_home, range(len(self.pieces))):
            for index in range(max(0, home - _FARTHEST), min(len(found), home + _FARTHEST)):
                found[index] = min(found[index], abs(index - home))
        return found

    @cached_property
    def traits(self) -> tuple[list[bool], ...]:
        """Which pieces are numbers, also in words; which are words of streets; and which are no known words."""
        is_street = [piece.lower() in v.around_names()["address_words"] for piece in self.pieces]
        is_unknown = [shown[0] == "~" for shown in self.shown[_AROUND:-_AROUND]]
        return list(map(_is_number, self.pieces)), is_street, is_unknown

    def is_taken(self, index: int) -> bool:
        """Say whether a piece is a placeholder; beyond the ends none is."""
        return 0 <= index < len(self.pieces) and len(self.pieces[index]) > 1 and self.pieces[index][0] == "["

    def is_home(self, index: int) -> bool:
        """Say whether a piece is an address or a postcode that was taken."""
        return self.is_taken(index) and self.pieces[index] in HOMES


def line_of(text: str, taken: Iterable[Span]) -> Line:
    """Part a text; what was taken stands in order and apart."""
    line = Line([], [], [])
    position = 0
    for span in taken:
        _add(line, text, position, span.start)
        line.pieces.append(f"[{span.kind}]")
        line.starts.append(span.start)
        line.ends.append(span.end)
        position = span.end
    _add(line, text, position, len(text))
    return line


def _add(line: Line, text: str, start: int, end: int) -> None:
    for piece in _PIECE.finditer(text, start, end):
        line.pieces.append(piece.group())
        line.starts.append(piece.start())
        line.ends.append(piece.end())


def may_hint(text: str) -> bool:
    """Say whether a text has a number or a word that hints at an address: most have neither, and need not be parted."""
    return bool(_DIGIT.search(text) or _PLACES.search(text)) or not _hints().isdisjoint(_LETTERS.findall(text.lower()))


@cache
def _hints() -> frozenset[str]:
    return v.around_names()["address_hints"] | (NUMBER_WORDS - _NO_HINTS)


def candidates(line: Line) -> list[int]:
    """Find the pieces around what hints at an address: a number, a word of streets, a cue, two names in a row."""
    near: set[int] = set()
    for index in range(len(line.pieces)):
        if _is_seed(line, index):
            near.update(range(max(0, index - _BEFORE_SEED), min(len(line.pieces), index + _BEHIND_SEED + 1)))
    # The s of an owner is no piece of an address.
    return sorted(index for index in near if not line.is_taken(index) and line.pieces[index] not in ("s", "S"))


def _is_seed(line: Line, index: int) -> bool:
    piece = line.pieces[index]
    if line.is_taken(index):
        return line.is_home(index)
    if piece.lower() not in _NO_HINTS and _is_number(piece):
        follows = line.pieces[index + 1] if index + 1 < len(line.pieces) else ""
        return not _MEASURED.search(piece) and not _MEASURED.match(follows)
    if piece == ",":
        return bool(_PLACES.match(" ".join(line.pieces[max(0, index - 1) : index + 2])))
    return piece.lower() in v.around_names()["address_hints"]


def features(line: Line, index: int, sure: Sequence[float] | None = None) -> list[str]:
    """Give the features of one piece.

    Args:
        line: The text.
        index: Which piece.
        sure: How sure the first layer is of each piece, 0 to 1; only the second layer knows.
    """
    shown, kinds = line.shown[index : index + 2 * _AROUND + 1], line.kinds[index : index + 2 * _AROUND + 1]
    word, kind = shown[_AROUND], kinds[_AROUND]
    found = [
        "",
        f"s{word}",
        f"k{kind}",
        f"h{_form(line.pieces[index])}",
        *(f"{step}s{shown[_AROUND + step]}" for step in _STEPS),
        *(f"{step}k{kinds[_AROUND + step]}" for step in _STEPS),
        f"-10{shown[2]}|{word}",
        f"01{word}|{shown[4]}",
        f"-11{shown[2]}|{shown[4]}",
        f"-2-1{shown[1]}|{shown[2]}",
        f"12{shown[4]}|{shown[5]}",
        f"-2-10{shown[1]}|{shown[2]}|{word}",
        f"012{word}|{shown[4]}|{shown[5]}",
        f"kkk{kinds[2]}{kind}{kinds[4]}",
        f"-2k{kinds[1]}{shown[2]}{kind}",
        f"2k{kind}{shown[4]}{kinds[5]}",
        f"d{line.distances[index]}",
        *_nearest(line, index),
    ]
    cues = v.around_names()["address_cues"]
    for cue in {piece.lower() for piece in line.pieces[max(0, index - _CUES_BEHIND) : index]} & cues:
        found += [f"c{cue}", f"c{cue}|{kind}"]
    piece = line.pieces[index].lower()
    if piece.isalpha():
        said = "n" if piece in NUMBER_WORDS else "w"
        found += [said, f"{said}{shown[2]}"]
        found += [f"e{piece[-3:]}", f"e{piece[-4:]}"] if len(piece) > 4 else []
    if sure is not None:
        found += _thought(sure, index, word, kind)
    return found


def _nearest(line: Line, index: int) -> list[str]:
    """Give how far the nearest number, word of streets and unknown word are, before and behind."""
    before = [_distance(trait[max(0, index - _NEAR) : index][::-1]) for trait in line.traits]
    behind = [_distance(trait[index + 1 : index + 1 + _NEAR]) for trait in line.traits]
    kind = line.kinds[index + _AROUND]
    found = [f"<{trait}{far}" for trait, far in enumerate(before)] + [
        f">{trait}{far}" for trait, far in enumerate(behind)
    ]
    return [*found, f"<>0{before[0]}{behind[0]}", f"<>1{before[1]}{behind[1]}", f"<0{before[0]}{kind}"]


def _distance(trait: list[bool]) -> int:
    return trait.index(True) + 1 if True in trait else _FARTHEST


def _thought(sure: Sequence[float], index: int, word: str, kind: str) -> list[str]:
    """Give what the first layer thinks of a piece and of its neighbours."""
    levels = [_level(sure, index + step) for step in range(-_SEEN, _SEEN + 1)]
    found = [f"{step}q{level}" for step, level in zip(range(-_SEEN, _SEEN + 1), levels, strict=True)]
    before, own, behind = levels[_SEEN - 1 : _SEEN + 2]
    return [
        *found,
        f"q{before}{own}{behind}",
        f"qs{before}{behind}{word}",
        f"qk{before}{behind}{kind}",
        f"-qq{levels[_SEEN - 2]}{before}{own}",
        f"qq+{own}{behind}{levels[_SEEN + 2]}",
        f"qm{max(levels)}{own}",
    ]


def _level(sure: Sequence[float], index: int) -> str:
    return str(min(int(sure[index] * _LEVELS), _LEVELS - 1)) if 0 <= index < len(sure) else "-"


def _padded(of: Iterable[str]) -> list[str]:
    return [*["<"] * _AROUND, *of, *[">"] * _AROUND]


def _is_number(piece: str) -> bool:
    return piece.lower() in NUMBER_WORDS or any(letter.isdigit() for letter in piece)


@lru_cache(maxsize=50_000)
def _shown(piece: str) -> str:
    word = piece.lower()
    if any(letter.isdigit() for letter in piece):
        return "#" + _form(piece.upper())
    if not piece[0].isalnum():
        return piece
    is_word = word in v.around_names()["address_words"] or word in v.around_names()["address_cues"]
    told = v.GRAMMAR | v.BUILDING | v.ROLE | v.TITLE
    if is_word or v.frequencies().get(word, 0) >= _FREQUENT or v.vocabulary().get(word, 0) & told:
        return word
    return "~" + _sense(word)


@lru_cache(maxsize=50_000)
def _kind(piece: str) -> str:
    return f"{_sense(piece.lower())}{_form(piece)}" if piece[0].isalnum() else piece


def _sense(word: str) -> str:
    sense, frequency = v.vocabulary().get(word, 0), v.frequencies().get(word, 0)
    flags = (v.GIVEN, "g"), (v.FAMILY, "f"), (v.PLACE, "p"), (v.BUILDING, "b"), (v.ORDINARY | v.GRAMMAR, "o")
    told = "".join(letter for flag, letter in flags if sense & flag)
    told += "S" if word in v.around_names()["address_words"] else ""
    return told + ("7" if frequency >= _FREQUENT else "5" if frequency else "" if sense else "?")


@lru_cache(maxsize=50_000)
def _form(piece: str) -> str:
    """Give how a piece is written: digits and letters of a code; a word in capitals, with one, or in small letters."""
    if any(letter.isdigit() for letter in piece):
        form = _SMALL.sub("x", _CAPITAL.sub("X", piece))
        return re.sub(r"\d", "d", form)[:_LONGEST_FORM]
    if not piece[0].isalnum():
        return piece
    return "X" if piece.isupper() and len(piece) > 1 else "C" if piece[0].isupper() else "c"
