"""The words on each page of a PDF."""

from pathlib import Path
from typing import Any


def read_pdf(path: Path) -> Any:
    """Open a PDF; what reads it is loaded by the tests that need it only."""
    from pypdf import PdfReader

    return PdfReader(path)


def pages_of(path: Path) -> list[str]:
    """Read the words of each page, in the order in which they are drawn."""
    return [page.extract_text() for page in read_pdf(path).pages]
