"""The secrets of the platforms: from the environment, or from a file that nobody else can read."""

import os
import tomllib
from pathlib import Path
from typing import Any

from config.errors import HeedError
from config.home import Home
from config.notices import NOTICE_SECRET

NAMES = (
    "HEED_X_BEARER_TOKEN",
    "HEED_REDDIT_CLIENT_ID",
    "HEED_REDDIT_CLIENT_SECRET",
    "HEED_REDDIT_USER_AGENT",
)


def read_secret(home: Home, name: str) -> str:
    """Give a secret by its name; the environment goes before `secrets.toml` of the data folder.

    Raises:
        HeedError: if there is none, or the file can be read by others or is not TOML.
    """
    value = os.environ.get(name) or _from_file(home).get(name, "")
    if not isinstance(value, str) or not value.strip():
        raise HeedError(
            f'{name} is not set. Put it into the environment, or as {name} = "..." into '
            f"{home.path / 'secrets.toml'} (chmod 600)."
        )
    value = value.strip()
    if not value.isprintable() or not value.isascii():
        raise HeedError(f"{name} holds a line break or another sign that no secret has: copy it again.")
    return value


def read_private(path: Path, form: str, encoding: str) -> dict[str, Any] | None:
    """Read a TOML file that nobody else can read; None where there is none.

    Args:
        path: The file.
        form: How it is written, for the message.
        encoding: `utf-8`, or `utf-8-sig` where a mark at its beginning does no harm.

    Raises:
        HeedError: if others can read it, or it is not TOML.
    """
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise HeedError(f"{path} can be read by other users of this machine. Run: chmod 600 {path}")
        return tomllib.loads(path.read_text(encoding))
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # What TOML complains of may quote a secret.
        raise HeedError(f"{path} cannot be read as TOML: write {form}.") from None


def _from_file(home: Home) -> dict[str, Any]:
    path = home.path / "secrets.toml"
    table = read_private(path, 'one line NAME = "value" for each secret', "utf-8-sig") or {}
    for name in table:
        if name not in NAMES and not NOTICE_SECRET.fullmatch(name):
            raise HeedError(f"{path}: there is no secret {name!r}; heed knows {', '.join(NAMES)} and HEED_NOTICE_...")
    return table
