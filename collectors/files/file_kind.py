"""Is this a file that can be a table at all? If not, what is it, and what should a person do?"""

import os
import stat
from pathlib import Path

from config.errors import HeedError

_SAVE_AS = "save it as XLSX or CSV and import that"
_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive: unpack it and import what is inside"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive: unpack it and import what is inside"),
    (b"Rar!", "a RAR archive: unpack it and import what is inside"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\0"))


def check_file(path: Path, max_bytes: int) -> bytes:
    """Refuse what is not a readable file of a fair size, and return its first 64 KiB.

    Raises:
        HeedError: if the file is missing, not a regular file, unreadable, empty or larger than `max_bytes`.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise HeedError(f"{path} is a folder: name one file in it.")
        if not stat.S_ISREG(about.st_mode):
            raise HeedError(f"{path} is not an ordinary file: save the rows to a file first.")
        if about.st_size > max_bytes:
            raise HeedError(
                f"{path.name} has {about.st_size / 2**20:,.0f} MB, more than the {max_bytes / 2**20:,.0f} MB allowed: "
                "split it, or raise max_import_megabytes in heed.toml."
            )
        with path.open("rb") as file:
            head = file.read(65536)
    except FileNotFoundError:
        raise HeedError(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise HeedError(f"{path} cannot be read: {reason}.") from error
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise HeedError(f"{path.name} is empty.")
    return head


def refuse_binary(path: Path, head: bytes) -> None:
    """Refuse a file whose first bytes show that it is no text, and say what it is.

    Raises:
        HeedError: for pictures, documents, archives, databases, old or protected workbooks and other binary files.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise HeedError(f"{path.name} is {kind}{'' if ':' in kind else ', not a table of feedback'}.")
    if head.startswith(_OLE):
        raise HeedError(_old_office(path))
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")):
        raise HeedError(f"{path.name} is a web page or XML, whatever its name says: open it in Excel and {_SAVE_AS}.")
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) / 20
    if not is_wide and len(head) - len(head.translate(None, _CONTROL)) > max(8, len(head) / 50):
        raise HeedError(f"{path.name} is a binary file, not a table of feedback: export it as CSV or XLSX.")


def _old_office(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2**20)
        file.seek(max(0, path.stat().st_size - 2**20))
        both = start + file.read()
    if "EncryptedPackage".encode("utf-16-le") in both:
        return f"{path.name} is protected by a password: open it in Excel, remove the password and save it again."
    return f"{path.name} is an Excel 97-2003 workbook or another old Office file: open it and {_SAVE_AS}."
