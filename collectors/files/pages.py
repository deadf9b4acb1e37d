"""Saved answers of X and Reddit, however they were saved: one page, a list of pages, a page a line, a recording."""

import base64
import binascii
import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from collectors.files.file_kind import check_file
from collectors.files.json_rows import read_documents
from collectors.files.table import looks_like_json, read_text
from collectors.reddit import looks_like_reddit
from collectors.x import looks_like_x
from config.errors import HeedError


def read_pages(path: Path, max_bytes: int) -> Iterator[tuple[int, Any, str]]:
    """Yield line, page and fault (empty when there is none).

    Raises:
        HeedError: if the file is missing, empty, too large, binary, or not JSON.
    """
    head = check_file(path, max_bytes)
    file = read_text(path, head)
    if not looks_like_json(path, head):
        raise HeedError(f"{path.name} is not JSON: saved pages of X and Reddit are. Leave out --as to import a table.")
    for line, document, fault in read_documents(path.name, file.open):
        if fault:
            yield line, document, fault
        else:
            yield from ((line, page, "") for page in _pages(document))


def source_of_pages(path: Path, max_bytes: int) -> str | None:
    """Tell whether a file holds pages of `x` or `reddit`, by its first page; None where it is anything else."""
    head = check_file(path, max_bytes)
    if head.startswith(b"PK\x03\x04"):
        return None
    file = read_text(path, head)
    if not looks_like_json(path, head):
        return None
    _, document, _ = next(read_documents(path.name, file.open))
    pages = list(_pages(document))
    if any(map(looks_like_reddit, pages)):
        return "reddit"
    return "x" if any(map(looks_like_x, pages)) else None


def _pages(document: Any) -> Iterator[Any]:
    """Unwrap a list of pages, `response` envelopes and recordings; a Reddit comments page is a list but one page."""
    if isinstance(document, Mapping) and isinstance(document.get("interactions"), list):
        yield from _recorded(document["interactions"])
    elif isinstance(document, Mapping) and isinstance(document.get("response"), Mapping):
        yield document["response"]
    elif isinstance(document, list) and not looks_like_reddit(document):
        for part in document:
            yield from _pages(part)
    else:
        yield document


def _recorded(interactions: list[Any]) -> Iterator[Any]:
    for interaction in interactions:
        try:
            body = interaction["response"]["body"]
            text = body["string"] if "string" in body else _unpacked(body["base64_string"])
            page = json.loads(text, parse_int=str)
        except (KeyError, TypeError, ValueError, binascii.Error, OSError, zlib.error, EOFError) as error:
            raise HeedError("This recording of an API cannot be read: save the listing itself as JSON.") from error
        if looks_like_reddit(page) or looks_like_x(page):  # not the answers to signing in
            yield page


def _unpacked(packed: str) -> str:
    data = base64.b64decode(packed)
    return (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode("utf-8")
