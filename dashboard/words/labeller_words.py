"""A version of a labeller as people read it: its number and since when, not the hashes of its files."""

from typing import Any

import pandas as pd

from dashboard.filters import day_in_words
from dashboard.words.wording import listed


def labeller_in_words(row: "pd.Series[Any]") -> str:
    """Name a labeller and its version: "sentiment 3"; the screen Data has the versions in full.

    Args:
        row: `labeller` and `version`, as the question `labellers` gives them.
    """
    return f"{row['labeller']} {_number(row['version'])}"


def judged_by_machine(labellers: pd.DataFrame) -> str:
    """Say who judged what figures rest on: "sentiment (version 3) judged by machine, in that way since 4 Nov 2026".

    Args:
        labellers: Those in use whose labels are counted: `labeller`, `version`, `first_used_at`.
    """
    if labellers.empty:
        return "judged by no machine yet"
    names = [f"{_plural(row['labeller'])} (version {_number(row['version'])})" for _, row in labellers.iterrows()]
    return (
        f"{listed(names)} judged by machine, in that way since {day_in_words(labellers['first_used_at'].max().date())}"
    )


def _plural(labeller: str) -> str:
    return "themes" if labeller == "theme" else labeller


def _number(version: object) -> str:
    return str(version).split(".", 1)[0]
