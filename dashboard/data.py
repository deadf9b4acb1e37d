"""What the screens know: answers from the current snapshot, and a clear word where there is none."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from config.errors import HeedError
from config.home import Home
from config.people import Permission
from config.settings import Settings, load_settings
from dashboard.access.noting import write_note
from dashboard.access.person import Person, SignInNeededError, looking, require
from dashboard.access.reach import rows_within, within
from dashboard.words.spelling import use_spelling
from warehouse.ask import ask as ask_snapshot
from warehouse.ask import takes
from warehouse.desk.tables import read_table
from warehouse.publish import current_snapshot
from warehouse.store import Connection, Stamp, connect_reader, cursor_of, stamp, writing

T = TypeVar("T")
HOME_VARIABLE = "HEED_HOME"
IMPORT_FIRST = "heed import FILE --provider NAME    # or, from X and Reddit: heed collect\nheed run"

# Stamp of a desk, to the stamp since which only the audit trail has grown.
_ALIKE: dict[tuple[Path, Stamp], Stamp] = {}

# What one drawing of a screen found out already; None outside of one, as in callbacks, which ask anew.
_FOUND: ContextVar[dict[str, Any] | None] = ContextVar("found", default=None)


class NothingToShowError(HeedError):
    """There is no snapshot to look at yet; `command` is what to run next."""

    def __init__(self, sentence: str, command: str) -> None:
        super().__init__(sentence)
        self.command = command


@dataclass(frozen=True)
class Snapshot:
    """The published file that the screens of this run look at, as far as the person who looks may see it.

    Attributes:
        name: Its name.
        path: Where it lies.
        reach: The (provider, site) pairs that may be seen; None for all. Part of what answers are remembered by.
    """

    name: str
    path: str
    reach: tuple[tuple[str, str], ...] | None = None

    def ask(self, question: str, **parameters: Any) -> pd.DataFrame:
        """Answer a question, from the cache where this snapshot has answered it before.

        Args:
            question: Name of a file in `warehouse/questions/`, without `.sql`.
            parameters: Values for its `$names`; those it does not use are left out.

        Raises:
            NotForYouError: if it cannot be narrowed to the places that the person may see.
        """
        has_sites = takes(question, "sites")
        asked = within(self.reach, question, has_sites, parameters)
        # What a question does not use does not make another question of it.
        used = {name: value for name, value in asked.items() if name == "search" or takes(question, name)}
        key = f"{self.path} {question} {sorted(used.items())!r}"
        answer = _once(key, lambda: _answer(key, self.path, question, used)).copy(deep=False)
        return rows_within(self.reach, answer, parameters.get("provider"), has_sites)

    def facts(self) -> dict[str, str]:
        """Give what the snapshot says of itself."""
        return dict(self.ask("about").itertuples(index=False, name=None))

    def titles(self, key: str, provider: str = "") -> dict[str, str]:
        """Give name to title of the providers or themes, or of a provider's sites or sources; `key` is `site` or so."""

        def find() -> dict[str, str]:
            options = self.ask(f"{key}s", provider=provider)
            return {str(name): str(title) for name, title in zip(options[key], options["title"], strict=True)}

        return _once(f"{self.path} titles {key} {provider}", find)


@contextmanager
def one_drawing() -> Iterator[None]:
    """Find out once, not again and again, who looks, at which snapshot, and what was asked, while a screen is drawn."""
    token = _FOUND.set({})
    try:
        yield
    finally:
        _FOUND.reset(token)


def is_drawn_whole() -> bool:
    """Say whether the whole page is being drawn, not a part of it alone, and no callback runs."""
    return _FOUND.get() is not None


def _once(key: str, find: Callable[[], T]) -> T:
    found = _FOUND.get()
    if found is None:
        return find()
    if key not in found:
        found[key] = find()
    answer: T = found[key]
    return answer


def viewer() -> Person:
    """Find out who is looking.

    Raises:
        SignInNeededError: if nobody has signed in, where people have to, or they have signed out in any tab.
        NotForYouError: if the person is not one of those in heed.toml.
    """
    try:
        return _once("viewer", lambda: looking(lambda: _people(_home())))
    except SignInNeededError:
        if _FOUND.get() is None:
            # A callback, or a part that is drawn by itself: what that was to do ends here, and the whole page says why.
            st.rerun()
        raise


def data_folder() -> Home:
    """Say where everything lies, for what is done when no screen is drawn."""
    return _home()


def settings() -> Settings:
    """Give the settings as heed.toml has them now."""
    home = _home()
    return _settings(home, home.settings.stat().st_mtime_ns)


