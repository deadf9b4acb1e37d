"""A topic, and the words that can name one."""

import re
from dataclasses import dataclass
from functools import cache

from analysis.texts.tokens import tokens

OUTLIER = -1

_SHORTEST = 3
_EMPTY = """
really just got get getting went going come came did does said say told also even always never need needed needs
want wanted make made way lot bit thing things did didn don doesn couldn wouldn isn wasn aren weren won can't
don't didn't wasn't couldn't wouldn't i'm i've it's that's they're you're we're haven't hasn't isn't i'd they'd
there's what's here's who's let's he's she's you've they've we'd you'd he'd she'd i'll we'll you'll they'll
given give gave know think would could should patient patients time times day days person people nothing none
"""
# scikit-learn's list of empty words holds these; here a bill, a call and a system are what people write about.
_NAMING = frozenset({"bill", "call", "cry", "fire", "front", "full", "system"})
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True)
class Topic:
    """One topic.

    Attributes:
        topic_id: Its number, for ever: no other topic gets it.
        title: Made of its words, for people.
        keywords: Its most telling words, strongest first.
        examples: Ids of mentions that show it best.
    """

    topic_id: int
    title: str
    keywords: tuple[str, ...]
    examples: tuple[int, ...]


def countable(text: str) -> list[str]:
    """List the words of a text that may name a topic: no placeholders, numbers, marks or very short words."""
    return [word for word in tokens(text) if is_word(word)]


def is_word(word: str) -> bool:
    """Say whether a token is a word of three letters or more."""
    return len(word) >= _SHORTEST and bool(_LETTERS.fullmatch(word))


@cache
def stop_words() -> frozenset[str]:
    """Give the words that never name a topic."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return (frozenset(ENGLISH_STOP_WORDS) - _NAMING) | frozenset(_EMPTY.split())
