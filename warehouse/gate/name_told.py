"""Names that are told by what is said of them: families in the plural, who works where, who is called what."""

from warehouse.gate import vocabulary as v
from warehouse.gate.acting_person import (
    is_acting,
    is_acting_behind_aside,
    is_at_post,
    is_post_holder,
    is_said_to_hold_post,
)
from warehouse.gate.eponym import is_body_of_health
from warehouse.gate.mistyped_word import is_mistyped
from warehouse.gate.opening_word import is_kin
from warehouse.gate.reading import Reading
from warehouse.gate.variant import NEVER_NAME, is_of_syllables, without_possessive
from warehouse.gate.word_name import is_focused, is_person_in_frame

_BEFORE_FAMILY = frozenset(["the", "we", "us", "both", "other"])
_NO_FAMILY = v.ORDINARY | v.PLACE | v.GRAMMAR | v.ROLE | v.TITLE | v.BUILDING | v.THING
# A word that occurs ten million times in books is one.
_COMMON = 7
_RARE = 5
_OWN = frozenset(["my", "our", "his", "her", "their", "your"])
_VERB_ENDINGS = ("ed", "ing", "ly", "nt", "n't")
_FINITE = frozenset(["was", "is", "has", "had", "did", "does", "took", "came", "got", "gave", "were"])
_ADDRESSES = frozenset("sister sir madam mam maam bhai bhaiya didi akka anna ji garu ben chechi".split())  # noqa: SIM905
_QUOTES = frozenset("\"'“”‘’")
_STUTTERING = frozenset(["i", "we", "you", "they", "he", "she", "it", "who", "that", "to", "a", "the"])
_PRONOUNS = frozenset(["he", "you", "my", "so", "no", "in", "on", "do", "her", "how", "why", "to"])


def is_family_in_plural(reading: Reading, index: int) -> bool:
    """Say whether the Smiths, we Murphys or the O'Briens are meant."""
    if reading.before(index) not in _BEFORE_FAMILY or reading.gap(index) != " ":
        return False
    word = without_possessive(reading.lowered[index]).replace("’", "'")
    if not word.endswith("s") or len(word) < 5:
        return False
    if not (reading.is_upper[index] and reading.has_case) and word in v.frequencies():
        return False
    known = v.vocabulary()
    # The Sample-Smiths: of two names the last is in the plural.
    word = word.rpartition("-")[2] or word
    return any(_is_family(known.get(stem, 0)) for stem in (word[:-1], word[:-2] if word.endswith("es") else ""))


def _is_family(sense: int) -> bool:
    return bool(sense & v.FAMILY) and not sense & _NO_FAMILY


def is_short_family(reading: Reading, index: int) -> bool:
    """Say whether a word with a capital stands behind a title as a family name: Dr Oh."""
    if not reading.has_case or not reading.is_titled(index) or reading.words[index].isupper():
        return False
    if not (reading.is_upper[index] and reading.is_upper[index - 1]):
        return False
    is_part = reading.gap(index) != " " and reading.lowered[index] in _PRONOUNS
    return reading.lowered[index] in v.around_names()["short_families"] and not is_part


def is_common_family_of_role(reading: Reading, index: int) -> bool:
    """Say whether a family name that is a word stands in small letters between a role and a verb: doctor young is."""
    if reading.before(index) not in ("doctor", "nurse", "sister", "matron", "professor") or reading.gap(index) != " ":
        return False
    around = v.around_names()
    return reading.lowered[index] in around["common_families"] and reading.follows(index) in around["deeds"]


def is_doubled_verb(reading: Reading, index: int) -> bool:
    """Say whether a name that is a verb stands twice, first as a name: Will will be missed, rose rose to it."""
    word, behind = reading.lowered[index], reading.follows(index + 1)
    if word not in ("will", "may", "rose", "mark", "drew", "chase", "grant", "pat") or reading.follows(index) != word:
        return False
    is_stuttered = reading.before(index) in _STUTTERING or behind in ("", word)
    return reading.gap(index + 1) == " " and not is_stuttered


def is_verb_that_did(reading: Reading, index: int) -> bool:
    """Say whether will or may stands between one of a post and what is no infinitive: nurse will was kind."""
    if reading.lowered[index] not in ("will", "may") or reading.gap(index) != " ":
        return False
    is_one = not reading.before(index).endswith("s")
    follows = reading.follows(index)
    return is_one and (follows in _FINITE or follows in v.around_names()["spoken_deeds"])


def _is_of_two_capitals(reading: Reading, index: int) -> bool:
    """Say whether two Chinese syllables with capitals stand alone between marks: the student, Li Na."""
    behind = index + 1
    if index < 1 or behind >= len(reading.words) or not reading.has_case or reading.gap(behind) != " ":
        return False
    is_capital = all(reading.is_upper[at] and not reading.words[at].isupper() for at in (index, behind))
    is_alone = reading.gap(index).strip() in (",", "-", "(", "–") and _is_end(reading, behind)
    return is_capital and is_alone and is_of_syllables(reading.lowered[index : behind + 1])


