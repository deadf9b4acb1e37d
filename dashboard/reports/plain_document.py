"""Headings and paragraphs as a Word document."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def write_plain_document(parts: Sequence[tuple[str, Sequence[str]]], path: Path) -> None:
    """Write headings with their paragraphs; the first is the title, "- " begins an item, ** stands around bold."""
    book = Document()
    for level, (heading, paragraphs) in enumerate(parts):
        book.add_heading(heading, level=min(level, 1))
        for text in paragraphs:
            is_item = text.startswith("- ")
            _write(book.add_paragraph(style="List Bullet" if is_item else None), text[2:] if is_item else text)
    book.save(str(path))


def _write(paragraph: Any, text: str) -> None:
    for place, piece in enumerate(_BOLD.split(text)):
        paragraph.add_run(piece).bold = place % 2 == 1
