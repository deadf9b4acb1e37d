"""README.md is true: it names every command, and its map every folder of the house."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import heed

_ROOT = Path(heed.__file__).parent
_README = (_ROOT / "README.md").read_text("utf-8")
_MAP = _README.split("## The map of the house")[1].split("```")[1]
_ROOMS = ("config", "warehouse", "collectors", "analysis", "dashboard")


def _mapped() -> Iterator[str]:
    """Give the folders that the map names, two spaces deeper for each folder within another."""
    parents: list[str] = []
    for line in filter(None, _MAP.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        names = [name.rstrip("/") for name in line.strip().split("  ")[0].split(", ") if name.endswith("/")]
        parents = [*parents[:depth], *names[:1]]
        yield from ("/".join((*parents[:depth], name)) for name in names)


def _folders(top: str) -> Iterator[str]:
    """Give a folder of the house and all within it that hold a file, but for what Python compiled."""
    files = [path.relative_to(_ROOT) for path in (_ROOT / top).rglob("*") if path.is_file()]
    held = {folder for path in files if "__pycache__" not in path.parts for folder in path.parents}
    yield from (folder.as_posix() for folder in held - {Path()})


@pytest.mark.parametrize("command", heed.COMMANDS)
def test_it_names_every_command(command: str) -> None:
    assert f"heed {command}" in _README


@pytest.mark.parametrize("top", [*_ROOMS, "docs"])
def test_its_map_names_every_folder_and_no_other(top: str) -> None:
    named = {name for name in _mapped() if name.split("/")[0] == top}
    assert named == set(_folders(top))


def test_its_map_names_the_folders_of_the_tests_that_mirror_no_room() -> None:
    named = {name for name in _mapped() if name.startswith("tests")}
    rooms = {f"tests/{name}" for room in _ROOMS for name in _folders(room)}
    assert named == {"tests", *_folders("tests")} - rooms
