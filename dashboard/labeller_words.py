"""A version of a labeller as people read it: its number and since when, not the hashes of its files."""

from typing import Any

import pandas as pd

from dashboard.filters import day_in_words


def labeller_in_words(row: "pd.Series[Any]") -> str:
    """Name a labeller and its version: "sentiment 3"; the screen Data has the versions in full.

    Args:
        row: `labeller` and `version`, as the question `labellers` gives them.
    """
    return f"{row['labeller']} {str(row['version']).split('.', 1)[0]}"


def labeller_since(row: "pd.Series[Any]") -> str:
    """Name a labeller, its version and since when it is used: "sentiment 3 (since 4 Nov 2026)".

    Args:
        row: As for `labeller_in_words`, with `first_used_at`.
    """
    return f"{labeller_in_words(row)} (since {day_in_words(row['first_used_at'].date())})"
