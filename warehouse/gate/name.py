"""Personal names: known ones, and unknown ones where the words around them say that a person is meant."""

import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.span import Span

_TOKEN = re.compile(r"\[[A-Z_]{2,14}\]|[^\W\d_]+(?:['’‘`´\-‐‑][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’‘`´]s?\Z")
_ENDS_SENTENCE = re.compile(r"[.!?:;\n•\"“”*(\[]")
_LISTS = re.compile(r"\s*(?:,|&|/|\+)\s*\Z")

_NAME = v.GIVEN | v.FAMILY
_NEVER = v.GRAMMAR | v.TITLE | v.ROLE | v.BUILDING
_TELLING = v.TITLE | v.INTRODUCTION
_SILENT = v.ORDINARY | v.PLACE | v.PARTICLE | v.GRAMMAR | v.ROLE | v.BUILDING
_COMMONPLACE = v.ORDINARY | v.GRAMMAR | v.ROLE
_DOUBLE = v.ORDINARY | v.PLACE | v.PARTICLE

_INTRODUCES = frozenset(["named", "surname", "forename", "nickname"])
_MAY_INTRODUCE = frozenset(
    ["called", "by", "with", "to", "from", "thanks", "thank", "thankyou", "thanx", "thx", "ty", "cheers", "hi", "hello", "dear", "regards", "especially", "particularly", "saw", "met", "asked", "told", "said", "signed", "sincerely", "and", "mention", "mentions", "praise", "including", "namely", "lovely", "wonderful", "amazing", "brilliant", "fantastic", "spoke", "like", "seen", "is", "was", "about", "love", "gratitude", "shout-out", "shoutout", "kudos", "hey", "sorry", "for", "under", "between", "welcome", "who", "congratulations", "well", "bless", "yours", "dearest", "poor", "little", "old", "young", "call", "calls", "mum", "mom", "dad", "wife", "husband", "son", "daughter", "sister", "brother", "partner", "friend", "aunt", "auntie", "uncle", "cousin", "colleague", "founders", "starring", "singer", "actor", "author", "president", "detective", "captain"]
)
_COPULAS = frozenset(["is", "was", "about", "like", "seen", "who"])
_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "great", "new"])
_BEFORE_PLACE = frozenset(
    ["at", "in", "near", "the", "a", "an", "this", "that", "our", "your", "my", "on", "into", "via", "ward", "st", "saint", "se", "around", "outside", "inside"]
)
_BEFORE_TOWN = frozenset(["in", "at", "to", "from", "near", "of", "around", "via"])
_AFTER_NAME = frozenset(
    ["is", "was", "has", "had", "said", "says", "who", "and", "did", "does", "took", "made", "explained", "called", "helped", "went", "came", "gave", "told", "asked", "listened", "treated", "listed", "points", "pointed", "spent", "really", "always", "also", "even", "were", "who's", "whose", "could", "would", "answered", "phoned", "rang", "looked", "kept", "put", "got", "knew", "saw", "spoke", "seemed", "attended", "arrived", "assisted", "at", "on", "from", "in", "for", "never", "will", "then", "just", "made", "reassured", "deserves", "reception", "wrote", "lives", "works", "worked", "thanks", "has", "can", "should"]
)
_NOT_AFTER_NAME = frozenset(["have", "be", "been", "not", "the", "i", "we", "he", "she", "it", "they", "you", "a", "of", "s"])
_WORD_ENDINGS = (
    "ing", "tion", "tions", "sion", "ment", "ments", "ness", "ful", "ous", "able", "ible", "ical", "ically", "ology", "ity",
    "ies", "ance", "ence", "ated", "ised", "ized", "ously", "ably", "ists", "ship", "less", "itis", "osis", "scopy", "graphy", "emia", "lepsy", "pathy", "cillin", "mycin", "azole", "prazole", "sartan",
    "olol", "statin", "sone", "caine", "ectomy", "plasty", "gram", "sively", "fully",
)  # fmt: skip


