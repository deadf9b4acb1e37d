"""What people call their actions leaves in a report, unless it is a stranger's words."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from dashboard.filters import Filters
from dashboard.reports.figures import Deed, Mark
from warehouse.ask import Ask

WITHHELD = "An action (its title quotes a post)"
_RUN = 6
"""So many words of a post in a row are a quotation: fewer, people use by themselves."""
_TITLE = re.compile(r"“[^”]*”")
_WORD = re.compile(r"[^\W_]+")


def in_own_words(
    ask: Ask, now: Filters, marks: Sequence[Mark], deeds: Sequence[Deed]
) -> tuple[tuple[Mark, ...], tuple[Deed, ...]]:
    """Give the marks of a chart and the deeds without what repeats a post or a review as it was written.

    Args:
        ask: Answers a question by its name.
        now: Whose report it is.
        marks: The title of one that quotes is withheld.
        deeds: The title and the owner of one that quote are withheld, and titles that its sentences name.
    """
    runs = {run for mark in marks for run in _runs(mark.title)}
    runs |= {run for deed in deeds for words in _said(deed) for run in _runs(words)}
    quoted = _quoted(ask, now.provider, runs)
    if not quoted:
        return tuple(marks), tuple(deeds)
    return (
        tuple(mark if quoted.isdisjoint(_runs(mark.title)) else replace(mark, title=WITHHELD) for mark in marks),
        tuple(_without(deed, quoted) for deed in deeds),
    )


def quoting(ask: Ask, provider: str, texts: Sequence[str]) -> set[str]:
    """Give those of some texts that repeat a post or a review as it was written."""
    quoted = _quoted(ask, provider, {run for text in texts for run in _runs(text)})
    return {text for text in texts if not quoted.isdisjoint(_runs(text))}


def _quoted(ask: Ask, provider: str, runs: set[str]) -> set[str]:
    if not runs:
        return set()
    known = ask("word_counts", words=sorted({word for run in runs for word in run.split()}))
    mentions: dict[str, int] = dict(zip(known["token"], known["mentions"], strict=True))
    # A run of which one word stands nowhere stands nowhere; that is nearly every one, and found in no time.
    likely = sorted(run for run in runs if all(word in mentions for word in run.split()))
    if not likely:
        return set()
    rarest = [min(run.split(), key=lambda word: mentions[word]) for run in likely]
    return set(ask("posts_that_say", provider=provider, runs=likely, rarest=rarest)["run"])


def _said(deed: Deed) -> tuple[str, ...]:
    return (deed.title, deed.owner, deed.sentence, *deed.cautions)


def _without(deed: Deed, quoted: set[str]) -> Deed:
    return replace(
        deed,
        title=deed.title if quoted.isdisjoint(_runs(deed.title)) else WITHHELD,
        owner=deed.owner if quoted.isdisjoint(_runs(deed.owner)) else "",
        sentence=_named_otherwise(deed.sentence, quoted),
        cautions=tuple(_named_otherwise(caution, quoted) for caution in deed.cautions),
    )


def _named_otherwise(words: str, quoted: set[str]) -> str:
    """Name an action otherwise whose title, between quotation marks, quotes a post."""
    told = _TITLE.sub(
        lambda title: title.group() if quoted.isdisjoint(_runs(title.group())) else "another action", words
    )
    return told if quoted.isdisjoint(_runs(told)) else ""


def _runs(text: str) -> set[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(mark for mark in bare if not unicodedata.combining(mark)))
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
