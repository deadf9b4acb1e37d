"""The words on each page of a PDF."""

from pathlib import Path

from pypdf import PdfReader


def pages_of(path: Path) -> list[str]:
    """Read the words of each page, in the order in which they are drawn."""
    return [page.extract_text() for page in PdfReader(path).pages]
