"""How the figures of an effect are said: a share with its counts, a difference with its interval."""

from analysis.change import MINIMUM_MENTIONS


def share_in_words(complaints: int, mentions: int) -> str:
    """Say a share with its counts, or that there are too few mentions for one."""
    if mentions < MINIMUM_MENTIONS:
        return f"fewer than {MINIMUM_MENTIONS} mentions" if mentions else "no mentions"
    return f"{complaints:,} of {mentions:,} mentions ({complaints / mentions * 100:.1f} in 100)"


def points_in_words(size: float, low: float, high: float) -> str:
    """Say a difference of shares, -1 to 1, in points of 100 with its interval."""
    near, far = sorted((abs(low), abs(high)))
    word = "more" if size > 0 else "fewer"
    return f"{abs(size) * 100:.1f} points {word} ({near * 100:.1f} to {far * 100:.1f})"
