"""What a topic is called: a title of whole phrases, or of words as people use them."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.clusters.whole_phrases import means_something, whole_phrases
from analysis.clusters.words import countable
from analysis.texts.tokens import tokens

_FEWEST_USERS = 3
_LONGEST_PHRASE = 3
_PHRASE_SHARE = 0.03
_LEAST_LIFT = 1.5
_PHRASES = 2
_CLAUSE_ENDS = re.compile(r"[.,;:()\n]+")
_BETWEEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# Words that say how something was told or done, not what it is about: in a title only where nothing else is left.
_WEAK_WORDS = """
like feel felt feeling used use using stated comment took take left sent able saw situation spoke having ask
asked thank thanks better good great nice problem issue experience job work lovely absolutely quite hard staff
service care doing received occasion help helped arrived sorted
monday tuesday wednesday thursday friday saturday sunday
"""
# A word that nearly always stands before or after one of these is meant with it: spot on, first class, picked up.
_AFTER = frozenset({"on", "off", "up", "out", "down", "back", "away", "through", "over"})
_BEFORE = frozenset({"at", "first", "second", "last", "front", "top"})
_ALWAYS = 0.6
_STEM = 6
_WEAK = frozenset(_WEAK_WORDS.split())


def titles(
    texts: Sequence[str],
    groups: Sequence[NDArray[np.int64]],
    telling: Sequence[tuple[str, ...]],
    given: Sequence[str],
) -> list[str]:
    """Make a title for each group: one or two phrases that its texts use, else its strongest words.

    A phrase is two or three words in a row of a clause that begins and ends with a word that means something, holds one
    of the group's keywords, is no piece of a longer one, and is used in at least 3 % of its texts and more often than
    elsewhere. Words come in the order in which many texts use them here and few elsewhere. No two titles are equal.

    Args:
        texts: All texts.
        groups: Positions of the texts of each group.
        telling: The keywords of each group.
        given: Titles that some have already, empty for the others.
    """
    said = [_clauses(text) for text in texts]
    used_in = [_phrases(words) for words in said]
    words_in = [set(countable(text)) for text in texts]
    phrases_everywhere = Counter(phrase for used in used_in for phrase in used)
    words_everywhere = Counter(word for used in words_in for word in used)
    called = list(given)
    for number, (group, words) in enumerate(zip(groups, telling, strict=True)):
        if called[number]:
            continue
        places = group.tolist()
        said_here = [said[place] for place in places]
        phrases_here = Counter(phrase for place in places for phrase in used_in[place])
        words_here = Counter(word for place in places for word in words_in[place])
        ranked = _ranked(phrases_here, phrases_everywhere, len(group), len(texts), set(words))
        ordered = _ordered(words, words_here, words_everywhere, len(group), len(texts))
        shown = [_as_said(word, said_here) for word in ordered]
        title = _title(whole_phrases(ranked, said_here), shown, called)
        called[number] = title if title not in called else f"{title} ({number + 1})"
    return called


def _title(phrases: Sequence[str], words: Sequence[str], taken: Sequence[str]) -> str:
    """Join the first phrases, else the first words, that do not say the same; with further words where it is taken."""
    parts: list[str] = []
    for part in [*phrases, *words]:
        if len(parts) == (_PHRASES if phrases else _PHRASES + 1):
            break
        if not any(_shares_a_word(part, there) for there in parts):
            parts.append(part)
    spare = iter([word for word in words if not any(_shares_a_word(word, part) for part in parts)])
    while _joined(parts) in taken and (more := next(spare, None)):
        parts.append(more)
    return _joined(parts)


def _ordered(words: Sequence[str], here: Counter[str], everywhere: Counter[str], size: int, texts: int) -> list[str]:
    """Order the keywords for a title: those that many texts use here and few elsewhere first, weak ones last."""
    worth = {
        word: np.sqrt(here[word] / max(size, 1)) * np.log(max(_lift(here[word], everywhere[word], size, texts), 1))
        for word in words
    }
    return sorted(words, key=lambda word: (word in _WEAK, -worth[word], word))


def _as_said(word: str, said: Sequence[Sequence[str]]) -> str:
    """Give a word with the small word that it nearly always stands beside."""
    beside: Counter[str] = Counter()
    uses = 0
    for words in said:
        for place in [at for at, other in enumerate(words) if other == word]:
            uses += 1
            if place and words[place - 1] in _BEFORE:
                beside[f"{words[place - 1]} {word}"] += 1
            if place + 1 < len(words) and words[place + 1] in _AFTER:
                beside[f"{word} {words[place + 1]}"] += 1
    return next((phrase for phrase, count in beside.most_common(1) if count >= _ALWAYS * uses), word)


def _clauses(text: str) -> list[str]:
    """List the words of a text, with an empty one where a clause ends: no phrase goes beyond it."""
    return [word for clause in _CLAUSE_ENDS.split(text) for word in (*tokens(clause), "")]


def _phrases(said: Sequence[str]) -> set[str]:
    rows = (said[start : start + length] for length in range(2, _LONGEST_PHRASE + 1) for start in range(len(said)))
    return {" ".join(row) for row in rows if _is_phrase(row)}


def _is_phrase(row: Sequence[str]) -> bool:
    ends = (row[0], row[-1])
    return (
        1 < len(set(row)) == len(row)
        and all(map(means_something, ends))
        and all(_BETWEEN.fullmatch(word) for word in row[1:-1])
    )


def _ranked(here: Counter[str], everywhere: Counter[str], size: int, texts: int, words: set[str]) -> list[str]:
    scores = {}
    for phrase, users in here.items():
        lift = _lift(users, everywhere[phrase], size, texts)
        is_used = users >= max(_FEWEST_USERS, _PHRASE_SHARE * size) and lift > _LEAST_LIFT
        if is_used and words & set(phrase.split()) and not all(word in _WEAK for word in phrase.split()):
            keyed = sum(word in words for word in phrase.split()) / len(phrase.split())
            scores[phrase] = np.sqrt(users / size) * np.log(lift) * keyed
    return sorted(scores, key=lambda phrase: (-scores[phrase], phrase))


def _lift(here: int, everywhere: int, size: int, texts: int) -> float:
    return (here / max(size, 1)) / (everywhere / texts) if everywhere else 0.0


def _shares_a_word(first: str, second: str) -> bool:
    # Half-equal words count too: "phone" and "phones", "listened" and "listening".
    return any(
        one.startswith(other) or other.startswith(one) or one[:_STEM] == other[:_STEM]
        for one in first.split()
        for other in second.split()
    )


def _joined(parts: Sequence[str]) -> str:
    text = ", ".join(parts)
    return text[:1].upper() + text[1:] or "No common words"
