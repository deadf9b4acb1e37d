"""Does the draft of a public reply give somebody away: that they were here, when, what for, their name?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.texts.clauses import clauses
from analysis.texts.cues import CueFinder
from analysis.texts.tokens import token_spans
from analysis.texts.visible import visible
from config.reply_rules import load_reply_rules

FindNames = Callable[[str], Iterable[tuple[int, int, str]]]
"""Gives the identifiers in a text: first character, the one after the last, kind; the warehouse's gate."""

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b(?:at|around|about) \d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock)?\b(?<=[\dm k])|\b\d{1,2}[:.]\d\d(?: ?[ap]m)?\b"
    r"|\b\d{1,2} ?[ap]m\b|\b(?:the|on) \d{1,2}(?:st|nd|rd|th)\b(?! (?:floor|time|line|century))",
    re.IGNORECASE,
)
# When the clinic itself is there, which is of nobody's visit: "open", and then days of the week and hours alone.
_HOURS = re.compile(
    r"\b(?:opens?(?: at)?|opening hours|answered|staffed)"
    r"(?:[\s,:–-]+|\b(?:are|is|on|and|from|between|to|until|till|daily|every|day|(?:week|mon|tues|wednes|thurs|fri|satur|sun)"
    r"days?|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?)\b)+",
    re.IGNORECASE,
)
# How a clinic can be reached may stand in a reply; everything else that the gate finds may not.
_MAY_STAND = {"EMAIL", "PHONE", "URL", "HANDLE", "ADDRESS", "POSTCODE", "IP"}
_SUPPOSES = ("if ", "should you", "whether ", "anybody who", "anyone who", "people who", "those who", "when people")
# What is said to somebody all the same where a clause only supposes: "when people like you wait".
_POINTS = ({"like", "you"}, {"as", "you"})


@dataclass(frozen=True)
class Finding:
    """One stretch of a draft that gives somebody away.

    Attributes:
        start: First character.
        stop: The character after its last.
        words: What stands there.
        kind: One of `config.reply_rules.KINDS`.
        title: What is wrong with it.
        instead: What to write instead.
    """

    start: int
    stop: int
    words: str
    kind: str
    title: str
    instead: str


def lint_reply(draft: str, names: FindNames) -> list[Finding]:
    """Find what a public reply must not say; it reads the draft and changes nothing.

    Args:
        draft: Words of the reply.
        names: Finds names and other identifiers.

    Returns:
        What was found, in the order of the draft; none is no promise that the reply is safe.
    """
    seen = visible(draft)
    spans = sorted({*_said(seen.text), *_dates(seen.text), *_names(seen.text, names)})
    rules = {rule.name: rule for rule in load_reply_rules()}
    found: list[Finding] = []
    for first, end, kind in spans:
        start, stop = seen.typed(first, end)
        if found and found[-1].kind == kind and start < found[-1].stop:
            start, stop = found[-1].start, max(stop, found.pop().stop)
        found.append(Finding(start, stop, draft[start:stop], kind, rules[kind].title, rules[kind].instead))
    return found


def _said(draft: str) -> Iterator[tuple[int, int, str]]:
    finder, kinds = _finder()
    for begin, end in clauses(draft):
        supposes = draft[begin:end].lstrip().lower().startswith(_SUPPOSES)
        placed = token_spans(draft[begin:end])
        hits = list(finder.hits([word for word, _, _ in placed]))
        for start, stop, place in hits:
            kind = kinds[place // 2]
            is_excused = supposes and kind == "confirms" and {word for word, _, _ in placed[start:stop]} not in _POINTS
            if place % 2 == 0 and not is_excused and not _is_harmless(start, stop, place + 1, hits):
                yield begin + placed[start][1], begin + placed[stop - 1][2], kind


def _is_harmless(start: int, stop: int, by: int, hits: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether a harmless phrase holds the beginning; a longer one from the same word on says more than it."""
    return any(left <= start < right and (left < start or stop <= right) for left, right, place in hits if place == by)


def _dates(draft: str) -> Iterator[tuple[int, int, str]]:
    hours = [match.span() for match in _HOURS.finditer(draft)]
    for match in _DATES.finditer(draft):
        if not any(start <= match.start() < match.end() <= stop for start, stop in hours):
            yield match.start(), match.end(), "time"


def _names(draft: str, names: FindNames) -> Iterator[tuple[int, int, str]]:
    for start, stop, kind in names(draft):
        if kind not in _MAY_STAND:
            yield start, stop, "name"


@cache
def _finder() -> tuple[CueFinder, tuple[str, ...]]:
    rules = load_reply_rules()
    return CueFinder([words for rule in rules for words in (rule.phrases, rule.harmless)]), tuple(r.name for r in rules)
