"""What a screen says where there is nothing: why, and what to do."""

from dashboard.screens.look.markup import draw, plain


def empty_state(sentence: str, advice: str = "") -> None:
    """Draw a quiet sentence in place of what is not there; advice says what would change that."""
    draw(f'<div class="heed-empty"><p>{plain(sentence)}</p>{f"<p>{plain(advice)}</p>" if advice else ""}</div>')
