"""The profiles by which small numbers are hidden in what leaves.

`k10` hides counts of 1 to 9; `round5` hides counts of 1 to 7 and shows every other one to the nearest 5.

Source: GP Patient Survey (fewer than 10 hidden); NHS Digital, Hospital Episode Statistics (1 to 7 hidden, others to the
nearest 5).
"""

from typing import Any, Literal

Profile = Literal["k10", "round5"]
FEWEST: dict[Profile, int] = {"k10": 10, "round5": 8}
"""The least count above 0 that each profile shows."""


def shown_as(count: Any, profile: Profile) -> Any:
    """Give a count, or a series of them, as a profile shows it: itself, or the nearest 5."""
    return 5 * ((count + 2) // 5) if profile == "round5" else count