_TOWN_ENDINGS = (
    "ham",
    "ton",
    "shire",
    "bury",
    "field",
    "mouth",
    "ford",
    "pool",
    "castle",
    "burn",
    "worth",
    "dale",
    "wick",
    "lee",
)


def person_names(text: str) -> Iterator[Span]:
    """Find names of people; titles and roles before them stay readable."""
    words = _TOKEN.findall(text)
    senses = _senses(words)
    # Most comments hold neither a name nor an unknown word in capitals: decided before anything dear is computed.
    for word, sense in zip(words, senses, strict=True):
        if sense & _TELLING or (not sense & _SILENT and (sense & _NAME or word[0].isupper())):
            break
        if sense & v.GIVEN and not sense & _NEVER and word[0].isupper():
            break
    else:
        return
    yield from _Reading(text, words, senses).spans()


def _senses(words: list[str]) -> list[int]:
    known = v.vocabulary()
    return [known.get(word.casefold(), 0) or _sense_of_variant(word, known) for word in words]


def _sense_of_variant(word: str, known: dict[str, int]) -> int:
    lowered = word.casefold().replace("’", "'")
    if word[0] == "[":
        return v.GRAMMAR
    stem = _POSSESSIVE.sub("", lowered)
    if stem != lowered or "'" in lowered:
        sense = known.get(stem, 0) or known.get(lowered, 0)
        if sense or stem != lowered:
            return sense
    if "-" in lowered:
        parts = [known.get(part, 0) for part in lowered.split("-")]
        if all(part & _NAME and not part & _NEVER for part in parts) and not all(part & v.ORDINARY for part in parts):
            return v.GIVEN | v.FAMILY
        return v.ORDINARY if any(part & (v.ORDINARY | v.GRAMMAR) for part in parts) else 0
    if len(lowered) > 5 and lowered.endswith(_WORD_ENDINGS):
        return v.ORDINARY
    return 0


def _has_case(words: list[str], senses: list[int]) -> bool:
    rest = list(zip(words[1:], senses[1:], strict=True))
    for kind in (v.GRAMMAR, _COMMONPLACE):
        telling = [word[0].isupper() for word, sense in rest if sense & kind and word[0] not in "I["]
        if len(telling) > 1 or (telling and kind != v.GRAMMAR and not any(sense & v.GIVEN for sense in senses)):
            return sum(telling) <= 0.5 * len(telling)
    return len(words) < 2 or not all(word.isupper() for word in words)


