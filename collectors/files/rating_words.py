"""Marks in words and faces, as shares from 0 (worst) to 1 (best)."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from collectors.files.column_names import plain_header, rates_trouble

_WORDS = {
    1.0: "very good|extremely likely|very likely|very satisfied|completely satisfied|excellent|outstanding"
    "|strongly agree|very happy|very well|recommends|recommended|positive|thumbs up",
    0.75: "good|likely|satisfied|agree|fairly good|somewhat likely|somewhat satisfied|somewhat agree|happy"
    "|happy face|smiley face|smiling face",
    0.5: "neither good nor poor|neither likely nor unlikely|neither satisfied nor dissatisfied|neither"
    "|neither agree nor disagree|neutral|fair|ok|okay|average|mixed|neutral face|straight face",
    0.25: "poor|unlikely|dissatisfied|disagree|fairly poor|bad|somewhat unlikely|somewhat dissatisfied"
    "|somewhat disagree|unhappy|requires improvement|needs improvement|unhappy face|sad face|frowning face",
    0.0: "very poor|extremely unlikely|very unlikely|very dissatisfied|strongly disagree|very bad|terrible"
    "|not at all likely|not likely at all|not at all satisfied|very unhappy|inadequate|angry face|thumbs down"
    "|doesn't recommend|does not recommend|not recommended|negative",
}
_FACES = {
    1.0: "😀 😃 😄 😁 😍 🤩 🥰 👍 :d :-d",
    0.75: "🙂 😊 ☺ :) :-) =)",
    0.5: "😐 😑 :| :-| =|",
    0.25: "🙁 ☹ 😞 😟 😕 :( :-( =(",
    0.0: "😠 😡 🤬 😢 😭 👎",
}
_ANSWERS = {
    1.0: "yes|y|true|definitely|definitely yes|yes, definitely|yes definitely|always",
    0.75: "probably|probably yes|yes, probably|usually",
    0.5: "maybe|yes, to some extent|sometimes",
    0.25: "probably not|probably no|no, probably not|rarely",
    0.0: "no|n|false|definitely not|definitely no|no, definitely not|never",
}
# Where "excellent" stands above "very good", each word means less than it does alone.
_OF_EXCELLENCE = ("excellent", "very good", "good", "fair", "poor")
_GRADES = {1.0: "a", 0.75: "b", 0.5: "c", 0.25: "d", 0.0: "ef"}
_ASKS_FOR_GOOD = re.compile(
    r"^(?:would |will )?recommend(?:ation)?\b|\b(?:you|i)\b.*\brecommend\b|\bsatisf\w+|\b(?:happy|pleased|fft)\b"
    r"|\bfriends (?:and )?family\b"
)


def _evenly(*best_to_worst: str) -> dict[str, float]:
    return {word: 1 - place / (len(best_to_worst) - 1) for place, word in enumerate(best_to_worst)}


RATING_WORDS = {word: share for share, words in _WORDS.items() for word in words.split("|")}
RATING_WORDS |= {face: share for share, faces in _FACES.items() for face in faces.split()}
PICTURES = "".join(face for faces in _FACES.values() for face in faces.split() if len(face) == 1)
ANSWERS, GRADES, EXCELLENCE, EXCELLENCE_OF_SIX = "answers", "grades", "excellence", "excellence of six"
FURTHER_WORDS = {
    "": {},
    ANSWERS: {word: share for share, words in _ANSWERS.items() for word in words.split("|")},
    GRADES: {
        letter + sign: share for share, letters in _GRADES.items() for letter in letters for sign in ("", "+", "-")
    },
    EXCELLENCE: _evenly(*_OF_EXCELLENCE),
    EXCELLENCE_OF_SIX: _evenly(*_OF_EXCELLENCE, "very poor"),
}
"""Words that are marks in some columns alone, or other marks: yes is the best of a question for what is good."""


@cache
def further_words(header: str) -> str:
    """Say which of `FURTHER_WORDS` are marks under a header: "Would you recommend us?" and "Grade" have some."""
    plain = plain_header(header)
    if "grade" in plain.split():
        return GRADES
    return ANSWERS if _ASKS_FOR_GOOD.search(plain) and not rates_trouble(header) else ""


@cache
def words_under(header: str) -> Mapping[str, float]:
    """Give every word and face that is a mark under a header, as a share."""
    return RATING_WORDS | FURTHER_WORDS[further_words(header)]


def scale_of_excellence(words: Collection[str]) -> str:
    """Say which of `FURTHER_WORDS` a column has that knows "excellent" and "very good" apart; "" for none."""
    if not {"excellent", "very good"} <= set(words):
        return ""
    return EXCELLENCE_OF_SIX if "very poor" in words else EXCELLENCE
