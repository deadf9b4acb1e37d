"""What the guard finds in the draft of a reply, shown beside it; nothing is ever sent."""

from collections.abc import Sequence

from analysis.reply_guard import Finding, lint_reply
from analysis.reply_hints import hinting_sentences
from analysis.reply_language import unread_passages
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import plain, small
from dashboard.screens.look.status_tag import status_tag
from warehouse import gate

_LIMITS = (
    "heed sends nothing. The guard finds what is said plainly; of sentences that only hint it misses three in ten, so "
    "have a second person read the reply."
)
_AGAIN = (
    "<strong>Reads as if it told of somebody</strong>: {}. Say how the clinic works, not what happened. Would it be "
    "true had this person never been here?"
)
_UNREAD = (
    "<strong>Not in English</strong>: {}. The guard reads English only, so nothing {}was looked for there. Have "
    "somebody who reads the language look for what gives a person away."
)


def show_reply_check(draft: str) -> None:
    """Draw the draft with what gives somebody away marked, and what to write instead."""
    if not draft.strip():
        return
    found, unread = lint_reply(draft, gate.spans), list(unread_passages(draft))
    hints = _further(draft, found, unread)
    limits = small(_LIMITS)
    if not found and not hints and not unread:
        card("", f"<p>Nothing was found that gives somebody away.</p>{limits}", status_tag("unknown", "Nothing found"))
        return
    lines = [*_lines(found), *([f"<li>{_AGAIN.format(', '.join(hints))}</li>"] if hints else [])]
    lines += [_unread_line(draft, unread, found)] if unread else []
    body = f'<p class="heed-words">{_marked(draft, found)}</p><ul>{"".join(lines)}</ul>{limits}'
    tags = status_tag("concern", f"{len(found)} to leave out") if found else ""
    tags += status_tag("unknown", f"{len(hints)} to look at again") if hints else ""
    tags += status_tag("unknown", "Not English") if unread else ""
    card("Before anybody posts this", body, tags, tone="concern" if found else "")


def _further(draft: str, found: Sequence[Finding], unread: Sequence[tuple[int, int]]) -> list[str]:
    """Give as HTML the English sentences that probably tell of somebody and hold nothing that its words gave away."""
    told = [*(one.start for one in found), *(place for passage in unread for place in range(*passage))]
    return [
        f"“{plain(draft[start:stop])}”"
        for start, stop in hinting_sentences(draft)
        if not any(start <= place < stop for place in told)
    ]


def _unread_line(draft: str, unread: Sequence[tuple[int, int]], found: Sequence[Finding]) -> str:
    passages = ", ".join(f"“{plain(draft[start:stop])}”" for start, stop in unread)
    is_marked = any(start <= one.start < stop for one in found for start, stop in unread)
    return f"<li>{_UNREAD.format(passages, 'else ' if is_marked else '')}</li>"


def _marked(draft: str, found: Sequence[Finding]) -> str:
    pieces, at = [], 0
    for one in found:
        if one.start >= at:
            pieces.append(f"{_plain_keeping_ends(draft[at : one.start])}<mark>{plain(one.words)}</mark>")
            at = one.stop
    return "".join([*pieces, _plain_keeping_ends(draft[at:])])


def _plain_keeping_ends(text: str) -> str:
    if not text.strip():
        return " " if text else ""
    return " " * text[0].isspace() + plain(text) + " " * text[-1].isspace()


def _lines(found: Sequence[Finding]) -> list[str]:
    of_kind: dict[str, list[Finding]] = {}
    for one in found:
        of_kind.setdefault(one.kind, []).append(one)
    return [_line(ones) for ones in of_kind.values()]


def _line(ones: Sequence[Finding]) -> str:
    words = ", ".join(dict.fromkeys(f"“{one.words}”" for one in ones))
    return f"<li><strong>{plain(ones[0].title)}</strong>: {plain(words)}. {plain(ones[0].instead)}</li>"
