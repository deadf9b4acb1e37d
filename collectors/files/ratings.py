"""Turn a column of ratings into shares from 0 (worst) to 1 (best), on a scale decided from the whole column."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from collectors.files.column_names import plain_header
from collectors.files.rating_words import (
    ANSWERS,
    FURTHER_WORDS,
    GRADES,
    PICTURES,
    RATING_WORDS,
    further_words,
    scale_of_excellence,
)
from collectors.files.stated_scale import says_otherwise, stated_scale

_FFT_HEADER = re.compile(r"\bfft\b|friends (and )?family")
_STAR_HEADER = re.compile(r"\bstars?\b")
_PROMOTERS_HEADER = re.compile(r"\bnps\b|\bnet promoter\b")
_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of)\s*(\d+)(?:\s*stars?)?", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(?:stars?|\*|points?|%)?", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"(\d+)\s*[-\u2013.:=)]\s*(?=[a-z])")
_TRAILING_NUMBER = re.compile(r"(?<=[a-z])\s*(?:[-\u2013:=]\s*(\d+)|\((\d+)\))")
_LONGEST_LABEL = 45
# What makes a sign a picture, and gives a thumb its colour.
_UNSEEN = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_PICTURE = re.compile(f"[{PICTURES}]")
_BEST_OF = {ANSWERS: "yes is the best", GRADES: "A is the best"}
_NO_ANSWER_WORDS = """|-|n/a|na|none|null|nan|unknown|don't know|dont know|did not answer|not answered|no answer|missing
    |not applicable|prefer not to say|don't know/not applicable"""
_NO_ANSWER = frozenset(word.strip() for word in _NO_ANSWER_WORDS.split("|"))
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(("zero", "one", "two", "three", "four", "five"))}
_FEWEST = 50
_FEWEST_WITHIN = 0.8
_MOST_DISTINCT = 500
_MOST_OF_FFT = 7


@dataclass(frozen=True)
class Scale:
    """How the ratings of one column are read.

    Attributes:
        worst: The number that means 0; larger than `best` where 1 is the best mark.
        best: The number that means 1.
        name: The scale in words.
        further: Which of `FURTHER_WORDS` are marks on it.
    """

    worst: float
    best: float
    name: str
    further: str = ""

    def read(self, text: str) -> float | None:
        """Read one cell as 0-1; None where it gives no rating on this scale."""
        plain = plain_mark(text)
        if plain in _NO_ANSWER:
            return None
        in_words = _in_words(plain, self.further)
        if in_words is not None:
            return in_words
        of = _OF.fullmatch(plain)
        if of:
            low = 1.0 if of[2] == "5" else 0.0
            return _within(_float(of[1]), low, float(of[2]))
        number = _number(plain)
        return None if number is None else _within(number, self.worst, self.best)


@dataclass
class RatingTally:
    """Counts the values of a whole rating column."""

    values: Counter[str] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Count one cell; beyond 500 different values, only known ones are counted on."""
        if len(text) < 64 and (text in self.values or len(self.values) < _MOST_DISTINCT):
            self.values[text] += 1

    def decide(self, column: str, is_chosen: bool = False) -> tuple[Scale | None, str]:
        """Decide the scale, and say it.

        Args:
            column: Header; `fft` in it means Friends and Family scores, where 1 is very good.
            is_chosen: Whether a person said that it is the rating: then yes is the best, whatever was asked.

        Returns:
            The scale and a sentence; no scale where the values do not tell.
        """
        answered = Counter({text: rows for text, rows in self.values.items() if plain_mark(text) not in _NO_ANSWER})
        if not answered:
            return None, f"No rating is used: {column!r} is empty."
        scale = _scale(column, answered, further_words(column) or (ANSWERS if is_chosen else ""))
        if scale is None:
            return None, f"No rating is used: the values in {column!r} do not tell its scale."
        unread = sum(rows for text, rows in answered.items() if scale.read(text) is None)
        left = f"; {unread:,} that mean no rating are left empty" if unread else ""
        return scale, f"Ratings in {column!r} are read as {scale.name}{left}."


def is_no_rating(text: str) -> bool:
    """Tell a cell that says in words that nothing was marked: N/A, don't know, prefer not to say."""
    return _plain(text) in _NO_ANSWER


def looks_like_rating(text: str, further: str = ANSWERS) -> bool:
    """Tell whether a cell is a number up to 100, stars, a face or a known word for a mark.

    Args:
        text: The cell.
        further: Which of `FURTHER_WORDS` are known.
    """
    plain = _plain(text)
    number = _number(plain)
    is_mark = _in_words(plain, further) is not None or bool(_OF.fullmatch(plain))
    return is_mark or (number is not None and 0 <= number <= 100)


def _scale(column: str, answered: Counter[str], further: str) -> Scale | None:
    numbers = Counter[float]()
    for text, rows in answered.items():
        number = _number(plain_mark(text))
        if number is not None:
            numbers[number] += rows
    known = sum(rows for text, rows in answered.items() if _is_known(plain_mark(text), further))
    if known < 0.8 * answered.total():
        return None
    if not numbers:
        marks = {plain_mark(text) for text in answered}
        words = marks & FURTHER_WORDS[further].keys()
        if {"e", "f"} <= words:  # of six letters nobody knows how far apart they are
            return None
        if not words and scale_of_excellence(marks):
            return Scale(1, 5, "words from excellent to poor, evenly", scale_of_excellence(marks))
        said = f"; {_BEST_OF[further]}" if words else ""
        return Scale(1, 5, f"words, faces or marks such as 4/5{said}", further)
    # "10 - Extremely likely" among bare numbers tells how far these go.
    labelled = {float(number): label for number, label in (_labelled(_lower(text)) for text in answered) if number}
    return _numeric_scale(column, numbers, labelled, answered.total())


