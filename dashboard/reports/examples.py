"""What a report says in patients' words: one example a theme, as far as words may leave."""

import re
from collections.abc import Sequence

from analysis.change import MINIMUM_MENTIONS
from config.taxonomy import load_themes
from dashboard.filters import Filters
from dashboard.reports.figures import Change, Example
from warehouse.ask import Ask
from warehouse.quotes import leaving

QUOTING = (
    "No post is quoted: most quoted posts can be traced to their writer. Of posts and reviews stand fragments that "
    "many could have written, or a paraphrase; survey answers stand as far as their rights go, without names."
)
_THEMES = 5
# The fonts of a report have Latin letters and the signs of running text; an accessible PDF refuses anything else.
_NOT_SET = re.compile(r"[^\u0020-\u024f\u2010-\u2027\u2030-\u203a€]+")
_WORD = re.compile(r"[^\W_]+\*?")
_HOW = {
    "verbatim": "“{}”",
    "fragment": "“… {} …”",
    "paraphrase": "{} (paraphrased)",
}


def examples(ask: Ask, now: Filters, changes: Sequence[Change]) -> tuple[Example, ...]:
    """Give one example for each of the most heard themes; none for a theme whose complaints are too few to be counted.

    Args:
        ask: Answers a question by its name.
        now: Provider, sites and days of the report.
        changes: Its themes, the most heard first.
    """
    heard = {each.theme: each.title for each in changes if (each.complaints or 0) >= MINIMUM_MENTIONS}
    themes = list(heard)[:_THEMES]
    found: dict[str, Example] = {}
    if not themes:
        return ()
    common: list[str] | None = None
    for row in ask("quotable", **{**now.parameters(), "themes": themes}).to_dict("records"):
        theme = str(row["theme"])
        if theme in found:
            continue
        own = _or_none(row["paraphrase"])
        # Long to find, and asked only where what is common decides.
        if common is None and own is None and not row["may_export"]:
            common = ask("common_words", **now.parameters())["token"].tolist()
        words = leaving(_or_none(row["text"]), bool(row["may_export"]), own, common or [], about(theme, heard[theme]))
        if words is not None:
            found[theme] = Example(
                heard[theme], words.kind, _HOW[words.kind].format(in_its_fonts(words.text)), row["source_title"],
                int(row["mention_id"]),
            )  # fmt: skip
    return tuple(found[theme] for theme in themes if theme in found)


def about(theme: str, title: str) -> frozenset[str]:
    """Give the words that name a theme, in lower case, a `*` behind those that only begin so.

    Args:
        theme: Its name; one that is not in the taxonomy is known by its title alone.
        title: As people know it.
    """
    cues = next((known.cues for known in load_themes() if known.name == theme), ())
    return frozenset(word for words in (title, *cues) for word in _WORD.findall(words.casefold()))


def in_its_fonts(text: str) -> str:
    """Leave out the signs that the fonts of a report do not have."""
    return " ".join(_NOT_SET.sub(" ", text).split())


def _or_none(text: object) -> str | None:
    return text if isinstance(text, str) else None
