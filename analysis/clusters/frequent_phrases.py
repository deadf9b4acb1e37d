"""Phrases that many people use: what is shown where a corpus is too small for topics."""

from collections import defaultdict
from itertools import pairwise

import pandas as pd

from analysis.clusters.words import Topic, countable, stop_words

_MOST = 12
_FEWEST_MENTIONS = 3
_EXAMPLES = 5


def frequent_phrases(texts: pd.Series) -> tuple[Topic, ...]:
    """Find the words and word pairs that most texts use, at least three of them.

    Args:
        texts: Redacted texts, index mention_id.

    Returns:
        At most twelve, most frequent first; a word that mostly occurs inside a listed pair is left out.
    """
    users: dict[str, list[int]] = defaultdict(list)
    for mention_id, text in texts.items():
        for phrase in phrases_of(str(text)):
            users[phrase].append(int(str(mention_id)))
    ranked = sorted(users, key=lambda phrase: (-len(users[phrase]), -len(phrase.split()), phrase))
    chosen: list[str] = []
    for phrase in ranked:
        if len(users[phrase]) >= _FEWEST_MENTIONS and not any(_says_the_same(phrase, there, users) for there in chosen):
            chosen.append(phrase)
        if len(chosen) == _MOST:
            break
    return tuple(
        Topic(number, phrase.capitalize(), (phrase,), tuple(users[phrase][:_EXAMPLES]))
        for number, phrase in enumerate(chosen)
    )


def assign_phrases(topics: tuple[Topic, ...], texts: pd.Series) -> pd.DataFrame:
    """Assign each text to the most frequent phrase that it uses; `-1` where it uses none of them.

    Returns:
        Frame with mention_id, label (topic_id as text), value (1 where a phrase was found, else 0).
    """
    numbers = {topic.keywords[0]: topic.topic_id for topic in topics}
    place = {phrase: position for position, phrase in enumerate(numbers)}
    used = [min((place[p] for p in phrases_of(text) if p in place), default=-1) for text in texts.tolist()]
    found = [-1 if position < 0 else list(numbers.values())[position] for position in used]
    return pd.DataFrame(
        {"mention_id": texts.index, "label": [str(n) for n in found], "value": [float(n >= 0) for n in found]}
    )


def phrases_of(text: str) -> set[str]:
    """List the words of a text that can name something, and the pairs of such words side by side."""
    words = countable(text)
    telling = [word not in stop_words() for word in words]
    pairs = {f"{first} {second}" for (first, a), (second, b) in pairwise(zip(words, telling, strict=True)) if a and b}
    return {word for word, is_telling in zip(words, telling, strict=True) if is_telling} | pairs


def _says_the_same(phrase: str, there: str, users: dict[str, list[int]]) -> bool:
    shared = set(users[phrase]) & set(users[there])
    return len(shared) > 0.6 * min(len(users[phrase]), len(users[there])) and bool(
        set(phrase.split()) & set(there.split())
    )
