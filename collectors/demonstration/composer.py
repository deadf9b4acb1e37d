"""Sentences for a mention of a known sentiment about known themes."""

import re
from dataclasses import dataclass

from collectors.demonstration.phrases import Phrases

_ONE_WORD_SHARES = {"survey": 0.2, "review": 0.05, "x": 0.015, "reddit": 0.0}
_WORDY_SHARES = {"survey": 0.3, "x": 0.4, "review": 0.6, "reddit": 0.85}
_RANT_SHARES = {"survey": 0.03, "x": 0.1, "review": 0.12, "reddit": 0.3}
_SARCASM_SHARE = 0.04
_QUESTION = re.compile(r"^(does|what|is|anyone|which|has)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a mention is meant to say.

    Attributes:
        source: Where it will be written.
        sentiment: `negative`, `mixed`, `neutral` or `positive`.
        complaints: Themes to complain about.
        praises: Themes to praise.
        question: Key of the survey question (`what_was_good`, `could_improve`), or None.
        place: How the text may call the place, for public questions.
    """

    source: str
    sentiment: str
    complaints: tuple[str, ...]
    praises: tuple[str, ...]
    question: str | None
    place: str


def compose(phrases: Phrases, intent: Intent) -> str:
    """Write the plain, well-spelled text of a mention."""
    if not intent.complaints and not intent.praises and phrases.chance(_ONE_WORD_SHARES[intent.source]):
        return _one_word(phrases, intent)
    # One person, one visit, one day in all clauses of a mention.
    told = {slot: phrases.pick("slot", slot) for slot in ("visit", "relative", "weekday")}
    return {"positive": _praise, "negative": _complain, "mixed": _weigh_up, "neutral": _remark}[intent.sentiment](
        phrases, intent, told
    )


def _one_word(phrases: Phrases, intent: Intent) -> str:
    # "Nothing" is praise under one question and a complaint under the other.
    if intent.question == "could_improve" and intent.sentiment == "positive" and phrases.chance(0.8):
        return phrases.pick("one_word", "nothing")
    if intent.question == "what_was_good" and intent.sentiment == "negative":
        return phrases.pick("one_word", "nothing")
    if intent.question == "what_was_good" and intent.sentiment == "positive" and phrases.chance(0.2):
        return phrases.pick("one_word", "all_was_good")
    if intent.sentiment == "mixed":
        return phrases.pick("one_word", "neutral")
    return phrases.pick("one_word", intent.sentiment)


def _praise(phrases: Phrases, intent: Intent, told: dict[str, str]) -> str:
    clauses = [phrases.say("theme", theme, "praise", **told) for theme in intent.praises]
    if not clauses or phrases.chance(0.25):
        clauses.insert(0, phrases.say("praise", "short", **told))
    if len(clauses) > 1 and phrases.chance(0.3):
        clauses[:2] = [f"{clauses[0]} and {clauses[1]}"]
    if phrases.chance(0.5 if intent.source == "reddit" else 0.2):
        clauses.append(phrases.say("praise", "closing", **told))
    return _sentences(clauses)


def _complain(phrases: Phrases, intent: Intent, told: dict[str, str]) -> str:
    if not intent.complaints:
        return _sentences([phrases.say("complaint", "opening", **told), phrases.say("complaint", "closing", **told)])
    if phrases.chance(_SARCASM_SHARE):
        return _sentences([phrases.say("theme", theme, "sarcasm", **told) for theme in intent.complaints])
    wordy = _WORDY_SHARES[intent.source]
    if phrases.chance(_RANT_SHARES[intent.source]):
        return _rant(phrases, intent, told)
    clauses = [phrases.say("complaint", "opening", **told)] if phrases.chance(wordy) else []
    for theme in intent.complaints:
        clauses.append(phrases.say("theme", theme, "complaint", **told))
        if phrases.chance(wordy + 0.15):
            clauses.append(phrases.say("theme", theme, "more", **told))
    if phrases.chance(wordy + 0.1):
        clauses.append(phrases.say("complaint", "closing", **told))
    return _sentences(clauses)


def _rant(phrases: Phrases, intent: Intent, told: dict[str, str]) -> str:
    clauses = phrases.several("complaint", "opening", count=2, **told)
    for theme in intent.complaints:
        clauses += phrases.several("theme", theme, "complaint", count=2, **told)
        clauses += phrases.several("theme", theme, "more", count=3, **told)
    return _sentences(clauses + phrases.several("complaint", "closing", count=3, **told))


def _weigh_up(phrases: Phrases, intent: Intent, told: dict[str, str]) -> str:
    praise = phrases.say("theme", intent.praises[0], "praise", **told)
    complaints = [phrases.say("theme", theme, "complaint", **told) for theme in intent.complaints]
    first, second = (praise, complaints[0]) if phrases.chance(0.75) else (complaints[0], praise)
    joint = phrases.pick("mixed", "joint")
    if "hame that" in joint or "pity" in joint:
        # A pity is what follows, so the praise must come first.
        first, second = praise, complaints[0]
    clauses = [f"{first}{joint}{second}", *complaints[1:]]
    if phrases.chance(0.35):
        clauses.append(phrases.say("theme", intent.complaints[-1], "more", **told))
    return _sentences(clauses)


def _remark(phrases: Phrases, intent: Intent, told: dict[str, str]) -> str:
    if intent.source in ("survey", "review"):
        return _sentences([phrases.say("neutral", "answer", **told)])
    return _sentences([phrases.say("neutral", "public", site=intent.place, **told)])


def _sentences(clauses: list[str]) -> str:
    text = " ".join(clause if clause[-1] in ".!?" else clause + _stop(clause) for clause in clauses)
    return re.sub(r"(^|[.!?] )(\w)", lambda found: found[1] + found[2].upper(), text)


def _stop(clause: str) -> str:
    return "?" if _QUESTION.match(clause) else "."
