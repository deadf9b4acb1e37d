"""Answers that come again under a known id with other words: an edit, or an id that was given to somebody else."""

import json
from collections.abc import Sequence

from collectors.files.row_ids import cell_of


class Reworded:
    """Counts them, by what was landed of an answer before and what the file says now in these columns of text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._count = 0

    def keeps(self, held: bytes, brought: bytes) -> bool:
        """Say of two payloads of one answer whether the first stays: its words are others, its columns the same."""
        before, now = json.loads(held)["cells"], json.loads(brought)["cells"]
        both = [header for header in self._texts if header in before and header in now]
        is_other = any(cell_of(before, header) != cell_of(now, header) for header in both)
        if not both:  # other columns are called the words now
            is_other = not {cell_of(now, header) for header in self._texts if header in now} & {
                cell_of(before, header) for header in before
            }
        self._count += is_other
        return is_other and before.keys() == now.keys()

    def sentences(self, replaced: int) -> list[str]:
        """Say how many there are besides those whose stored words were replaced; nothing where there is none."""
        kept = self._count - replaced
        if kept <= 0:
            return []
        answers = "1 answer has" if kept == 1 else f"{kept:,} answers have"
        return [
            f"{answers} other words than were imported under the same id: heed keeps the first. If they were "
            "corrected, import the file again with --replace; if its ids were given to other answers before, with "
            "--map id= to tell rows apart by what they say."
        ]


def says(body: bytes, words: str) -> bool:
    """Say whether what was landed of an answer has these words in one of its cells."""
    cells = json.loads(body)["cells"]
    return any(cell_of(cells, header) == words for header in cells)
