"""A data folder that the account may not read or write, told in a sentence."""

import errno
import os

from config.home import Home
from warehouse.files.full_disk import system_said

_NUMBERS = (errno.EACCES, errno.EPERM, errno.EROFS)


def is_not_allowed(error: BaseException) -> bool:
    """Tell whether an error, or one that it came from, says that reading or writing is not allowed."""
    return system_said(error, _NUMBERS) is not None


def said_of_not_allowed(home: Home, error: BaseException) -> str:
    """Give the sentence for a person: which file it is, where that is known, and why."""
    file = error.filename if isinstance(error, OSError) and error.filename else home.path
    return (
        f"{file} cannot be used: {os.strerror(system_said(error, _NUMBERS) or errno.EACCES)}. heed reads and writes "
        f"{home.path}: run it as the account that this folder belongs to, where writing is allowed."
    )