def _numeric_scale(column: str, numbers: Counter[float], labelled: dict[float, str], rows: int) -> Scale | None:
    low, high = min({*numbers, *labelled}), max({*numbers, *labelled})
    stated = stated_scale(column) or _turned(labelled, further_words(column))
    is_of_promoters = bool(_PROMOTERS_HEADER.search(plain_header(column)))
    is_recommendation = is_of_promoters or "recommend" in plain_header(column)
    if _FFT_HEADER.search(plain_header(column)) and not (stated and max(stated) > _MOST_OF_FFT):
        # NHS England's Friends and Family Test: 1 very good .. 5 very poor, 6 don't know; exports add 7 for missing.
        # A nought is of another question: how likely, from 0 to 10, one would recommend to friends and family.
        fits = low >= is_recommendation and high <= _MOST_OF_FFT and all(number.is_integer() for number in numbers)
        if fits:
            return Scale(5, 1, "Friends and Family scores: 1 very good to 5 very poor, others no answer")
    if stated and sum(count for number, count in numbers.items() if _within(number, *stated) is not None) >= (
        _FEWEST_WITHIN * numbers.total()
    ):
        worst, best = stated
        name = f"{worst:g} to {best:g}" if worst < best else f"{best:g} (best) to {worst:g} (worst)"
        return Scale(worst, best, f"{name}, as its header or its labels say")
    if says_otherwise(column):
        return None
    is_stars = bool(_STAR_HEADER.search(plain_header(column)))
    for fits, scale in (
        (is_stars and high <= 5, Scale(1, 5, "1 to 5 stars")),
        # A promoter score goes from 0 to 10; where nobody gave more than 5 it may be something else that is called so.
        (low >= 1 and 3 < high <= 5 and not is_of_promoters, Scale(1, 5, "1 (worst) to 5 (best)")),
        (low == 0 and high <= 10 and is_of_promoters, Scale(0, 10, "0 to 10")),
        (5 < high <= 10 and (low == 0 or is_recommendation), Scale(0, 10, "0 to 10")),
        (7 < high <= 10 and low >= 1 and rows >= _FEWEST, Scale(1, 10, "1 to 10")),
        (20 < high <= 100, Scale(0, 100, "0 to 100")),
    ):
        if fits and low >= 0:
            return scale
    return None


def _turned(labelled: dict[float, str], further: str) -> tuple[float, float] | None:
    """Give the worst and the best mark where labels such as "1 - Very good" say that the lowest is the best."""
    told = {number: _in_words(label, further) for number, label in labelled.items()}
    shares = {number: share for number, share in told.items() if share is not None}
    is_turned = len(shares) > 1 and shares[min(shares)] > shares[max(shares)]
    return (max(shares), min(shares)) if is_turned else None


def _is_known(plain: str, further: str) -> bool:
    return _in_words(plain, further) is not None or _number(plain) is not None or bool(_OF.fullmatch(plain))


def _in_words(plain: str, further: str) -> float | None:
    return FURTHER_WORDS[further].get(plain, RATING_WORDS.get(plain))


@lru_cache(maxsize=_MOST_DISTINCT)
def _plain(text: str) -> str:
    text = _lower(_UNSEEN.sub("", text))
    text = _PICTURE.sub("", text).strip() or text
    stars = sum(text.count(star) for star in "\u2605\u2b50")
    if stars and not text.strip("\u2605\u2606\u2b50"):
        return f"{stars}/5"
    text = text.removeprefix("rated ")
    if text in _NUMBER_WORDS:
        return _NUMBER_WORDS[text]
    _, label = _labelled(text)
    return label if _is_word(label) else text


def plain_mark(text: str) -> str:
    """Reduce a cell of a column of ratings: a number stands for a label that is no known word."""
    plain = _plain(text)
    number, label = _labelled(plain)
    return number if number and not _is_word(label) else plain


def _is_word(label: str) -> bool:
    return label in RATING_WORDS or label in FURTHER_WORDS[ANSWERS] or label in _NO_ANSWER


def _lower(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").replace("_", " ").casefold().split())


def _labelled(text: str) -> tuple[str, str]:
    """Part "10 - Extremely likely" or "Very happy (5)" into number and label; no number where it is no such mark."""
    leading, trailing = _LEADING_NUMBER.match(text), _TRAILING_NUMBER.search(text)
    if len(text) > _LONGEST_LABEL:
        return "", text
    if leading:
        return leading[1], text[leading.end() :]
    if trailing and trailing.end() == len(text):
        return trailing[1] or trailing[2], text[: trailing.start()]
    return "", text


def _number(plain: str) -> float | None:
    match = _NUMBER.fullmatch(plain)
    return _float(match[1]) if match else None


def _float(digits: str) -> float:
    return float(digits.replace(",", "."))


def _within(number: float, worst: float, best: float) -> float | None:
    if worst == best:  # "0/0" states a best that leaves nothing to rate
        return None
    share = (number - worst) / (best - worst) + 0.0  # the worst on a scale that falls would be -0.0
    return share if 0 <= share <= 1 else None