def _is_end(reading: Reading, index: int) -> bool:
    return index + 1 >= len(reading.words) or bool(reading.gap(index + 1).strip())


def is_doing_their_post(reading: Reading, index: int) -> bool:
    """Say whether a given name, a word too or not, is followed by where or what they work and what they did."""
    if not reading.senses[index] & v.GIVEN or len(reading.words[index]) < 3 or reading.senses[index] & NEVER_NAME:
        return False
    if not (reading.is_upper[index] and reading.has_case) and not reading.starts_sentence(index):
        return False
    if is_body_of_health(reading, index) or reading.names_a_place(index):
        return False
    return any(
        says(reading, index)
        for says in (is_acting, is_acting_behind_aside, is_at_post, is_post_holder, is_said_to_hold_post)
    )


def is_introduced_person(reading: Reading, index: int) -> bool:
    """Say whether a person is called this, in small letters: a lady called chidinma."""
    if index < 2 or reading.before(index) not in ("called", "named") or reading.gap(index) != " ":
        return False
    person = index - 2
    if reading.lowered[person] in ("is", "was", "s"):
        person -= 1
    is_person = person >= 0 and (
        reading.lowered[person] in v.around_names()["people"]
        or bool(reading.senses[person] & v.ROLE)
        or (reading.lowered[person] in ("she", "he") and person < index - 2)
    )
    if not is_person:
        return False
    frequency = v.frequencies().get(reading.lowered[index], 0)
    is_word_too = reading.senses[index] & v.GIVEN and reading.senses[index] & v.ORDINARY and frequency <= _COMMON
    is_rare = not reading.senses[index] and frequency <= (_RARE if reading.lowered[person] in ("she", "he") else 0)
    return reading.is_plain[index] or is_rare or bool(is_word_too)


def is_titled_letter(reading: Reading, index: int) -> bool:
    """Say whether a letter behind a title is all that is said of a name: Dr K; in small letters only where it ends."""
    if not reading.is_titled(index) or reading.is_upper[index]:
        return reading.is_titled(index)
    is_last = index + 1 == len(reading.words) or bool(reading.gap(index + 1).strip())
    is_told = (
        is_last
        or reading.follows(index) in ("and", "at", "on", "in", "from")
        or reading.follows(index) in v.around_names()["deeds"]
    )
    return is_told and reading.lowered[index] not in "aiu"


def is_letter_of_nurse(reading: Reading, index: int) -> bool:
    """Say whether a capital behind Nurse and the like, with one too, is all that is said of a name: Nurse N told."""
    if not reading.is_upper[index] or reading.lowered[index] in "ai" or reading.gap(index) != " ":
        return False
    return (
        reading.before(index) in ("nurse", "sister", "matron", "midwife", "doctor", "hca")
        and reading.is_upper[index - 1]
    )


def is_called_politely(reading: Reading, index: int) -> bool:
    """Say whether a way of address stands behind a name, as in India: Pinky sister told, Rajan sir."""
    if (
        not reading.is_upper[index]
        or not reading.has_case
        or reading.gap(min(index + 1, len(reading.words) - 1)) != " "
    ):
        return False
    if reading.follows(index) not in _ADDRESSES or (reading.is_upper[index + 1] and reading.follows(index) != "ji"):
        return False
    # What opens a sentence has its capital from there: Grumpy sister.
    most = 0 if reading.starts_sentence(index) else _RARE
    is_unknown = not reading.senses[index] and v.frequencies().get(reading.lowered[index], 0) <= most
    return is_unknown or bool(reading.senses[index] & v.GIVEN and not reading.senses[index] & NEVER_NAME)


def is_unmarried(reading: Reading, index: int) -> bool:
    """Say whether miss, in small letters, is a title and no verb: miss fairweather did it; not you will miss it."""
    word, frequency = reading.lowered[index], v.frequencies().get(reading.lowered[index], 0)
    if reading.before(index) != "miss" or reading.senses[index] or frequency > _RARE or len(word) < 4:
        return False
    leads = reading.lowered[index - 2] if index > 1 else ""
    if (
        leads in v.around_names()["before_verb"]
        or leads.endswith(("n't", "nt", "'ll"))
        or is_mistyped(word, is_announced=True)
    ):
        return False
    is_last = index + 1 >= len(reading.words) or bool(reading.gap(index + 1).strip())
    return is_last or reading.follows(index) in v.around_names()["deeds"]


def _is_of_two_syllables(reading: Reading, index: int) -> bool:
    """Say whether a given name of two Chinese or Korean syllables, no common English words, begins here: wei ting."""
    pair = reading.lowered[index : index + 2] if index >= 0 else []
    if not is_of_syllables(pair) or reading.gap(index + 1) != " ":
        return False
    senses = reading.senses[index] | reading.senses[index + 1]
    is_word = any(v.frequencies().get(word, 0) >= _COMMON for word in pair) or senses & _NO_FAMILY
    return not is_word


