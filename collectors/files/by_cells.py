"""What the cells of columns tell that their names do not: names of sites, and words beside bare marks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from collectors.files.column_names import SYNONYMS, plain_header
from collectors.files.columns import Guess
from collectors.files.rating_words import words_under
from collectors.files.ratings import looks_like_rating, plain_mark
from collectors.files.row import Row, listed
from collectors.files.row_ids import cell_of
from config.settings import Provider

_MOSTLY = 0.8
_BY_CELLS = "by its cells"


def told_by_cells(guessed: Guess, sample: Sequence[Row], provider: Provider, chosen: Collection[str]) -> Guess:
    """Take another column for the site or the rating where its cells say that it is the better one.

    A column of names of sites in heed.toml is the site where the one that was found by its name holds none of them. A
    column of words such as "Very good", one for each mark, is the rating in place of the bare marks: these do not say
    whether 1 is the best.
    """
    headers = (*(header for _, header in guessed.columns.used), *guessed.not_used)
    cells = {header: [cell_of(row.cells, header) for row in sample] for header in headers}
    if "site" not in chosen:
        guessed = _with(guessed, "site", _naming_sites(guessed, cells, provider))
    if "rating" not in chosen:
        guessed = _with(guessed, "rating", _in_words(guessed, cells))
    return guessed


def said_of_cells(guessed: Guess) -> list[str]:
    """Say which columns were taken, or not, because of their cells; nothing where none was."""
    site, rating = guessed.columns.site, guessed.columns.rating
    told = (
        ("site", f"{site!r} is the site: its cells are names of sites in heed.toml."),
        ("rating", f"{rating!r} is the rating: it says in words what marks in another column mean."),
    )
    said = [sentence for field, sentence in told if guessed.reasons.get(field) == _BY_CELLS]
    unread = [header for header in guessed.not_used if plain_header(header) in SYNONYMS["rating"]]
    if rating is None and unread and "rating" not in guessed.reasons:
        said.append(f"No rating is used: in {listed(unread)} stands no mark, or none that heed can read.")
    return said


def _with(guessed: Guess, field: Literal["site", "rating"], header: str | None) -> Guess:
    if header is None:
        return guessed
    before = guessed.columns
    taken: dict[str, Any] = {"service": None} if header == before.service else {}
    columns = replace(before, **taken | {field: header})
    left = [name for _, name in before.used if name not in {name for _, name in columns.used}]
    return replace(
        guessed,
        columns=columns,
        reasons={**guessed.reasons, field: _BY_CELLS},
        not_used=(*(name for name in guessed.not_used if name != header), *left),
        identifiers=tuple(name for name in guessed.identifiers if name != header),
    )


def _naming_sites(guessed: Guess, cells: Mapping[str, list[str]], provider: Provider) -> str | None:
    if not provider.sites or _share(cells.get(guessed.columns.site or "", ()), provider.site_named):
        return None
    others = [name for name in (guessed.columns.service, *guessed.not_used) if name]
    return next((name for name in others if _share(cells[name], provider.site_named) >= _MOSTLY), None)


def _in_words(guessed: Guess, cells: Mapping[str, list[str]]) -> str | None:
    rating = guessed.columns.rating or ""
    marks, known = [plain_mark(cell) for cell in cells.get(rating, ())], words_under(rating)
    if not any(marks) or any(mark in known or (mark and not looks_like_rating(mark)) for mark in marks):
        return None
    for header in guessed.not_used:
        words, known = [plain_mark(cell) for cell in cells[header]], words_under(header)
        pairs = {(mark, word) for mark, word in zip(marks, words, strict=True) if mark and word in known}
        is_one_to_one = len(pairs) == len(dict(pairs)) == len({word for _, word in pairs}) > 1
        if is_one_to_one and _share(words, known.__contains__) >= _MOSTLY:
            return header
    return None


def _share(cells: Sequence[str], holds: Callable[[str], object]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(map(bool, map(holds, filled))) / len(filled) if filled else 0.0
