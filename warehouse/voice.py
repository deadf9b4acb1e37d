"""Turn an author into a voice: a number that says who is the same person without saying who it is."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from config.errors import HeedError

_KEY_BYTES = 32


def create_key(path: Path) -> None:
    """Write a new random key of 32 bytes, in hexadecimal, that only its owner can read.

    Raises:
        HeedError: There is a key already: with a new one every author would become somebody else.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        message = f"{path} exists already. Keep it: a new key would break the link to every author stored so far."
        raise HeedError(message) from None
    except OSError as problem:
        raise HeedError(f"The key {path} cannot be created: {problem.strerror}.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        # The mode above is masked by the umask, which may only take away; this one is not.
        path.chmod(0o600)
        file.write(secrets.token_hex(_KEY_BYTES) + "\n")


def read_key(path: Path) -> bytes:
    """Read the key that `create_key` wrote.

    Raises:
        HeedError: It is missing, empty, too short, not hexadecimal, or readable by other people of this machine.
    """
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise HeedError(f"The key {path} can be read by other users. Run: chmod 600 {path}")
        written = path.read_bytes().strip()
    except FileNotFoundError:
        raise HeedError(
            f"There is no key at {path}. Run `heed init`, or put back the key that was used so far."
        ) from None
    except OSError as problem:
        raise HeedError(f"The key {path} cannot be read: {problem.strerror}.") from None
    if not written:
        raise HeedError(
            f"The key {path} is empty. Put back the key that was used so far, or delete it and run `heed init`."
        )
    try:
        key = bytes.fromhex(written.decode("ascii"))
    except ValueError:
        raise HeedError(f"The key {path} is not a hexadecimal number. Put back the key that was used so far.") from None
    if len(key) < _KEY_BYTES:
        raise HeedError(f"The key {path} is too short: {len(key)} bytes where {_KEY_BYTES} are needed. It was damaged.")
    return key


def voice(key: bytes, source: str, author: str) -> int:
    """Number an author of a source: 63 bits of HMAC-SHA-256 (RFC 2104), the same for the same key only.

    Raises:
        ValueError: The key is shorter than 32 bytes.
    """
    if len(key) < _KEY_BYTES:
        raise ValueError(f"a key of {len(key)} bytes; {_KEY_BYTES} are needed")
    # The separator keeps ("x", "y:z") and ("x:y", "z") apart.
    message = f"{source}\0{author}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hmac.digest(key, message, hashlib.sha256)[:8], "big") >> 1
