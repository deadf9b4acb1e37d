"""How far one person is with judging: in one sample, or among what the labellers are unsure of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

import streamlit as st

from dashboard.data import current, decided, viewer
from dashboard.screens.drafts import draft_of, renew_draft

UNSURE = "the unsure"
_CHOICES = ("felt", "about", "none")


@dataclass(frozen=True)
class Choice:
    """What a person says of a mention; of one that they skip it may be nothing.

    Attributes:
        felt: negative, mixed, neutral or positive; None while it is not said.
        about: Names of themes.
        is_about_none: Whether they say that none of them fits.
    """

    felt: str | None = None
    about: tuple[str, ...] = ()
    is_about_none: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it can be saved: a gap is no judgement."""
        return bool(self.felt) and (bool(self.about) or self.is_about_none)

    def __bool__(self) -> bool:
        return bool(self.felt) or bool(self.about) or self.is_about_none


@dataclass(frozen=True)
class Begun:
    """The mention that one person is at, and when that judgement was made which they know of.

    Attributes:
        mention_id: Its number.
        seen_at: When it was judged, naive UTC; None where they know of no judgement.
        is_again: Whether they went back to it, or left it half judged: then it stays before them, whoever judged it.
        is_brought_back: Whether what they had chosen and not saved is back.
    """

    mention_id: int
    seen_at: datetime | None = None
    is_again: bool = False
    is_brought_back: bool = False


@dataclass
class JudgingPlace:
    """How far one session is in one place, as an object of its own.

    Two presses of one button run at the same time, each in a thread of its own, and Streamlit breaks the first off
    wherever it asks for the state of the session. So a press holds `turn`, and what it changes after it has saved is
    changed here, where nothing breaks it off.

    Attributes:
        name: `sample 3`, or `UNSURE`.
        begun: What stands before the person; None between two mentions.
        answered: The mentions that they judged or skipped, each with what they said, the newest last.
        skipped: Those of them that they skipped.
        said: What became of the last press, while it is not told.
        came_to: The mention that a press has brought, until the focus has gone to it.
        turn: Held by one press at a time.
    """

    name: str
    begun: Begun | None = None
    answered: list[tuple[int, Choice]] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    said: str = ""
    came_to: int | None = None
    turn: Lock = field(default_factory=Lock)

    def is_at(self, mention_id: int) -> bool:
        """Tell whether that mention is before the person still: a first press of two has gone on from it."""
        return self.begun is not None and self.begun.mention_id == mention_id

    def go_on(self, mention_id: int, choice: Choice) -> None:
        """Leave a mention behind."""
        self.answered.append((mention_id, choice))
        self.begun = None

    def next(self, waiting: Sequence[int], unsaved: set[int]) -> int | None:
        """Give the mention that the person has begun to judge, whoever judged it meanwhile, else the first that waits.

        Args:
            waiting: Mentions that nobody judged, in order.
            unsaved: Those of which the person has chosen something that is not saved.
        """
        if self.begun and (self.begun.is_again or chosen(self.begun.mention_id)):
            return self.begun.mention_id
        if not unsaved and not waiting:
            return None
        self.begun = self._bring_back(min(unsaved)) if unsaved else Begun(waiting[0])
        if self.answered:
            self.came_to = self.begun.mention_id
        return self.begun.mention_id

    def left_unsaved(self) -> set[int]:
        """Give the mentions of which the person who looks has chosen something here that is not saved."""
        rows, begin = decided("draft"), self.subject("")
        mine = rows.loc[rows["person"] == viewer().name, "subject"]
        return {int(subject.removeprefix(begin)) for subject in mine if subject.startswith(begin)}

    def keep(self, mention_id: int) -> None:
        """Keep what is chosen so far, for when the page is loaded anew; of two windows of one person the last is kept.

        Raises:
            HeedError: if the desk stays busy.
        """
        choice, before = chosen(mention_id), draft_of(self.subject(mention_id))
        known = before.saved_at if before else None
        renew_draft(self.subject(mention_id), self._content(choice) if choice else {}, 0, mention_id, known)

    def subject(self, mention_id: int | str) -> str:
        """Name the draft of a judgement: what was chosen beside the labels never comes back in a sample."""
        return f"judgement in {self.name}, mention {mention_id}"

    def _content(self, choice: Choice) -> Mapping[str, str]:
        seen_at = self.begun.seen_at if self.begun else None
        return {
            "felt": choice.felt or "",
            "about": "\n".join(choice.about),
            "none": "yes" if choice.is_about_none else "",
            "seen at": seen_at.isoformat() if seen_at else "",
        }

    def _bring_back(self, mention_id: int) -> Begun:
        """Put what was chosen and not saved into the widgets."""
        kept = draft_of(self.subject(mention_id))
        content = kept.content if kept else {}
        about = tuple(theme for theme in content.get("about", "").split("\n") if theme in current().titles("theme"))
        choose(mention_id, Choice(content.get("felt") or None, about, content.get("none") == "yes"))
        seen_at = content.get("seen at")
        return Begun(mention_id, datetime.fromisoformat(seen_at) if seen_at else None, True, True)


def judging_place(name: str) -> JudgingPlace:
    """Give how far this session is there."""
    place: JudgingPlace = st.session_state.setdefault(f"judging in {name}", JudgingPlace(name))
    return place


def chosen(mention_id: int) -> Choice:
    """Give what the widgets of a mention hold."""
    felt, about, none = (st.session_state.get(f"{choice} {mention_id}") for choice in _CHOICES)
    return Choice(felt, tuple(about or ()), bool(none))


def choose(mention_id: int, choice: Choice) -> None:
    """Put it into the widgets of a mention; set anew, it outlives a drawing that leaves no room for them."""
    st.session_state[f"felt {mention_id}"] = choice.felt
    st.session_state[f"about {mention_id}"] = list(choice.about)
    st.session_state[f"none {mention_id}"] = choice.is_about_none
