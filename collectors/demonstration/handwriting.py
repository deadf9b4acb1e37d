"""How people really type: slips, capitals, no stops, emoji, American spelling."""

import re

from collectors.demonstration.phrases import Phrases

_EMOJI_SHARES = {"survey": 0.01, "review": 0.04, "x": 0.14, "reddit": 0.02}


def scribble(phrases: Phrases, text: str, source: str, sentiment: str) -> str:
    """Give a well-spelled text the looks of hurried typing."""
    if phrases.chance(0.04):
        text = _american(phrases, text)
    if phrases.chance(0.06):
        text = _slip(phrases, text)
    if sentiment == "positive" and phrases.chance(0.12):
        text = text.rstrip(".") + phrases.random.choice(["!", "!!", "!!!"])
    if sentiment == "negative" and phrases.chance(0.03):
        text = text.upper()
    elif phrases.chance(0.08):
        text = text.rstrip(".").replace(". ", " ").lower()
    if phrases.chance(_EMOJI_SHARES[source]):
        text = f"{text} {phrases.pick('frame', 'emoji', sentiment)}"
    return text


def _american(phrases: Phrases, text: str) -> str:
    for british, american in phrases.book["american"].items():
        text = re.sub(rf"\b{british}\b", american, text)
    return text


def _slip(phrases: Phrases, text: str) -> str:
    words = text.split(" ")
    long_words = [number for number, word in enumerate(words) if len(word) >= 5 and word.isalpha() and word.islower()]
    if not long_words:
        return text
    number = phrases.random.choice(long_words)
    word = words[number]
    at = phrases.random.randrange(1, len(word) - 2)
    words[number] = phrases.random.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ]
    )
    return " ".join(words)
