"""A disk without room: found before anything is paid for, and told in a sentence when it happens."""

import errno
import os
import shutil
from collections.abc import Collection, Iterator

from config.errors import HeedError
from config.home import Home

_LEAST = 100 * 2**20  # bytes; a rewrite of the inbox and a page of the largest size fit into it
# No room, a quota that is used up, and a limit on the size of a file: to a person they are the same.
_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class DiskFullError(HeedError):
    """Something could not be written."""


def check_room(home: Home) -> None:
    """Refuse to begin where there is hardly any room.

    Raises:
        DiskFullError: if less than 100 MB are free.
    """
    free = shutil.disk_usage(home.path).free
    if free < _LEAST:
        raise DiskFullError(
            f"Only {free / 2**20:,.0f} MB are free on the disk of {home.path}, and heed begins nothing with less than "
            f"{_LEAST / 2**20:,.0f} MB. Free some space and run the command again."
        )


def is_full_disk(error: BaseException | None) -> bool:
    """Tell whether an error, or one that it came from, says that there was no room."""
    return any(isinstance(each, DiskFullError) for each in _chain(error)) or system_said(error, _NUMBERS) is not None


def system_said(error: BaseException | None, numbers: Collection[int]) -> int | None:
    """Find which of some error numbers an error has, or one that it came from; DuckDB tells them in words only."""
    for each in _chain(error):
        if isinstance(each, OSError) and each.errno in numbers:
            return each.errno
        found = next((number for number in numbers if os.strerror(number).casefold() in str(each).casefold()), None)
        if found is not None:
            return found
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def said_of(home: Home) -> str:
    """Give the sentence for a person."""
    return (
        f"There is no room left to write in {home.path}. What was written before is whole, what was being written is "
        "not kept. Free some space and run the command again: it goes on from where it stopped."
    )