class _Reading:
    """One text, word by word, and which of its words have been taken for names so far."""

    def __init__(self, text: str, words: list[str], senses: list[int]) -> None:
        self.text = text
        self.words = words
        self.senses = senses
        self.starts: list[int] = []
        position = 0
        for word in words:
            position = text.index(word, position)
            self.starts.append(position)
            position += len(word)
        self.lowered = [word.casefold() for word in words]
        self.is_upper = [word[0].isupper() for word in words]
        self.is_name = [False] * len(words)
        # In text that is all capitals, or Where Every Word Has One, a capital says nothing.
        self.has_case = _has_case(words, senses)
        self.is_plain = [self._is_plain(word, sense) for word, sense in zip(words, senses, strict=True)]

    def _is_plain(self, word: str, sense: int) -> bool:
        """Say whether it is a listed name and, written like this, nothing else."""
        if sense & v.NAME_IN_CAPITALS and word[0].isupper() and not word.isupper() and self.has_case:
            return True
        return bool(sense & _NAME) and not sense & (_DOUBLE | _NEVER)

    def spans(self) -> Iterator[Span]:
        count = len(self.words)
        for index in range(count):
            if not self.is_name[index] and (self._is_cued(index) or self._is_known(index) or self._is_placed(index)):
                self._take(index)
            if not self.is_name[index] and index and self._is_listed(index, index - 1):
                self._take(index)
        for index in range(count - 2, -1, -1):
            if not self.is_name[index] and self._is_listed(index, index + 1):
                self._take(index)
        yield from self._joined()

    def _gap(self, index: int) -> str:
        """Return what stands between the word before `index` and it."""
        return self.text[self.starts[index - 1] + len(self.words[index - 1]) : self.starts[index]]

    def _adjacent(self, index: int) -> bool:
        gap = self._gap(index)
        if _POSSESSIVE.search(self.words[index - 1]):
            return False
        return gap in (" ", "  ", "\t", " ") or (gap in (". ", ".") and len(self.words[index - 1]) == 1)

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or (bool(_ENDS_SENTENCE.search(self._gap(index))) and not self._after_title(index))

    def _after_title(self, index: int) -> bool:
        return index > 0 and bool(self.senses[index - 1] & v.TITLE) and self._gap(index) in (" ", ". ", ".", "  ")

    def _could_be_name(self, index: int) -> bool:
        """Say whether the capital makes it a name: a known name, or no ordinary word."""
        sense, word = self.senses[index], self.words[index]
        if not self.has_case or not self.is_upper[index] or sense & _NEVER or len(word) < 2 or word[0] == "[":
            return False
        if sense & _NAME:
            return not (_POSSESSIVE.sub("", word).isupper() and len(word) < 7)
        return not sense & _DOUBLE and not _POSSESSIVE.sub("", word).isupper()

    def _is_plain_name(self, index: int) -> bool:
        return self.is_plain[index]

    def _names_a_place(self, index: int) -> bool:
        """Say whether a building follows (Grace ward, St Mary's Hospital) or ward or saint stands before."""
        if self.lowered[index] in _COMPASS or (
            index and self.lowered[index - 1] in _COMPASS and self.is_upper[index - 1]
        ):
            return True
        if (
            index
            and self.lowered[index - 1] in ("ward", "st", "saint", "the", "bay", "unit")
            and self._adjacent_after_saint(index)
        ):
            return True
        following = index + 1
        while following < len(self.words) and following <= index + 2 and self._gap(following) == " ":
            if self.senses[following] & v.BUILDING:
                return True
            if not self.is_upper[following]:
                return False
            following += 1
        return False

    def _adjacent_after_saint(self, index: int) -> bool:
        return self._gap(index) in (" ", ". ")

    def _is_cued(self, index: int) -> bool:
        if not index:
            return False
        sense, word, before = self.senses[index], self.words[index], self.lowered[index - 1]
        if sense & (v.GRAMMAR | v.TITLE | v.ROLE) or word[0] == "[" or len(word) < 2:
            return self._is_titled_initial(index)
        gap = self._gap(index)
        follows = self.lowered[index + 1] if index + 1 < len(self.words) else ""
        if self._after_title(index):
            if before in ("miss", "sir", "dame", "doctor", "lord", "lady") and not self.is_upper[index]:
                return self._is_plain_name(index)
            if self.has_case and self.is_upper[index]:
                return not (sense & v.ORDINARY and not sense & _NAME and self.is_upper[index - 1] is False)
            return (
                self._is_plain_name(index)
                or (not sense and len(word) > 2)
                or bool(sense & _NAME and not sense & v.ORDINARY)
            )
        if self.senses[index - 1] & v.ROLE and gap in (" ", ", ", " - ", " ("):
            if before.endswith("s") and gap == " " and not self._could_be_name(index):
                return False
            if self._could_be_name(index):
                return follows not in _NOT_AFTER_NAME and not self._names_a_place(index)
            return self._is_plain_name(index) and bool(sense & (v.GIVEN | v.COMMON_GIVEN))
        introduced = self._is_introduced(index, gap)
        if introduced and not (sense & v.BUILDING):
            if self.is_upper[index] and self.has_case:
                return not sense & v.ORDINARY or bool(sense & _NAME)
            return not sense or self._is_plain_name(index)
        return False

    def _is_titled_initial(self, index: int) -> bool:
        return len(self.words[index]) == 1 and self.is_upper[index] and self._after_title(index)

    def _is_introduced(self, index: int, gap: str) -> bool:
        """Say whether `my name is`, `named`, `name:`, `calls me`, `known as` or `what's your name?` stand before."""
        before = self.lowered[index - 1]
        earlier = self.lowered[max(0, index - 4) : index - 1]
        if before in _INTRODUCES and not set(gap) - set(" :-\"'"):
            return True
        if before in ("name", "names") and gap.strip() in (":", "-", "?", "="):
            return True
        if before in ("is", "was", "are", "him", "her", "me", "as", "it's", "its") and gap.strip() in (
            "",
            ":",
            '"',
            "'",
        ):
            if before in ("him", "her", "me", "as"):
                return bool(earlier) and earlier[-1] in ("named", "calls", "call", "called", "known", "nicknamed")
            return "name" in earlier[-1:] or "names" in earlier[-1:] or "surname" in earlier[-1:]
        return before in ("name's", "name’s") and gap == " "

    def _is_known(self, index: int) -> bool:
        """Say whether it is a listed name that is no ordinary word, and names no building."""
        sense, word = self.senses[index], self.words[index]
        if sense & v.NAME_IN_CAPITALS and sense & _DOUBLE and not self.is_upper[index] and not sense & _NEVER:
            following = index + 1
            return following < len(self.words) and self._gap(following) == " " and self._is_family(following)
        if (
            not self.is_plain[index]
            or len(word) < 3
            or (sense & v.PLACE and index and self.lowered[index - 1] in _BEFORE_TOWN)
        ):
            return False
        if self.is_upper[index] and self.has_case:
            return not (word.isupper() and len(word) < 4) and not self._names_a_place(index)
        if len(word) < 4:
            return False
        return (bool(sense & v.COMMON_GIVEN) or self._has_named_neighbour(index)) and not self._names_a_place(index)

    def _is_family(self, index: int) -> bool:
        return self.is_plain[index] and bool(self.senses[index] & v.FAMILY) and len(self.words[index]) > 3

    def _is_family_that_builds(self, index: int) -> bool:
        """Say whether it is one of Hill, Park, Lane and the like, with a capital."""
        sense = self.senses[index]
        return bool(sense & v.BUILDING and sense & v.FAMILY) and self.is_upper[index] and self.has_case

    def _has_named_neighbour(self, index: int) -> bool:
        for step in (-1, 1):
            other = index + step
            if not 0 <= other < len(self.words):
                continue
            gap = self._gap(max(index, other))
            if self.is_plain[other] and gap in (" ", ", "):
                return True
            beyond = other + step
            if self.lowered[other] == "and" and gap == " " and 0 <= beyond < len(self.words) and self.is_plain[beyond]:
                return True
        return False

    def _is_placed(self, index: int) -> bool:
        """Say whether a capital in the middle of a sentence, or the words around, make it a name."""
        if not self._could_be_name(index) or self._names_a_place(index):
            return False
        sense = self.senses[index]
        before = self.lowered[index - 1] if index else ""
        follows = self.lowered[index + 1] if index + 1 < len(self.words) else ""
        starts = self._starts_sentence(index)
        is_double = bool(sense & _DOUBLE) and not self.is_plain[index]
        is_possessive = bool(_POSSESSIVE.search(self.words[index]))
        before_place = before in _BEFORE_PLACE and not starts
        next_is_family = (
            index + 1 < len(self.words)
            and self._adjacent(index + 1)
            and self._could_be_name(index + 1)
            and (bool(self.senses[index + 1] & v.FAMILY) or not self.senses[index + 1])
        )
        if is_double:
            if sense & v.GIVEN and next_is_family and not before_place:
                return not starts or not self.senses[index + 1] & _DOUBLE
            if starts or before_place or follows in _NOT_AFTER_NAME or sense & v.PLACE:
                return False
            return bool(sense & v.GIVEN) and before in _MAY_INTRODUCE - _COPULAS and self._gap(index) in (" ", ", ")
        if before_place:
            return False
        if (
            not starts
            and not self.lowered[index].endswith(_TOWN_ENDINGS)
            and (before in _MAY_INTRODUCE or follows in _AFTER_NAME or is_possessive)
        ):
            return True
        if next_is_family and sense:
            return True
        if not starts:
            return (
                len(self.words[index]) > 3
                and before not in ("to", "of", "for")
                and not self.lowered[index].endswith(_TOWN_ENDINGS)
            )
        return is_possessive or (follows in _AFTER_NAME and follows not in ("and", "at", "on", "in", "for", "from"))

    def _is_listed(self, index: int, other: int) -> bool:
        """Say whether it is joined to a name by a comma or by and."""
        if not self.is_name[other] and not (abs(other - index) == 1 and self.lowered[other] in ("and", "or")):
            return False
        if (
            self._names_a_place(index)
            or self.senses[index] & v.PLACE
            or not (self._could_be_name(index) or self._is_family_that_builds(index))
        ):
            return False
        if index < other and self._starts_sentence(index) and self.senses[index] & v.ORDINARY:
            return False
        gap_at = max(index, other)
        if self.is_name[other]:
            return bool(_LISTS.match(self._gap(gap_at)))
        beyond = other + (other - index)
        return 0 <= beyond < len(self.words) and self.is_name[beyond] and self._gap(gap_at) == " "

    def _take(self, index: int) -> None:
        """Mark a name with the initials, particles and further names that belong to it."""
        self.is_name[index] = True
        last = index
        count = len(self.words)
        while last + 1 < count and last < index + 6 and self._adjacent(last + 1):
            following = last + 1
            if self._continues(following, index):
                self.is_name[following] = True
                last = following
                continue
            if self.senses[following] & v.PARTICLE or (len(self.words[following]) == 1 and self.is_upper[following]):
                ahead = following + 1
                while (
                    ahead < count
                    and ahead <= following + 2
                    and self.senses[ahead] & v.PARTICLE
                    and self._adjacent(ahead)
                ):
                    ahead += 1
                is_led = ahead > following and self.is_upper[index]
                if ahead < count and self._adjacent(ahead) and self._continues(ahead, index, is_led):
                    for inside in range(following, ahead + 1):
                        self.is_name[inside] = True
                    last = ahead
                    continue
                if len(self.words[following]) == 1 and self.words[following] != "I" and self.has_case:
                    self.is_name[following] = True
            break
        first = index
        while first > 0 and self._adjacent(first) and not self.is_name[first - 1] and self._precedes(first - 1):
            first -= 1
            self.is_name[first] = True

    def _continues(self, index: int, seed: int, is_led: bool = False) -> bool:
        """Say whether the word goes on with the name that `seed` began; a particle (van, de la) may lead to any word."""
        sense = self.senses[index]
        if (
            sense & (v.GRAMMAR | v.TITLE | v.ROLE | v.BUILDING)
            or self.words[index][0] == "["
            or len(self.words[index]) < 2
        ):
            return False
        if self.is_upper[index] and self.has_case:
            return is_led or not sense & v.ORDINARY or bool(sense & _NAME)
        if self.is_upper[seed] and not self.is_upper[index]:
            return False
        # In text without capitals a word that nobody knows, after a given name, is the family name.
        return self._is_plain_name(index) or (not sense and len(self.words[index]) > 3 and self.is_plain[seed])

    def _precedes(self, index: int) -> bool:
        word, sense = self.words[index], self.senses[index]
        if len(word) == 1:
            return self.is_upper[index] and (word not in "AI" or self._gap(index + 1).startswith("."))
        if not self._could_be_name(index) or sense & v.PLACE:
            return False
        return not (sense & v.ORDINARY) or (bool(sense & v.GIVEN) and not self._starts_sentence(index))

    def _joined(self) -> Iterator[Span]:
        index = 0
        count = len(self.words)
        while index < count:
            if not self.is_name[index]:
                index += 1
                continue
            last = index
            while last + 1 < count and self.is_name[last + 1] and self._adjacent(last + 1):
                last += 1
            word = self.words[last]
            end = self.starts[last] + len(_POSSESSIVE.sub("", word))
            yield Span(self.starts[index], end, "PERSON")
            index = last + 1
