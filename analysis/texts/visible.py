"""What a reader sees of a text: nothing of what is invisible, and letters of any width or weight as ordinary ones."""

import unicodedata
from dataclasses import dataclass

# They take no room or show nothing, although Unicode counts them as letters or marks.
_EMPTY = {*"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f", *map(chr, range(0xFE00, 0xFE10))}


@dataclass(frozen=True)
class Visible:
    """A text as it is seen.

    Attributes:
        text: What is seen, with compatibility characters as NFKC writes them.
        places: For each of its characters where the one that it comes from stands in the text as typed.
    """

    text: str
    places: tuple[int, ...]

    def typed(self, start: int, stop: int) -> tuple[int, int]:
        """Give where a span of `text`, which must not be empty, stands in the text as typed."""
        return self.places[start], self.places[stop - 1] + 1


def visible(text: str) -> Visible:
    """Leave out what is invisible (zero-width spaces, soft hyphens, marks of direction) and write the rest plainly."""
    seen = [
        (letter, place)
        for place, typed in enumerate(text)
        for letter in unicodedata.normalize("NFKC", typed)
        if not _is_invisible(letter)
    ]
    return Visible("".join(letter for letter, _ in seen), tuple(place for _, place in seen))


def _is_invisible(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind == "Cf" or (kind == "Cc" and not letter.isspace()) or letter in _EMPTY
