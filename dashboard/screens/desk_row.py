"""A row of the desk as a form takes it, and what is said of it once it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from warehouse.desk.edit import Edit
from warehouse.store import Connection


@dataclass(frozen=True)
class Told:
    """What is said of a row that was saved.

    Attributes:
        state: How it stands now, as it reads after "Saved: ", without a stop.
        address: Where that is seen; empty where it is seen here.
        words: The words of that link.
    """

    state: str
    address: str = ""
    words: str = ""


Tell = Callable[[Mapping[str, Any]], Told]
"""Takes the fields as they were saved."""

Save = Callable[[Connection, Mapping[str, Any], int, str], Edit]
"""Takes the desk, the fields, the version that the person saw, and who decides."""


def row_in(found: pd.DataFrame, usual: Mapping[str, Any]) -> dict[str, Any]:
    """Give the row that was found at the desk, or one of the usual values, of version 0, where nobody wrote one yet."""
    known = {str(name): value for name, value in found.iloc[0].to_dict().items()} if len(found) else {}
    return {**usual, "version": 0, "changed_by": "", **known}
