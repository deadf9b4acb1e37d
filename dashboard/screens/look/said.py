"""What became of what a person has just done: said where they pressed, and read out by a screen reader."""

from dashboard.screens.look.markup import draw, link, plain


def say(sentence: str, is_done: bool = True, address: str = "", words: str = "") -> None:
    """Draw what became of it; a screen reader says it as soon as it appears.

    Args:
        sentence: What happened.
        is_done: Whether it was done.
        address: Where that is seen, one that `links.link_to` made; empty where it is seen here.
        words: The words of that link.
    """
    on = f" {link(address, words)}" if address else ""
    sign, colour = ("✓", "green") if is_done else ("■", "red")
    mark = f'<span aria-hidden="true">{sign}</span>'
    draw(f'<p class="heed-said heed-{colour} heed-screen-only" role="alert">{mark} {plain(sentence)}{on}</p>')
