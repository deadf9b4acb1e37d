"""Who else on this machine may read a data folder: nobody. Folders are 0700, files 0600."""

import os
import stat
from pathlib import Path

from config.home import Home

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def close_to_others(home: Home) -> None:
    """Take every right on a data folder and what is in it from other accounts; Windows has rights of another kind."""
    for path in _wide(home):
        path.chmod(path.stat().st_mode & ~_OTHERS)


def open_files(home: Home) -> list[str]:
    """Name the files and folders of a data folder on which other accounts have a right."""
    return [str(path) for path in _wide(home)]


def _wide(home: Home) -> list[Path]:
    if os.name == "nt" or not home.path.is_dir():
        return []
    everything = [home.path, *sorted(home.path.rglob("*"))]
    return [path for path in everything if not path.is_symlink() and path.stat().st_mode & _OTHERS]
