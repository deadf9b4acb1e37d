"""A row of figures: each a number, what it counts, and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.screens.look.markup import draw, plain


@dataclass(frozen=True)
class Figure:
    """One number of a row.

    Attributes:
        value: As it is read: "14 in 100".
        label: What it counts.
        note: n, interval or comparison; empty for none.
        tag: HTML of `status_tag`; empty for none.
    """

    value: str
    label: str
    note: str = ""
    tag: str = ""


def figure_row(figures: Sequence[Figure]) -> None:
    """Draw two to five figures beside each other; on a phone two in a row."""
    cells = "".join(
        f'<div class="heed-figure"><dt>{plain(figure.label)}</dt><dd><span class="heed-value">{plain(figure.value)}'
        f'</span>{figure.tag}<span class="heed-note">{plain(figure.note)}</span></dd></div>'
        for figure in figures
    )
    draw(f'<dl class="heed-figures">{cells}</dl>')
