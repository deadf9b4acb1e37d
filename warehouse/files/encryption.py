"""Encryption of the files at rest: the key, which lies outside the data folder, and which files are encrypted.

DuckDB encrypts with AES-256-GCM. Its wheel can read encrypted files and not write them; what can is the extension
httpfs, which comes as a package (`pip install 'heed[encrypt]'`) and is never downloaded by DuckDB.
"""

import os
import re
import secrets
import struct
from importlib.util import find_spec
from pathlib import Path

from config.errors import HeedError

KEY_VARIABLE = "HEED_KEY_FILE"
"""Names the file of the key in the environment; where it is set, new files are encrypted."""

_KEY = re.compile(r"[0-9a-f]{64}")
_HEADER = 28
_IS_ENCRYPTED = 1


def is_encrypted(path: Path) -> bool:
    """Say whether a DuckDB file is encrypted: the lowest flag in the header that follows its version.

    Source: DuckDB 1.5, src/include/duckdb/storage/storage_info.hpp, MainHeader.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or header[8:12] != b"DUCK":
        return False
    return bool(struct.unpack("<Q", header[20:28])[0] & _IS_ENCRYPTED)


def key_for(path: Path) -> str | None:
    """Give the key of a file as 64 hexadecimal digits, None for one without; a new file has one where a key is set.

    Raises:
        HeedError: if the file is encrypted and no key is at hand, or the key cannot be used.
    """
    wanted = is_encrypted(path) if path.exists() and path.stat().st_size else bool(os.environ.get(KEY_VARIABLE))
    if not wanted:
        return None
    named = os.environ.get(KEY_VARIABLE)
    if not named:
        raise HeedError(f"{path} is encrypted: set {KEY_VARIABLE} to the file that holds its key.")
    return read_key_file(Path(named), path)


def read_key_file(file: Path, path: Path) -> str:
    """Read the key for a file of the data folder, in which it must not lie.

    Raises:
        HeedError: if it lies beside what it protects, others may read it, or it is no key.
    """
    folder = path.resolve().parent
    if file.resolve().is_relative_to(folder if folder.name != "published" else folder.parent):
        raise HeedError(f"The key {file} lies in the data folder that it protects: keep it somewhere else.")
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise HeedError(f"The key {file} can be read by other users. Run: chmod 600 {file}")
        key = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise HeedError(f"The key {file}, named by {KEY_VARIABLE}, cannot be read.") from error
    if not _KEY.fullmatch(key):
        raise HeedError(f"{file} holds no key: it must be 64 hexadecimal digits, as `heed encrypt` writes them.")
    return key


def write_new_key(file: Path, folder: Path) -> None:
    """Write a new random key; never over an existing file, never into the data folder.

    Raises:
        HeedError: if the file exists, lies in that folder, or cannot be written.
    """
    if file.resolve().is_relative_to(folder.resolve()):
        raise HeedError(f"The key {file} would lie in the data folder that it protects: name a file somewhere else.")
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_hex(32) + "\n")
    except FileExistsError:
        raise HeedError(f"{file} exists already: a key that was written over opens nothing any more.") from None
    except OSError as error:
        raise HeedError(f"{file} cannot be written: {error.strerror or error}.") from error


def extension_file() -> Path:
    """Find the extension that encrypts, in its package.

    Raises:
        HeedError: if the package is not installed.
    """
    found = find_spec("duckdb_extension_httpfs")
    if found is None or found.origin is None:
        raise HeedError("Encrypted files need one more package: pip install 'heed[encrypt]'.")
    (file,) = Path(found.origin).parent.glob("extensions/*/httpfs.duckdb_extension")
    return file