def is_guessed(reading: Reading, index: int) -> bool:
    """Say whether `I think` stands behind what could be a name: - May I think -."""
    if reading.follows(index) != "i" or index + 2 >= len(reading.words) or reading.gap(index + 1) not in (" ", ", "):
        return False
    if reading.lowered[index + 2] not in ("think", "believe", "guess") or reading.gap(index).strip() not in (
        "-",
        "–",
        "(",
        ",",
    ):
        return False
    return bool(reading.senses[index] & v.GIVEN) or (
        not reading.senses[index] and reading.lowered[index] not in v.frequencies()
    )


def _is_quoted(reading: Reading, index: int) -> bool:
    """Say whether what people are called stands alone in quotation marks behind what introduces it: spoke to "Dawn"."""
    if not reading.is_upper[index]:
        return False
    end = reading.starts[index] + len(reading.words[index])
    is_alone = reading.gap(index).strip() in _QUOTES and reading.text[end : end + 1] in _QUOTES
    return is_alone and reading.before(index) in v.around_names()["may_introduce"]


def names_relative(reading: Reading, index: int) -> bool:
    """Say whether a word that no list knows stands behind a relative and before a verb: my son wexlan hates."""
    if index < 2 or reading.lowered[index - 2] not in _OWN:
        return False
    if reading.before(index) not in v.around_names()["relatives"]:
        return False
    word, follows = reading.lowered[index], reading.follows(index)
    if reading.senses[index] or word in v.frequencies() or len(word) < 4 or word.endswith(_VERB_ENDINGS):
        return False
    is_verb = follows in v.around_names()["deeds"] or follows.endswith(("ed", "s"))
    is_between = reading.gap(index) == " " and is_verb and reading.gap(index + 1) == " "
    return is_between and not is_mistyped(word, is_announced=True)


def is_owner_of_list(reading: Reading, index: int) -> bool:
    """Say whether the clinic or list of somebody is meant, by family name: not St Luke's clinic, not Guy's."""
    if without_possessive(reading.words[index]) == reading.words[index] or not reading.is_upper[index]:
        return False
    sense = reading.senses[index]
    is_family = sense & v.FAMILY and not sense & (v.GIVEN | v.PLACE)
    is_saint = reading.before(index) in ("st", "saint", "ward")
    return bool(is_family) and not is_saint and reading.follows(index) in v.around_names()["of_doctor"]


def _is_had_as_post(reading: Reading, index: int) -> bool:
    """Say whether a name with a capital is told to have been somebody's nurse: had April as my nurse."""
    if not index or not reading.is_upper[index] or reading.before(index) not in ("had", "have", "got", "was", "with"):
        return False
    is_own = reading.follows(index) == "as" and reading.follows(index + 1) in (*_OWN, "a", "the")
    near = reading.senses[index + 3 : index + 5]
    return is_own and any(sense & v.ROLE for sense in near)


def is_told(reading: Reading, index: int) -> bool:
    """Say whether what is said around a word makes it a name."""
    if reading.senses[index] & v.GIVEN and _is_given_and_told(reading, index):
        return True
    if reading.follows(index) in _ADDRESSES and is_called_politely(reading, index):
        return True
    if not reading.senses[index] and reading.before(index) in ("to", "than") and is_person_in_frame(reading, index):
        return True
    # Asked of every word: most are no such syllable.
    is_syllable = reading.lowered[index] in v.around_names()["syllables"]
    if is_syllable and (_is_of_two_syllables(reading, index) or _is_of_two_syllables(reading, index - 1)):
        return True
    return bool(index) and _is_told_before(reading, index, is_syllable=is_syllable)


def _is_given_and_told(reading: Reading, index: int) -> bool:
    """Say whether a given name, a word too or not, stands where one does."""
    if is_kin(reading, index):
        return False
    if is_focused(reading, index):
        return True
    if is_doing_their_post(reading, index) or (index and _is_quoted(reading, index)):
        return True
    if _is_had_as_post(reading, index) or is_doubled_verb(reading, index):
        return True
    return bool(reading.senses[index] & v.ORDINARY) and is_person_in_frame(reading, index)


def _is_told_before(reading: Reading, index: int, *, is_syllable: bool) -> bool:
    """Say whether a relative, the article of a family, a title or a role before it makes it a name."""
    if names_relative(reading, index):
        return True
    if reading.lowered[index - 1] in _BEFORE_FAMILY:
        return is_family_in_plural(reading, index)
    if reading.senses[index - 1] & (v.TITLE | v.ROLE) and (
        is_short_family(reading, index) or is_common_family_of_role(reading, index) or is_verb_that_did(reading, index)
    ):
        return True
    return is_syllable and (_is_of_two_capitals(reading, index) or _is_of_two_capitals(reading, index - 1))
