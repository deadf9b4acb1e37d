"""Make a data folder, or bring an old one to the newest schema."""

import os
import shutil
from pathlib import Path

from config.errors import HeedError
from config.home import Home
from warehouse.files.file_modes import close_to_others
from warehouse.store import writing
from warehouse.voice import create_key

_TEMPLATE = Path(__file__).parents[1] / "config" / "template.toml"


def prepare(home: Home, settings_file: Path = _TEMPLATE) -> bool:
    """Make whatever a data folder lacks; what is there already stays as it is.

    Args:
        home: The data folder; only its owner may write in it.
        settings_file: What its heed.toml starts as.

    Returns:
        Whether anything was missing.

    Raises:
        HeedError: if the folder cannot be made, the key of one that holds mentions is missing, or another process
            writes.
    """
    is_new = not home.settings.exists()
    try:
        home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise HeedError(f"{home.path} cannot be a data folder: there is a file of that name, or above it.") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise HeedError(f"{home.path} cannot be made: {reason}. Name another folder with --home.") from None
    if is_new:
        shutil.copyfile(settings_file, home.settings)
    if not home.key.exists():
        if _holds_mentions(home):
            raise HeedError(
                f"The key {home.key} is gone, but {home.store.name} holds voices numbered with it. "
                "Restore it from a backup; with a new key, everyone who wrote before would count as somebody else."
            )
        is_new = True
        create_key(home.key)
    for room in ("inbox", "store", "desk"):
        with writing(home, room, "heed init"):
            pass
    close_to_others(home)
    return is_new


def _holds_mentions(home: Home) -> bool:
    if not home.store.exists():
        return False
    with writing(home, "store", "heed init") as store:
        return bool(store.execute("SELECT 1 FROM mention LIMIT 1").fetchall())
