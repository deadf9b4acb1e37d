"""Who looks after which theme, in words: what needs escalation, what is in hand, and what nobody looks after."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.change import in_a_sentence
from dashboard.words.wording import counted, listed

_NAMED = 3
_ESCALATION, _OURS = "needs escalation", "in our control"


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


def escalation(titles: Mapping[str, str], owners: Mapping[str, Owner]) -> str:
    """Say which of some themes, given as for `owned_sentences`, need escalation; empty where none does."""
    those = _those(titles, owners, _ESCALATION)
    return f"Needs escalation: {listed(those)}." if those else ""


def owned_sentences(titles: Mapping[str, str], owners: Mapping[str, Owner], are_all_named: bool = False) -> list[str]:
    """Say which of some themes need escalation and which nobody looks after; nothing where nobody was ever named.

    Args:
        titles: Name of a theme to its title, the most pressing first.
        owners: Name of a theme to who looks after it.
        are_all_named: Whether those that need no escalation are named too.
    """
    if not owners:
        return []
    rest = {"In our control": _OURS, "Looked after": ""} if are_all_named else {}
    those = {words: _those(titles, owners, control) for words, control in rest.items()}
    said = [
        escalation(titles, owners),
        *(f"{words}: {listed(named)}." for words, named in those.items() if named),
        _without([in_a_sentence(title) for theme, title in titles.items() if theme not in owners]),
    ]
    return [sentence for sentence in said if sentence]


def _without(titles: list[str]) -> str:
    if not titles:
        return ""
    further = [counted(len(titles) - _NAMED, "more theme")] if len(titles) > _NAMED else []
    return f"Nobody looks after {listed([*titles[:_NAMED], *further])} yet."


def _those(titles: Mapping[str, str], owners: Mapping[str, Owner], control: str) -> list[str]:
    return [
        f"{in_a_sentence(title)} ({owners[theme].owner})"
        for theme, title in titles.items()
        if theme in owners and owners[theme].control == control
    ]
