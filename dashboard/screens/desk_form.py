"""A form on a row of the desk that loses nothing: unsaved words are kept, and two people who edit are told apart."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from config.errors import HeedError
from dashboard.data import decide, viewer
from dashboard.filters import minute_in_words
from dashboard.screens.desk_row import Save, Tell, Told
from dashboard.screens.drafts import draft_emptied_at, draft_of, drop_draft, renew_draft
from dashboard.screens.erased_words import erased_in, say_erased
from dashboard.screens.held import held
from dashboard.screens.look.keep_typing import commit_while_typing
from dashboard.screens.look.said import say
from dashboard.screens.other_window import differing, show_other_window, show_somebody_else
from dashboard.screens.refusals import said_later
from dashboard.words.people import called, called_within
from warehouse.desk import draft
from warehouse.desk.draft import Draft
from warehouse.desk.edit import Edit
from warehouse.store import Connection

_DOUBLE_S = 0.7
"""Seconds within which a person presses twice and means it once."""


@dataclass(frozen=True)
class DeskForm:
    """One row as it stands in the widgets of one session.

    Attributes:
        subject: What the trail and the draft call it, such as `triage 12`.
        fields: Names of its fields, in order.
        titles: Field to how people read it.
        mention_id: The mention it is about, if any.
        typed: Field to what turns its draft, which is text, into what its widget takes.
    """

    subject: str
    fields: Sequence[str]
    titles: Mapping[str, str]
    mention_id: int | None = None
    typed: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Give the key of a field's widget, another after each undo: what a browser still sends of it then is old."""
        undone = self.undone if name in (*self.fields, "undo") else 0
        return f"{self.subject} {name}, undone {undone}" if undone else f"{self.subject} {name}"

    @property
    def undone(self) -> int:
        """How often what stood in the widgets was undone, thrown away or recorded for good in this session."""
        return int(st.session_state.get(f"{self.subject} undone", 0))

    @property
    def _is_begun(self) -> bool:
        """Whether the widgets hold something: not between a press and the drawing after it, in which one may press."""
        return all(self.key(name) in st.session_state for name in (*self.fields, "known"))

    def begin(self, row: Mapping[str, Any]) -> None:
        """Put the row, or what the person was writing, into the widgets, and say what somebody else wrote meanwhile.

        Args:
            row: What `row_in` gave.
        """
        if self.mention_id is not None and not held([self.mention_id]):
            # The whole page: the words of the mention stand beside the form, which draws itself alone.
            st.rerun()
        erased, emptied_at = self._leave_out_what_was_erased(row), draft_emptied_at(self.subject)
        self._fill(row)
        # A browser that types anew what it holds does not bring back what went since.
        commit_while_typing(viewer().name, f"{self.subject} {emptied_at or ''}", self._version)
        if erased or emptied_at:
            say_erased(erased)
        self._say_where_it_stands(row)

    def _leave_out_what_was_erased(self, row: Mapping[str, Any]) -> list[str]:
        """Begin anew from the desk where an erasure took words out there since; gives the titles of such fields."""
        as_saved, emptied_at = st.session_state.get(self.key("as saved"), row), draft_emptied_at(self.subject)
        erased = [name for name in erased_in(row, self.fields) if as_saved[name] != row[name]]
        if erased or emptied_at not in (None, st.session_state.get(self.key("known"), emptied_at)):
            self.forget()
        return [self.titles[name].removesuffix("?") for name in erased]

    def _fill(self, row: Mapping[str, Any]) -> None:
        """Put it into the widgets where they hold nothing yet."""
        if self._is_begun:
            return
        kept = draft_of(self.subject)
        written = {name: self.typed.get(name, str)(words) for name, words in (kept.content if kept else {}).items()}
        for name in self.fields:
            st.session_state[self.key(name)] = written.get(name, row[name])
        st.session_state[self.key("version")] = kept.version if kept else int(row["version"])
        st.session_state[self.key("kept at")] = kept.saved_at if kept else None
        st.session_state[self.key("known")] = kept.saved_at if kept else draft_emptied_at(self.subject)
        st.session_state[self.key("as saved")] = {name: row[name] for name in self.fields}

    def keep(self) -> None:
        """Keep as a draft what the person changed in the widgets since it was saved; a callback of each of them.

        What another window holds stays, and `begin` shows it.
        """
        if not self._is_begun:
            return
        st.session_state.pop(self.key("undone at"), None)
        known = self.key("known")
        with said_later(self.key("edit"), "What you wrote stands on this page only. ", map(self.key, self.fields)):
            st.session_state[known] = renew_draft(
                self.subject, self._changed(), self._version, self.mention_id, st.session_state[known]
            )

    def _say_where_it_stands(self, row: Mapping[str, Any]) -> None:
        """Say that unsaved words were brought back, or what somebody else wrote meanwhile."""
        version = int(row["version"])
        if kept_at := st.session_state.get(self.key("kept at")):
            shared = " Nobody signs in here, so whoever opens this sees them." if viewer().is_local else ""
            st.info(f"Unsaved words of {minute_in_words(kept_at)} UTC are back.{shared}", icon=":material/history:")
        self._say_what_another_window_holds()
        if version == self._version:
            return
        who = called(str(row["changed_by"]), viewer().name)
        who += " or an erasure" if erased_in(row, self.fields) else ""
        theirs = differing(self._as_text(row), self._content(), self.titles)
        show_somebody_else(who, theirs, self.subject, partial(self._accept, row, version), self.reset)

    def offer_save(self, write: Save, tell: Tell | None = None, has_undo: bool = False) -> None:
        """Draw the button that saves, and say what became of its last press; the page is then drawn anew, whole.

        Args:
            write: Writes the row.
            tell: Says how it stands once it is saved.
            has_undo: Whether what was saved can be taken back at once.
        """
        is_pressed = st.button(
            "Save", type="primary", key=self.key("save"), on_click=self.save, args=(write, tell, has_undo)
        )
        if is_pressed or st.session_state.pop(self.key("is undone"), False):
            # A form draws itself alone, but what stands beside it rests on what was saved.
            st.rerun()
        self.say_what_happened(write, tell)

    def save(self, write: Save, tell: Tell | None = None, has_undo: bool = False) -> None:
        """Save what stands in the widgets, unless somebody else was first; a callback of the button."""
        before, edit = st.session_state[self.key("as saved")], self.try_to_save(write)
        if edit is None or not edit.is_saved:
            return
        now = st.session_state[self.key("as saved")]
        if tell:
            told = tell(now)
            st.session_state[self.key("edit")] = (f"Saved: {told.state}.", True)
            st.session_state[self.key("told")] = told
        if before != now:
            st.session_state[self.key("former")] = before
        if has_undo and self.key("former") in st.session_state:
            # Also after a second press, which changes nothing.
            st.session_state[self.key("before")] = st.session_state[self.key("former")]

    def undo(self, write: Save, tell: Tell | None, before: Mapping[str, Any], began: int) -> None:
        """Save the row as it was before it was saved last, unless somebody else was first; a callback.

        The second press of a double one, which may meet the button that takes the first one back, says the same again.
        """
        pressed_at = st.session_state.get(self.key("undone at"), -_DOUBLE_S)
        if self.undone != began or time.monotonic() - pressed_at < _DOUBLE_S:
            for name, value in st.session_state.get(self.key("undone so"), {}).items():
                st.session_state[name] = value
            return
        self._take_new_widgets()
        for name in self.fields:
            st.session_state[self.key(name)] = before[name]
        st.session_state[self.key("is undone")] = True
        self.save(write, tell, has_undo=True)
        sentence, is_saved = st.session_state[self.key("edit")]
        if is_saved:
            st.session_state[self.key("edit")] = (sentence.replace("Saved", "Undone", 1), True)
        keys = [key for key in map(self.key, ("edit", "told", "before", "is undone")) if key in st.session_state]
        st.session_state[self.key("undone so")] = {key: st.session_state[key] for key in keys}
        st.session_state[self.key("undone at")] = time.monotonic()

    def try_to_save(self, write: Save) -> Edit | None:
        """Save as `save` does, and give what became of it; None where something is missing or the desk is busy."""
        values = {name: st.session_state[self.key(name)] for name in self.fields}
        known, is_all, edit = st.session_state[self.key("known")], True, None

        def decision(con: Connection, person: str) -> Edit:
            if draft.emptied_at(con, person, self.subject) not in (None, known):
                raise HeedError("Not saved: what was written here quoted a mention that was erased meanwhile.")
            written = write(con, values, self._version, person)
            if written.is_saved and is_all:
                draft.drop(con, person, self.subject)
            return written

        with said_later(self.key("edit"), fields=map(self.key, self.fields)):
            kept, content = draft_of(self.subject), self._content()
            # Another window of the same person may hold other words, which are not saved by this.
            is_all = kept is None or all(content.get(name) == words for name, words in kept.content.items())
            edit = decide(decision)
        if edit is None:
            return None
        said = edit.sentence(called_within(edit.changed_by, viewer().name))
        st.session_state[self.key("edit")] = (said, edit.is_saved)
        if edit.is_saved:
            if is_all:
                st.session_state[self.key("known")] = None
            st.session_state[self.key("version")] = edit.version
            st.session_state[self.key("kept at")] = None
            st.session_state[self.key("as saved")] = values
        else:
            self.keep()
        return edit

    def say_what_happened(self, write: Save | None = None, tell: Tell | None = None) -> None:
        """Say what became of the last press of the button, where it is seen, and offer to take it back."""
        sentence, is_saved = st.session_state.pop(self.key("edit"), ("", True))
        told = st.session_state.pop(self.key("told"), Told(""))
        before = st.session_state.pop(self.key("before"), None)
        st.session_state.pop(self.key("is undone"), None)
        if sentence:
            say(sentence, is_saved, told.address, told.words)
        if write and before:
            st.button("Undo", key=self.key("undo"), on_click=self.undo, args=(write, tell, before, self.undone))

    def reset(self) -> None:
        """Throw away what was written and begin anew from the desk, or from what another window holds."""
        if not self._is_begun:
            return
        with said_later(self.key("edit"), "Not thrown away. ", map(self.key, self.fields)):
            if self.elsewhere() is None:
                drop_draft(self.subject)
            self.forget("edit")

    def forget(self, *also: str) -> None:
        """Begin anew from the desk at the next drawing, without asking it for anything now.

        In other widgets: what a browser still sends of these is old, or holds words that were erased.
        """
        for name in (*self.fields, "version", "kept at", "known", "as saved", "told", "before", "former", *also):
            st.session_state.pop(self.key(name), None)
        self._take_new_widgets()

    def _take_new_widgets(self) -> None:
        st.session_state[self.key("undone")] = self.undone + 1

    def _say_what_another_window_holds(self) -> None:
        other = self.elsewhere()
        if other is None:
            return
        replace, take = partial(self._replace, other.saved_at), partial(self._take, other.saved_at)
        show_other_window(differing(other.content, self._content(), self.titles), self.subject, replace, take)

    def elsewhere(self) -> Draft | None:
        """Give the draft that another window of the same person, or of who shares this machine, has kept meanwhile."""
        kept = draft_of(self.subject)
        if kept is None or kept.saved_at == st.session_state.get(self.key("known")):
            return None
        return None if kept.content == self._changed() else kept

    def _replace(self, theirs: datetime) -> None:
        """Keep what stands here in the place of what the other window kept then, where that is not done yet."""
        kept = draft_of(self.subject)
        if kept and kept.saved_at == theirs:
            st.session_state[self.key("known")] = theirs
            self.keep()

    def _take(self, theirs: datetime) -> None:
        """Begin anew from what the other window kept then, where that is not done yet."""
        if st.session_state.get(self.key("known"), theirs) != theirs:
            self.reset()

    def _as_text(self, row: Mapping[str, Any]) -> dict[str, str]:
        return {name: str(row[name] or "") for name in self.fields}

    def _content(self) -> dict[str, str]:
        return self._as_text({name: st.session_state[self.key(name)] for name in self.fields})

    def _changed(self) -> dict[str, str]:
        saved = self._as_text(st.session_state[self.key("as saved")])
        return {name: words for name, words in self._content().items() if words != saved[name]}

    @property
    def _version(self) -> int:
        return int(st.session_state.get(self.key("version"), 0))

    def _accept(self, row: Mapping[str, Any], version: int) -> None:
        changed = self._changed()
        for name in self.fields:
            if name not in changed:
                st.session_state[self.key(name)] = row[name]
        st.session_state[self.key("version")] = version
        st.session_state[self.key("as saved")] = {name: row[name] for name in self.fields}
        self.keep()
        st.session_state[self.key("edit")] = ("What you wrote stands beside theirs. Save it when it is right.", True)
