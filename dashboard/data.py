"""What the screens know: answers from the current snapshot, and a clear word where there is none."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from config.errors import HeedError
from config.home import Home
from warehouse.ask import ask as ask_snapshot
from warehouse.store import Connection, connect_reader

HOME_VARIABLE = "HEED_HOME"
IMPORT_FIRST = "heed import FILE --provider NAME\nheed run"


class NothingToShowError(HeedError):
    """There is no snapshot to look at yet; `command` is what to run next."""

    def __init__(self, sentence: str, command: str) -> None:
        super().__init__(sentence)
        self.command = command


@dataclass(frozen=True)
class Snapshot:
    """The published file that the screens of this run look at."""

    name: str
    path: str

    def ask(self, question: str, **parameters: Any) -> pd.DataFrame:
        """Answer a question, from the cache where this snapshot has answered it before.

        Args:
            question: Name of a file in `warehouse/questions/`, without `.sql`.
            parameters: Values for its `$names`; those it does not use are left out.
        """
        return _answer(self.path, question, parameters)


def current() -> Snapshot:
    """Find the current snapshot; ask on every run, so that an open session sees what was published meanwhile.

    Raises:
        NothingToShowError: if there is no data folder, or nothing was published in it yet.
        HeedError: if the snapshot is damaged.
    """
    home = Home(Path(os.environ.get(HOME_VARIABLE) or "heed-data"))
    if not home.path.is_dir():
        raise NothingToShowError(f"There is no data folder named {home.path.name} here yet.", "heed init")
    snapshot = _pointed_at(home)
    try:
        _connection(snapshot.path)
    except FileNotFoundError:
        # A publish may have swung the pointer, and removed the old file, since the pointer was read.
        snapshot = _pointed_at(home)
        try:
            _connection(snapshot.path)
        except FileNotFoundError as error:
            raise NothingToShowError(f"The current snapshot, {snapshot.name}, is missing.", "heed publish") from error
    return snapshot


def _pointed_at(home: Home) -> Snapshot:
    try:
        name = home.current.read_text("utf-8").strip()
    except FileNotFoundError:
        if not home.store.exists():
            raise NothingToShowError("Nothing has been imported yet.", IMPORT_FIRST) from None
        raise NothingToShowError("Nothing has been published yet.", "heed run") from None
    path = home.published / name
    return Snapshot(name=path.stem, path=str(path.resolve()))


@st.cache_resource(max_entries=3, show_spinner=False)
def _connection(path: str) -> Connection:
    return connect_reader(Path(path))


@st.cache_data(max_entries=1_000, max_size="256 MB", show_spinner=False)
def _answer(path: str, question: str, parameters: dict[str, Any]) -> pd.DataFrame:
    # One connection is shared by all sessions; only a cursor of its own keeps one's answers from another.
    with _connection(path).cursor() as cursor:
        return ask_snapshot(cursor, question, **parameters)
