"""One text, word by word: what each word can be, and what stands around it."""

import re
from functools import lru_cache

from warehouse.gate import vocabulary as v
from warehouse.gate.opening_word import goes_on_as_word
from warehouse.gate.postcode import STATE_NAMES, STATES
from warehouse.gate.variant import NAME, NEVER_NAME, is_of_syllables, sense_of_variant, without_possessive

DOUBLE = v.ORDINARY | v.PLACE | v.PARTICLE
_STATE_BEHIND = re.compile(rf"(?: [A-Z][a-z]+)?, (?:{STATES}|{STATE_NAMES})(?!\w)")
_COMMONPLACE = v.ORDINARY | v.GRAMMAR | v.ROLE

_TOKEN = re.compile(r"\[[A-Z_]{2,14}\]|[^\W\d_]+(?:['’‘`´\-‐‑][^\W\d_]+)*")
# A word that occurs a million times in books may open a sentence as that word: Dragon dictation.
_COMMON = 6
# al-Masri, d'Aubigny: the capital stands behind the particle.
_LED_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|bin|ul|de|van|[dln])['’\-][^\W\d_a-zß-öø-ÿ]")
_GROUPS = frozenset(["team", "zone", "hub", "pod", "squad", "stream", "side", "list", "line"])
_LONGEST_RUN = 4
_BEGINS = re.compile(r"[.!?\n]")
_ENDS_SENTENCE = re.compile(r"[.:](?!\d)|[!?;\n•\"“”*(\[]")


def tokens(text: str) -> list[str]:
    """Give the words of a text in order; a placeholder is one of them."""
    return _TOKEN.findall(text)


def senses_of(words: list[str]) -> list[int]:
    """Give what each word can be (the constants of `vocabulary`), 0 for a word that nobody knows."""
    return list(map(_sense_of, words))


@lru_cache(maxsize=50_000)
def _sense_of(word: str) -> int:
    known = v.vocabulary()
    return known.get(word.casefold(), 0) or sense_of_variant(word, known)


class Reading:
    """The words of one text with what is known of each, and which have been taken for names so far.

    Attributes:
        text: The whole text.
        is_small: Whether no letter of it is a capital.
        words: Its words.
        senses: What each can be.
        starts: Where each begins.
        lowered: Each in lower case.
        is_upper: Whether each begins with a capital.
        has_case: Whether a capital says anything here. It does not in TEXT LIKE THIS Or Text Like This.
        is_plain: Whether each is a listed name and, written like this, nothing else.
        is_name: Whether each has been taken for a name; set by `name`.
        is_other_tongue: Whether it is not English; set by `name`.
    """

    def __init__(self, text: str, words: list[str], senses: list[int]) -> None:
        """Find where the words are, and whether capitals say anything."""
        self.text = text
        self.is_small = text.islower()
        self.words = words
        self.senses = senses
        self.starts: list[int] = []
        position = 0
        for word in words:
            position = text.index(word, position)
            self.starts.append(position)
            position += len(word)
        self.lowered = [word.casefold() for word in words]
        self.is_upper = [word[0].isupper() or (not word.isalpha() and bool(_LED_NAME.match(word))) for word in words]
        self.has_case = self._has_case()
        self.is_plain = [self._is_plain(word, sense) for word, sense in zip(words, senses, strict=True)]
        for index in range(len(words)):
            if self.is_plain[index] and self.opens_as_word(index):
                self.is_plain[index] = False
        self.is_name = [False] * len(words)
        self.is_other_tongue = False

    def _has_case(self) -> bool:
        """Judge by the words that need no capital: the grammar, or where there is none the ordinary words."""
        words, senses = self.words, self.senses
        for kind in (v.GRAMMAR, _COMMONPLACE):
            telling = [
                words[index][0].isupper()
                for index in range(1, len(words))
                if senses[index] & kind
                and not senses[index] & v.TITLE
                and words[index][0] not in "I["
                and not (words[index][0].isupper() and self._is_due(index))
            ]
            is_form = kind == _COMMONPLACE and any(sense & v.GIVEN for sense in self.senses)
            if len(telling) > 1 or (telling and kind == _COMMONPLACE and not is_form):
                return sum(telling) <= 0.5 * len(telling)
        return len(self.words) < 2 or not all(word.isupper() for word in self.words)

    def _is_due(self, index: int) -> bool:
        """Say whether a capital tells nothing: of a single letter, or where a sentence begins."""
        return len(self.words[index]) == 1 or bool(_BEGINS.search(self.gap(index)))

    def gap(self, index: int) -> str:
        """Give what stands between the word before `index` and it."""
        return self.text[self.starts[index - 1] + len(self.words[index - 1]) : self.starts[index]]

    def before(self, index: int) -> str:
        """Give the word before, in lower case; nothing at the start of the text."""
        return self.lowered[index - 1] if index else ""

    def follows(self, index: int) -> str:
        """Give the next word, in lower case; nothing at the end of the text."""
        return self.lowered[index + 1] if index + 1 < len(self.words) else ""

    def is_adjacent(self, index: int) -> bool:
        """Say whether the word before could be of the same name."""
        if without_possessive(self.words[index - 1]) != self.words[index - 1]:
            return False
        gap = self.gap(index)
        return gap in (" ", "  ", "\t", "\u00a0") or (gap in (". ", ".") and len(self.words[index - 1]) == 1)

    def starts_sentence(self, index: int) -> bool:
        """Say whether a capital is due here anyway."""
        return index == 0 or (bool(_ENDS_SENTENCE.search(self.gap(index))) and not self.is_titled(index))

    def is_titled(self, index: int) -> bool:
        """Say whether Dr, Mrs and the like stand before."""
        return index > 0 and bool(self.senses[index - 1] & v.TITLE) and self.gap(index) in (" ", ". ", ".", "  ")

    def could_be_name(self, index: int) -> bool:
        """Say whether it has a capital that says something and is a listed name or no known word."""
        sense, word = self.senses[index], without_possessive(self.words[index])
        if not self.has_case or not self.is_upper[index] or sense & NEVER_NAME or len(self.words[index]) < 2:
            return False
        if sense & NAME:
            return not (word.isupper() and len(word) < 7)
        return not sense & DOUBLE and not word.isupper() and word[0] != "["

    def names_a_place(self, index: int) -> bool:
        """Say whether a building follows (Grace ward, St Mary's Hospital), or ward, saint or north stands before."""
        if (
            self.lowered[index] in v.around_names()["compass"]
            or self._is_led_by_place(index)
            or self._is_in_state(index)
            or self._is_among_places(index)
            or (self.senses[index] & v.ORDINARY and self._is_of_group(index))
        ):
            return True
        for following in range(index + 1, min(index + 3, len(self.words))):
            if self.gap(following) != " ":
                return False
            if self.senses[following] & v.BUILDING:
                return not (self.lowered[following] == "park" and is_of_syllables(self.lowered[index].split("-")))
            if not self.is_upper[following]:
                return False
        return False

    def _is_led_by_place(self, index: int) -> bool:
        """Say whether ward, saint, north or the stands before; the John Example is a person all the same."""
        before = self.before(index)
        # Behind a point a sentence begins: it was on Example Ward. Rhonda said.
        if self.gap(index) != " " and not (self.gap(index) == ". " and before == "st"):
            return False
        if not self.is_plain[index] and self._is_in_run_behind_the(index):
            return True
        if before in ("ward", "st", "saint", "bay", "unit"):
            return True
        if before in ("royal", "queen", "princess", "duchess") and self.is_upper[index - 1]:
            return not self.senses[index] & v.FAMILY or bool(self.senses[index] & v.GIVEN)
        if before in v.around_names()["compass"]:
            return self.is_upper[index - 1]
        is_family = self.follows(index) in ("family", "twins", "household") and bool(self.senses[index] & v.FAMILY)
        return before == "the" and not is_family and not self._is_full_name(index)

    def _is_in_run_behind_the(self, index: int) -> bool:
        """Say whether it is the second or a later of several words with capitals behind the: the Red Lion."""
        if not self.has_case:
            return False
        first = index
        while first > index - _LONGEST_RUN and first and self.gap(first) == " " and self.is_upper[first - 1]:
            if self.senses[first - 1] & (v.TITLE | v.ROLE) or self.lowered[first - 1] == "the":
                break
            first -= 1
        if not first or first == index or self.before(first) != "the" or self.gap(first) != " ":
            return False
        return not self._is_full_name(first)

    def _is_of_group(self, index: int) -> bool:
        """Say whether an ordinary word tells one team or part of a house from others: Red Team, Zone Green."""
        if self.follows(index) in _GROUPS and self.gap(index + 1) == " ":
            return self.is_upper[index + 1]
        return self.before(index) in _GROUPS and self.gap(index) == " " and self.is_upper[index - 1]

    def _is_in_state(self, index: int) -> bool:
        """Say whether an American state follows a comma: Austin, TX."""
        end = self.starts[index] + len(self.words[index])
        return ", " in self.text[end : end + 20] and bool(_STATE_BEHIND.match(self.text, end))

    def _is_among_places(self, index: int) -> bool:
        """Say whether a comma or and joins it to a place that is no given name: Manchester and Leeds."""
        if not self.senses[index] & v.PLACE:
            return False
        for step in (-1, 1):
            other = index + step
            if 0 <= other < len(self.words) and self.lowered[other] in ("and", "to", "then"):
                is_way = self.lowered[other] == "to"
                other += step
                if is_way and self._is_end_of_way(index, other):
                    return True
            elif not 0 <= other < len(self.words) or self.gap(max(index, other)) != ", ":
                continue
            if 0 <= other < len(self.words) and self.senses[other] & v.PLACE and not self.senses[other] & v.GIVEN:
                return True
        return False

    def _is_end_of_way(self, index: int, other: int) -> bool:
        """Say whether a place stands at the other end of `to`, and not both are what people are called first."""
        if not 0 <= other < len(self.words) or not self.is_upper[other] or not self.senses[other] & v.PLACE:
            return False
        return not self.senses[index] & self.senses[other] & v.COMMON_GIVEN

    def _is_full_name(self, index: int) -> bool:
        """Say whether a given and a family name stand here: the John Example version."""
        if not self.is_plain[index] or not self.senses[index] & v.GIVEN or index + 1 >= len(self.words):
            return False
        is_family = self.is_plain[index + 1] or (not self.senses[index + 1] and self.is_upper[index + 1])
        return is_family and self.gap(index + 1) == " "

    def opens_as_word(self, index: int) -> bool:
        """Say whether a word that is a name too opens a sentence as a word: Faith in, Mark the, Pat on."""
        is_word = self.senses[index] & DOUBLE or (
            not self.senses[index] & v.GIVEN and v.frequencies().get(self.lowered[index], 0) >= _COMMON
        )
        if not is_word or not self.starts_sentence(index):
            return False
        return self.follows(index) in v.around_names()["after_opening_word"] or goes_on_as_word(self, index)

    def _is_plain(self, word: str, sense: int) -> bool:
        if sense & v.NAME_IN_CAPITALS and word[0].isupper() and not word.isupper() and self.has_case:
            return True
        return bool(sense & NAME) and not sense & (DOUBLE | NEVER_NAME)
