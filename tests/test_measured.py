"""A measurement replaces its own part of a document and nothing else."""

from pathlib import Path

import pytest

from tests.measured import write

_TEXT = """# Speed

Words of a person.

<!-- screens: written by make bench -->

old

<!-- end of screens -->

More words.
"""


def test_only_the_part_between_the_marks_is_replaced(tmp_path: Path) -> None:
    document = tmp_path / "speed.md"
    document.write_text(_TEXT, "utf-8")
    write(document, "screens", ["| a |", "|---|"])
    assert document.read_text("utf-8") == _TEXT.replace("old", "| a |\n|---|")


def test_a_document_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "speed.md"
    document.write_text(_TEXT, "utf-8")
    with pytest.raises(SystemExit, match="has no part"):
        write(document, "commands", ["x"])
    assert document.read_text("utf-8") == _TEXT