def decided(table: str) -> pd.DataFrame:
    """Read what people decided, as it stands now: a table of the desk, as far as the person may see it.

    Args:
        table: `action`, `triage`, `dismissal`, `draft`, `rebase`, `claim`, `correction`, `audit_sample`, `audit_item`,
            `audit_trail` or another that `warehouse.desk.tables` names.
    """
    home = _home()
    alike = stamp(home.desk) if table == "audit_trail" else desk_stamp()
    key = f"{home.path} {table} {alike}"
    return rows_within(viewer().reach, _once(key, lambda: _decided(key, home, table)).copy(deep=False))


def desk_stamp() -> Stamp:
    """Give what tells the desk as it is from the desk as it was, but for who looked at what."""
    desk = _home().desk
    changed = stamp(desk)
    return _ALIKE.get((desk, changed), changed)


def decide(decision: Callable[[Connection, str], T], role: str = "quality") -> T:
    """Write a decision to the desk: waits a moment if somebody else is writing.

    Args:
        decision: Takes the desk, open for writing, and the name of who decides.
        role: Who may decide this.

    Raises:
        NotForYouError: if the person who looks may not.
        HeedError: if the desk stays busy; nothing was changed.
    """
    person = viewer()
    require(person, role)
    with writing(_home(), "desk", "heed dashboard") as con:
        return decision(con, person.name)


def note_once(deed: str, subject: str) -> None:
    """Write into the audit trail that the person saw or took something; once a session, however often it is drawn."""
    noted: set[tuple[str, str]] = st.session_state.setdefault("noted in the trail", set())
    if (deed, subject) in noted:
        return

    home, person = _home(), viewer()
    require(person, "viewer")
    write_note(home, person.name, deed, subject, partial(_only_noted, home))
    noted.add((deed, subject))


def _only_noted(home: Home, before: Stamp, after: Stamp) -> None:
    first = _ALIKE.get((home.desk, before), before)
    _ALIKE.clear()  # a stamp never comes again
    _ALIKE[home.desk, after] = first


def note_seen(mention_ids: Iterable[int]) -> None:
    """Write into the audit trail which mentions the person is shown; the same page once a session.

    Before they are drawn: whoever goes on at once ends a drawing anywhere.
    """
    numbers = " ".join(str(number) for number in mention_ids)
    if numbers:
        note_once("read", f"mentions {numbers}")


def current() -> Snapshot:
    """Find the current snapshot; ask on every run, so that an open session sees what was published meanwhile.

    Raises:
        NothingToShowError: if there is no data folder, or nothing was published in it yet.
        HeedError: if the snapshot is damaged.
    """
    return _once("snapshot", _newest)


def _newest() -> Snapshot:
    home = _home()
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
    use_spelling(_spelling(snapshot.path))
    return snapshot


def _pointed_at(home: Home) -> Snapshot:
    path = current_snapshot(home)
    if path is None:
        if not home.store.exists():
            raise NothingToShowError("Nothing has been imported or collected yet.", IMPORT_FIRST)
        raise NothingToShowError("Nothing has been published yet.", "heed run")
    return Snapshot(name=path.stem, path=str(path.resolve()), reach=viewer().reach)


def _home() -> Home:
    return Home(Path(os.environ.get(HOME_VARIABLE) or "heed-data"))


def _people(home: Home) -> Mapping[str, Permission]:
    return settings().people if home.settings.exists() else {}


@st.cache_data(max_entries=3, show_spinner=False)
def _settings(home: Home, changed: int) -> Settings:
    return load_settings(home)


# Remembered by a key of one text alone: Streamlit would take apart what begins without a stroke, at each call.
# Not copied for each drawing: pandas copies what somebody would change.
@st.cache_resource(max_entries=20, show_spinner=False)
def _decided(key: str, _home: Home, _table: str) -> pd.DataFrame:
    with writing(_home, "desk", "heed dashboard") as con:
        return read_table(con, _table)


@st.cache_resource(max_entries=3, show_spinner=False)
def _connection(path: str) -> Connection:
    return connect_reader(Path(path))


@st.cache_resource(max_entries=3, show_spinner=False)
def _spelling(path: str) -> str:
    facts = _answer(f"{path} about []", path, "about", {})
    return str(facts.set_index("fact")["value"].get("spelling", "british"))


@st.cache_data(max_entries=1_000, max_size="256 MB", show_spinner=False)
def _answer(key: str, _path: str, _question: str, _parameters: dict[str, Any]) -> pd.DataFrame:
    # One connection is shared by all sessions; only a cursor of its own keeps one's answers from another.
    with cursor_of(_connection(_path)) as cursor:
        return ask_snapshot(cursor, _question, **_parameters)
