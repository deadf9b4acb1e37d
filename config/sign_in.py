"""How people sign in: `sign-in.toml` of the data folder, in the form that Streamlit reads."""

import os
import tomllib

from config.errors import HeedError
from config.home import Home

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def check_sign_in(home: Home) -> bool:
    """Say whether people sign in; a file that could leave the door open is refused.

    Raises:
        HeedError: if the file can be read by others, is no TOML or lacks a setting.
    """
    path = home.sign_in
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise HeedError(f"{path} can be read by other users of this machine. Run: chmod 600 {path}")
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return False
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # What TOML complains of may quote a secret.
        raise HeedError(f'{path} cannot be read as TOML: write [auth] and one line NAME = "value" each.') from None
    auth = table.get("auth")
    lacking = [name for name in _NEEDED if not isinstance(auth, dict) or not auth.get(name)]
    if lacking:
        raise HeedError(f'{path}: [auth] lacks {", ".join(lacking)}. See "Who may look" in the README.')
    return True
