"""What a receipt says of files that still hold what was removed, and which of them lie in the data folder."""

import re
from collections.abc import Collection, Iterable, Sequence
from hashlib import file_digest
from pathlib import Path

from config.home import Home
from warehouse.desk.export_register import Exported
from warehouse.store import Connection, opened

LEFT_IN = "left in "
"""Begins the name of an export that held what is removed."""

CAME_FROM = "came from "
"""Begins the name of an imported file that held what is removed: it is not heed's, and is left as it is."""

LABELS = "labels"
"""The kind under which `heed audit labels` notes what it wrote in the export register."""

_MOST_NAMED = 5
_NUMBER = re.compile(rf"{LEFT_IN}export (\d+), ")


def told(left: Exported) -> str:
    """Name an export as the receipt does; of corrections it says that a model may have learnt from them."""
    learnt = " (a model that was trained on it is to be trained anew)" if left.kind == LABELS else ""
    return f"{LEFT_IN}export {left.export_id}, {left.file}{learnt}"


def imported_files(inbox: Connection, mention_ids: Sequence[int]) -> list[str]:
    """Name the files from which some mentions were imported, in the words of the receipt; not what was collected."""
    rows = inbox.execute(
        "SELECT DISTINCT origin FROM raw_item JOIN batch USING (batch_id) "
        "WHERE is_file AND mention_id IN (SELECT unnest($numbers::BIGINT[])) ORDER BY origin",
        {"numbers": list(mention_ids)},
    ).fetchall()
    return [f"{CAME_FROM}{origin}" for (origin,) in rows]


def warnings(names: Collection[str]) -> str:
    """Say which files, out of heed's reach, hold what a receipt removed; nothing where there are none."""
    left, came = ([name.removeprefix(head) for name in names if name.startswith(head)] for head in (LEFT_IN, CAME_FROM))
    said = f" It has left in {', '.join(left)}: whoever has that must be told." if left else ""
    if came:
        named = ", ".join(came[:_MOST_NAMED]) + (
            f" and {len(came) - _MOST_NAMED} more" if len(came) > _MOST_NAMED else ""
        )
        said += (
            f" It had been imported from {named}: heed does not change imported files "
            "and takes nothing of this from them again; remove it there too."
        )
    return said


def is_told_by_name(name: str) -> bool:
    """Say whether it is no count of rows but a file that is named."""
    return name.startswith((LEFT_IN, CAME_FROM))


def numbers_told(names: Iterable[str]) -> list[int]:
    """Give the numbers of the exports that a receipt names."""
    return sorted({int(found[1]) for name in names if (found := _NUMBER.match(name))})


def exports_of(home: Home, numbers: list[int]) -> list[tuple[int, str, str, str, str | None]]:
    """Give number, kind, name, hash and mark of some exports, oldest first."""
    with opened(home, "desk") as desk:
        return desk.execute(
            "SELECT export_id, kind, file, sha256, mark FROM export "
            "WHERE export_id IN (SELECT unnest($numbers::INTEGER[])) ORDER BY export_id",
            {"numbers": numbers},
        ).fetchall()


def remove_written(home: Home, names: Iterable[str]) -> int:
    """Remove what still lies in the data folder of the exports that a receipt names, such as scheduled reports.

    A file is known by name and hash. Files elsewhere are not heed's to remove.

    Returns:
        How many files were removed.
    """
    numbers = numbers_told(names)
    if not numbers:
        return 0
    wanted = {(file, digest) for _, _, file, digest, _ in exports_of(home, numbers)}
    names_wanted = {file for file, _ in wanted}
    found = [path for path in home.path.rglob("*") if path.name in names_wanted and path.is_file()]
    found = [path for path in found if (path.name, _digest(path)) in wanted]
    for path in found:
        path.unlink()
    return len(found)


def _digest(path: Path) -> str:
    with path.open("rb") as held:
        return file_digest(held, "sha256").hexdigest()
