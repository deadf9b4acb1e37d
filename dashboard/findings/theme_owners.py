"""Who looks after which theme, in words: what needs escalation, what is in hand, and what nobody looks after."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.change import in_a_sentence
from dashboard.words.wording import counted, listed

_NAMED = 3
_ESCALATION, _OURS = "needs escalation", "in our control"
_UNCOUNTED: Mapping[str, int] = {}


@dataclass(frozen=True)
class Owner:
    """Who looks after a theme: a role or team, and `in our control`, `needs escalation` or nothing yet."""

    owner: str
    control: str

    def in_words(self) -> str:
        """Say it in a line: "Reception lead, in our control"."""
        return ", ".join(words for words in (self.owner, self.control) if words)


@dataclass(frozen=True)
class Owned:
    """A theme by its title, with who looks after it; `owner` and `control` are empty where nobody said."""

    title: str
    owner: str
    control: str


def escalation(titles: Mapping[str, str], owners: Mapping[str, Owner], voices: Mapping[str, int] = _UNCOUNTED) -> str:
    """Say which of some themes, given as for `owned_sentences`, need escalation; empty where none does."""
    those = [_named(theme, titles, owners, voices) for theme in _those(titles, owners, _ESCALATION)]
    return f"Needs escalation: {listed(those)}." if those else ""


def owned_sentences(
    titles: Mapping[str, str],
    owners: Mapping[str, Owner],
    are_all_named: bool = False,
    voices: Mapping[str, int] = _UNCOUNTED,
) -> list[str]:
    """Say which of some themes nobody looks after and which need escalation; nothing where nobody was ever named.

    Args:
        titles: Name of a theme to its title, the most pressing first.
        owners: Name of a theme to who looks after it.
        are_all_named: Whether those that need no escalation are named too.
        voices: Name of a theme to its voices, which stand behind its title; none are told if not given.
    """
    if not owners:
        return []
    said = [_without(titles, owners, voices), escalation(titles, owners, voices)]
    for words, control in {"In our control": _OURS, "Looked after": ""}.items() if are_all_named else ():
        those = [_named(theme, titles, owners, voices) for theme in _those(titles, owners, control)]
        said += [f"{words}: {listed(those)}."] if those else []
    return [sentence for sentence in said if sentence]


def _without(titles: Mapping[str, str], owners: Mapping[str, Owner], voices: Mapping[str, int]) -> str:
    those = [_named(theme, titles, owners, voices) for theme in titles if theme not in owners]
    if not those:
        return ""
    further = [counted(len(those) - _NAMED, "more theme")] if len(those) > _NAMED else []
    return f"Nobody looks after {listed([*those[:_NAMED], *further])} yet."


def _those(titles: Mapping[str, str], owners: Mapping[str, Owner], control: str) -> list[str]:
    return [theme for theme in titles if theme in owners and owners[theme].control == control]


def _named(theme: str, titles: Mapping[str, str], owners: Mapping[str, Owner], voices: Mapping[str, int]) -> str:
    notes = [counted(voices[theme], "voice")] if theme in voices else []
    notes += [owners[theme].owner] if theme in owners else []
    title = in_a_sentence(titles[theme])
    return f"{title} ({'; '.join(notes)})" if notes else title
