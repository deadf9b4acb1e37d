"""How people sign in: `sign-in.toml` of the data folder, in the form that Streamlit reads."""

from config.errors import HeedError
from config.home import Home
from config.secrets import read_private

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def check_sign_in(home: Home) -> bool:
    """Say whether people sign in; a file that could leave the door open is refused.

    Raises:
        HeedError: if the file can be read by others, is no TOML or lacks a setting.
    """
    # Streamlit reads it too, and takes no mark at its beginning.
    table = read_private(home.sign_in, '[auth] and one line NAME = "value" each', "utf-8")
    if table is None:
        return False
    auth = table.get("auth")
    lacking = [name for name in _NEEDED if not isinstance(auth, dict) or not auth.get(name)]
    if lacking:
        raise HeedError(f'{home.sign_in}: [auth] lacks {", ".join(lacking)}. See "Who may look" in the README.')
    return True
