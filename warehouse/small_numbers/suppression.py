"""The profiles by which small numbers are hidden in what leaves.

`k10` hides counts of 1 to 9; `round5` hides counts of 1 to 7 and shows every other one to the nearest 5.

Source: GP Patient Survey (fewer than 10 hidden); NHS Digital, Hospital Episode Statistics (1 to 7 hidden, others to the
nearest 5).
"""

from typing import Any, Literal, cast

Profile = Literal["k10", "round5"]
FEWEST: dict[Profile, int] = {"k10": 10, "round5": 8}
"""The least count above 0 that each profile shows."""
FACT = "small_numbers"
"""Under this name a snapshot says by which profile they are hidden in all that leaves from it."""


def stated(profile: str) -> str:
    """Say it as a fact about a snapshot."""
    return f"not hidden in this file; what leaves follows the profile {profile}"


def profile_in(fact: str) -> Profile:
    """Read it out of that fact: two files of one snapshot by two profiles would tell what each of them hides."""
    return cast(Profile, fact.rpartition(" ")[2])


def shown_as(count: Any, profile: Profile) -> Any:
    """Give a count, or a series of them, as a profile shows it: itself, or the nearest 5."""
    return 5 * ((count + 2) // 5) if profile == "round5" else count
