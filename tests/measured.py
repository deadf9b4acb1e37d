"""Write what was measured between two marks of a document; the words around them are people's and stay."""

import os
import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

_DOCS = Path(__file__).parents[1] / "docs"
FIGURES = _DOCS / "figures.md"
SPEED = _DOCS / "speed.md"


def write(document: Path, part: str, lines: Iterable[str]) -> None:
    """Replace one part of a document, and say the same on the screen.

    Args:
        document: A file that holds `<!-- PART: written by make bench -->` and `<!-- end of PART -->`.
        part: The name in the marks.
        lines: What stands between them from now on, Markdown.

    Raises:
        SystemExit: if the document has no such part.
    """
    begin, end = f"<!-- {part}: written by make bench -->", f"<!-- end of {part} -->"
    before, found, rest = document.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"{document} has no part between {begin} and {end}: put the two marks where it belongs.")
    said = "\n".join(lines).strip("\n")
    sys.stdout.write(f"{said}\n")
    document.write_text(f"{before}{begin}\n\n{said}\n\n{end}{after}", "utf-8")


def machine() -> str:
    """Say when and on what something was measured, in one line."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load average at the end {os.getloadavg()[0]:.1f}."
    )
