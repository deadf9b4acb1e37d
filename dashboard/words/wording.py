"""How numbers are said on every screen: with their n, and never more exactly than they are known."""

from collections.abc import Sequence

import pandas as pd

from analysis.change import MINIMUM_MENTIONS, in_a_sentence, per_100

# From 10 to this many mentions a share is shown, marked as unstable.
STABLE_MENTIONS = 30
# Stands in a table where a share would rest on fewer than 10.
TOO_FEW = "too few"
WHO_WROTE = "Public posts and survey answers by people who chose to write; not a survey of all patients."
MAY_COME_FROM_THIS = "the rise may come from this alone"
SOMETHING_CHANGED = "a source, a question or the labelling changed meanwhile"
"""What `not_alike` says without naming it, for several alerts at once and where nothing of it may leave."""
FEWER = f"fewer than {MINIMUM_MENTIONS} mentions, so no figure"


def counted(number: float | None, noun: str, plural: str = "") -> str:
    """Count things: "1 mention", "2,304 mentions"; a hidden number is "fewer than 10 mentions".

    Args:
        number: How many; NA or None where that is hidden.
        noun: One of them.
        plural: Several of them, where that is not the noun with an s.
    """
    if pd.isna(number):
        return f"fewer than {MINIMUM_MENTIONS} {plural or noun + 's'}"
    return f"{number:,.0f} {noun if number == 1 else plural or noun + 's'}"


def heard_from(voices: float, mentions: float) -> str:
    """Say how many spoke and, copies included, how often it was heard: "2 voices, 5 mentions", or "2 voices"."""
    spoke = counted(voices, "voice")
    is_repeated = pd.notna(mentions) and pd.notna(voices) and mentions > voices
    return f"{spoke}, {counted(mentions, 'mention')}" if is_repeated else spoke


def told(events: float, mentions: float) -> str:
    """Say how many of how many: "38 of 270"; among few not even that."""
    few = pd.isna(mentions) or 0 < mentions < MINIMUM_MENTIONS
    return f"among fewer than {MINIMUM_MENTIONS}" if few else f"{events:,.0f} of {mentions:,.0f}"


def unless_few(count: int, mentions: int) -> int | None:
    """Give a count that rests on some mentions; None where these are few."""
    return None if 0 < mentions < MINIMUM_MENTIONS else count


def share_of(share: float, events: float, mentions: float) -> str:
    """Say a share (0-1) with the counts behind it: "14 in 100 mentions (38 of 270)"; too few are not even counted."""
    if pd.isna(share):
        return "none" if pd.notna(mentions) and mentions == 0 else FEWER
    counts = f"{events:,.0f} of {mentions:,.0f}"
    unstable = ", few mentions: unstable" if mentions < STABLE_MENTIONS else ""
    return f"{per_100(share)} ({counts}{unstable})"


def change_in_words(change: float, low: float, high: float) -> str:
    """Say a change of a share (-1..1) and its 95 % interval, in mentions per 100."""
    if pd.isna(change):
        return "no comparison: too few mentions before"
    return f"{signed(change)} in 100 against before (95 % interval {signed(low)} to {signed(high)})"


def dismissal(title: str, reason: str) -> str:
    """Name an alert that a person dismissed, with the reason: "parking (being dealt with)"."""
    return f"{in_a_sentence(title)} ({reason})"


def no_new_signal(dismissed: Sequence[str]) -> str:
    """Say that no alert stands only because people dismissed some, which is not the same as that nothing rose.

    Args:
        dismissed: Each as `dismissal` names it; at least one.
    """
    were = "was" if len(dismissed) == 1 else "were"
    return f"No new signal; {len(dismissed)} {were} dismissed: {listed(dismissed)}"


def not_alike(unlike: Sequence[str]) -> str:
    """Say what a rise may come from alone.

    Args:
        unlike: What changed since the weeks that say what is usual, each with its day; at least one.
    """
    others = len(unlike) - 1
    more = f" and {counted(others, 'other change')}" if others else ""
    return f"Not alike: {unlike[0]}{more}: {MAY_COME_FROM_THIS}."


def begun(sentence: str) -> str:
    """Write the first letter of a sentence as a capital."""
    return sentence[:1].upper() + sentence[1:]


def listed(words: Sequence[str]) -> str:
    """Join names for a sentence: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def signed(share: float) -> str:
    """Say a change of a share (-1..1) in mentions per 100, with its sign: "+3", "0"."""
    rounded = round(share * 100)
    return f"{rounded:+d}".replace("-", "\u2212") if rounded else "0"
