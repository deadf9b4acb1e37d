"""Open any file that a clinic exports as rows of text: CSV, TSV, XLSX, JSON, JSON lines."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from collectors.files.delimited import read_delimited
from collectors.files.file_kind import check_file, refuse_binary
from collectors.files.json_rows import read_json_rows
from collectors.files.row import Table
from collectors.files.workbook import read_workbook
from config.errors import HeedError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_BLOCK = 2**20
_OBJECT = re.compile(rb'(?:\[\s*)?\{\s*"[^"{}]*"\s*:')


@dataclass(frozen=True)
class TextFile:
    """A file of text in an encoding that was found out.

    Attributes:
        open: Opens it with untranslated line ends, as often as it is called.
        encoding: The encoding in words.
    """

    open: Callable[[], TextIO]
    encoding: str


def read_table(path: Path, max_bytes: int, is_site: Callable[[str], bool] = lambda name: False) -> Table:
    """Open a CSV, TSV, XLSX, JSON or JSON lines file as rows, without loading it whole.

    Args:
        path: The file.
        max_bytes: How large it may be.
        is_site: Tells the names of sites, which sheets of a workbook may have.

    Raises:
        HeedError: if the file is missing, empty, too large, binary, protected, damaged, or has no rows.
    """
    head = check_file(path, max_bytes)
    if head.startswith(b"PK\x03\x04"):
        return read_workbook(path, max_bytes, is_site)
    file = read_text(path, head)
    if looks_like_json(path, head):
        return read_json_rows(path.name, file.open, file.encoding)
    return read_delimited(path.name, file.open, file.encoding)


def looks_like_json(path: Path, head: bytes) -> bool:
    """Tell JSON from delimited text: by the name of the file, else by its first character."""
    suffix = path.suffix.casefold()
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if suffix in (".csv", ".tsv"):  # the first name of a column may begin with a bracket
        return bool(_OBJECT.match(start))
    return suffix in (".json", ".jsonl", ".ndjson") or start[:1] in (b"{", b"[")


def read_text(path: Path, head: bytes) -> TextFile:
    """Find the encoding of a file from its marks, its first 64 KiB and a trial reading of the whole.

    Raises:
        HeedError: if it is binary, or in no encoding that heed reads.
    """
    refuse_binary(path, head)
    codec, errors, encoding = _encoding(path, head)
    return TextFile(lambda: path.open(encoding=codec, errors=errors, newline=""), encoding)


def _encoding(path: Path, head: bytes) -> tuple[str, str, str]:
    for mark, codec, name in _BOMS:
        if head.startswith(mark):
            if _can_decode(path, codec, "surrogatepass"):
                return codec, "surrogatepass", f"{name} with a byte order mark"
            raise HeedError(f"{path.name} is damaged {name}: export it again.")
    if head.count(0) > len(head) / 20:
        return _wide_encoding(path, head)
    is_marked = head.startswith(codecs.BOM_UTF8)
    utf8, name = ("utf-8-sig", "UTF-8 with a byte order mark") if is_marked else ("utf-8", "UTF-8")
    for errors in ("strict", "surrogatepass"):
        if _can_decode(path, utf8, errors):
            return utf8, errors, name
    unreadable, characters = _damage(path, utf8)
    if is_marked or unreadable * 20 < characters:
        return utf8, "replace", f"{name}, with {unreadable:,} unreadable places shown as \ufffd"
    return _narrow_encoding(path, head)


def _narrow_encoding(path: Path, head: bytes) -> tuple[str, str, str]:
    for likely in ("cp1252", _likely_encoding(head)):
        if likely and _can_decode(path, likely, "strict"):
            return likely, "strict", "Windows-1252" if likely == "cp1252" else likely
    raise HeedError(f"{path.name} is in no encoding that heed can make out: save it as UTF-8.")


def _wide_encoding(path: Path, head: bytes) -> tuple[str, str, str]:
    """Tell UTF-16 without a mark by the zeros in every other byte."""
    for codec, low, high in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if head[low::2].count(0) > 10 * head[high::2].count(0) and _can_decode(path, codec, "surrogatepass"):
            return codec, "surrogatepass", "UTF-16 without a byte order mark"
    raise HeedError(f"{path.name} is a binary file, not a table of feedback: export it as CSV or XLSX.")


def _likely_encoding(head: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(head).best()
    return best.encoding if best else None


def _can_decode(path: Path, codec: str, errors: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)(errors)
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _damage(path: Path, codec: str) -> tuple[int, int]:
    unreadable = characters = 0
    with path.open(encoding=codec, errors="replace", newline="") as text:
        while block := text.read(_BLOCK):
            unreadable += block.count("\ufffd")
            characters += len(block) - len(block.encode("ascii", "ignore"))
    return unreadable, characters - unreadable
