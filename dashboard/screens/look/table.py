"""A table of ours: cells of HTML with a caption that is read out; on a phone each row becomes a few short lines."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from pandas.api.types import is_float_dtype, is_numeric_dtype

from dashboard.filters import day_in_words
from dashboard.screens.look.markup import draw, plain


def html_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Draw a table.

    Args:
        caption: What it shows, for readers who cannot see it at a glance.
        head: Plain words over the columns.
        rows: Cells of HTML made with `markup`; the first of each row is its heading.
        numbers: Positions of the columns that hold numbers.
    """
    sides = ["number" if position in numbers else "" for position in range(len(head))]
    top = "".join(
        f'<th scope="col" class="{side}">{plain(words)}</th>' for words, side in zip(head, sides, strict=True)
    )
    labels = [plain(words) for words in head]
    body = "".join(_row(cells, sides, labels) for cells in rows)
    draw(
        f'<div class="heed-scroll" tabindex="0" role="region" aria-label="{plain(caption)}">'
        '<table class="heed-table heed-rows">'
        f"<caption>{plain(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def frame_table(caption: str, table: pd.DataFrame, missing: str = "none", numbers_in_words: Sequence[str] = ()) -> None:
    """Draw a short table of plain values; the names of its columns are its head.

    Args:
        caption: What it shows.
        table: Numbers, days and words; words of others too.
        missing: What stands where there is no value.
        numbers_in_words: Further columns of numbers, written out already.
    """
    numbers = [
        place for place, name in enumerate(table.columns) if is_numeric_dtype(table[name]) or name in numbers_in_words
    ]
    written = [
        [_cell(value, missing, _decimals(table.iloc[:, place])) for value in table.iloc[:, place]]
        for place in range(table.shape[1])
    ]
    rows = list(zip(*written, strict=True))
    html_table(caption, [str(name) for name in table.columns], rows, numbers)


def _decimals(column: "pd.Series[Any]") -> int:
    """Count the decimals that all numbers of a column get, so that they stand below each other."""
    told = [float(value) for value in column.dropna()] if is_float_dtype(column) else []
    return max((len(repr(value).partition(".")[2].removesuffix("0")) for value in told), default=0)


def _cell(value: object, missing: str, decimals: int) -> str:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return f"<small>{plain(missing)}</small>"
    if isinstance(value, date):
        return plain(day_in_words(value))
    if isinstance(value, float):
        return f"{value:,.{decimals}f}"
    return f"{value:,}" if isinstance(value, int) else plain(value)


def bar(share: float) -> str:
    """Give a bar as wide as a share (0-1) of its cell; the number beside it says the same."""
    return f'<span class="heed-bar" aria-hidden="true"><span style="width:{max(share, 0.01) * 100:.0f}%"></span></span>'


def bars_over_time(shares: Sequence[float | None], words: str) -> str:
    """Give small upright bars, one a week, as a picture with its meaning in words.

    Args:
        shares: 0-1 of the greatest; None leaves a gap.
        words: What the bars show.
    """
    upright = "".join(
        f'<span style="height:{max(share, 0.04) * 100:.0f}%"></span>' if share is not None else "<span></span>"
        for share in shares
    )
    return f'<span class="heed-spark" role="img" aria-label="{plain(words)}">{upright}</span>'


def shaded(words: str, share: float | None) -> str:
    """Give a cell whose shade repeats its number; a share (0-1) of the darkest, None for no shade."""
    style = f' style="--heed-shade:{round(share * 45)}%"' if share is not None else ""
    return f'<span class="heed-shade"{style}>{words}</span>'


def _row(cells: Sequence[str], sides: Sequence[str], labels: Sequence[str]) -> str:
    first, *others = cells
    rest = "".join(
        f'<td class="{side}" data-label="{label}">{cell}</td>'
        for cell, side, label in zip(others, sides[1:], labels[1:], strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{rest}</tr>'
