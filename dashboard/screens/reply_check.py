"""What the guard finds in the draft of a reply, shown beside it; nothing is ever sent."""

from collections.abc import Sequence

from analysis.reply_guard import Finding, lint_reply
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import plain
from dashboard.screens.look.status_tag import status_tag
from warehouse import gate

_LIMITS = (
    "heed sends nothing. The guard finds what is said plainly; of sentences that only hint it missed 12 in 20, so have "
    "a second person read the reply."
)


def show_reply_check(draft: str) -> None:
    """Draw the draft with what gives somebody away marked, and what to write instead."""
    if not draft.strip():
        return
    found = lint_reply(draft, gate.spans)
    limits = f'<p class="heed-small">{plain(_LIMITS)}</p>'
    if not found:
        card("", f"<p>Nothing was found that gives somebody away.</p>{limits}", status_tag("unknown", "Nothing found"))
        return
    body = f'<p class="heed-words">{_marked(draft, found)}</p><ul>{"".join(_lines(found))}</ul>{limits}'
    card("Before anybody posts this", body, status_tag("concern", f"{len(found)} to leave out"), tone="concern")


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
