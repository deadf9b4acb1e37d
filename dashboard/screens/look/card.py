"""Cards: one thing, set apart; and a person's words on one."""

from collections.abc import Iterable

from dashboard.screens.look.markup import draw, plain
from dashboard.words.highlight import marked_excerpt


def card(title: str, body: str = "", tag: str = "", foot: str = "", tone: str = "", level: int = 3) -> None:
    """Draw one thing as a card.

    Args:
        title: Plain words.
        body: HTML made with `markup`, `status_tag` and `quoted`.
        tag: HTML of `status_tag`, beside the title.
        foot: HTML of a last quiet line, such as links.
        tone: `concern`, `improvement`, `urgent` or `steady` colours its edge; empty leaves it plain.
        level: Of its heading: below that of a part of the screen; 2 where the cards stand in no such part.
    """
    draw(card_markup(title, body, tag, foot, tone, level))


def card_markup(title: str, body: str = "", tag: str = "", foot: str = "", tone: str = "", level: int = 3) -> str:
    """Give a card as HTML, so that several can be drawn as one element; arguments as for `card`."""
    head = f'<div class="heed-card-head"><h{level}>{plain(title)}</h{level}>{tag}</div>' if title else tag
    foot = f'<div class="heed-card-foot">{foot}</div>' if foot else ""
    return f'<article class="heed-card {tone}">{head}{body}{foot}</article>'


def quoted(text: str, place: str, length: int = 200, spans: Iterable[tuple[int, int]] = ()) -> str:
    """Give a person's redacted words as HTML, with where and when they were written.

    Args:
        text: As the snapshot holds it: redacted.
        place: Site, source and day in plain words.
        length: Greatest number of characters shown.
        spans: Stretches of the text that are marked, and near the first of which a cut quote begins.
    """
    return (
        f'<figure class="heed-quote"><blockquote>“{marked_excerpt(text, spans, length)}”</blockquote>'
        f"<figcaption>{plain(place)}</figcaption></figure>"
    )
