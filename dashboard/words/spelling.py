"""British spelling turned American, days included, where the settings ask for it; what people typed stays as it is."""

import re
from contextvars import ContextVar

_WORDS = {
    "organisation": "organization", "labeller": "labeler", "labelled": "labeled", "standardised": "standardized",
    "centre": "center", "programme": "program", "behaviour": "behavior", "analysed": "analyzed", "colour": "color",
    "recognised": "recognized", "summarised": "summarized",
}  # fmt: skip
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ((?:{_MONTH})[a-z]*) (\d{{4}})")
_BRITISH = re.compile("|".join(_WORDS), re.IGNORECASE)
# Of whoever is looking: each run of a screen has a thread, and so a context, of its own.
_IS_AMERICAN: ContextVar[bool] = ContextVar("is_american", default=False)


def use_spelling(spelling: str) -> None:
    """Spell what is said from here on in this run as the snapshot asks for: `british` or `american`."""
    _IS_AMERICAN.set(spelling == "american")


def spelled(text: str) -> str:
    """Write a sentence of ours, not one that somebody typed, in the spelling that is used."""
    return american(text) if _IS_AMERICAN.get() else text


def american(text: str) -> str:
    """Write one text in American spelling, months before days."""
    return _DAY_FIRST.sub(r"\2 \1, \3", _BRITISH.sub(_word, text))


def date_format() -> str:
    """Give the form in which a day is typed, as Streamlit names it."""
    return "MM/DD/YYYY" if _IS_AMERICAN.get() else "DD/MM/YYYY"


def day_format() -> str:
    """Give the form in which a day is read in a table, as Streamlit names it."""
    return "MMM D, YYYY" if _IS_AMERICAN.get() else "D MMM YYYY"


def _word(found: "re.Match[str]") -> str:
    word = _WORDS[found[0].lower()]
    return word.capitalize() if found[0][0].isupper() else word
