"""Every row of the robustness table is a named test that fails once the behaviour is taken out: see robustness.py."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collectors.robustness import BEHAVIOURS, FAULTS, Withstood

_ROOT = Path(__file__).parents[2]
_ROOMS = ("config", "warehouse", "collectors", "analysis", "dashboard", "tests")
_ROWS = 23 + 2
_SECONDS = 90


def _named(behaviour: Withstood) -> str:
    return f"{behaviour.fault}: {behaviour.test.rpartition('::')[2]}"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the project whose lines may be taken out."""
    there = tmp_path_factory.mktemp("project")
    for room in _ROOMS:
        shutil.copytree(_ROOT / room, there / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("heed.py", "pyproject.toml"):
        shutil.copy(_ROOT / file, there / file)
    yield there
    shutil.rmtree(there)


def test_every_row_of_the_table_is_tested() -> None:
    assert len(FAULTS) == _ROWS


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=_named)
def test_the_test_of_a_row_exists_and_so_does_the_line_that_it_watches(behaviour: Withstood) -> None:
    file, _, name = behaviour.test.partition("::")
    tree = ast.parse((_ROOT / "tests" / file).read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    written = (_ROOT / behaviour.file).read_text("utf-8")
    assert (name.partition("[")[0] in functions, written.count(behaviour.line)) == (True, 1)


@pytest.mark.slow
@pytest.mark.timeout(5 * _SECONDS)
def test_every_test_of_a_row_passes_while_nothing_is_taken_out(copied: Path) -> None:
    ended = _run(copied, *(each.test for each in BEHAVIOURS))
    assert ended.returncode == 0, ended.stdout


@pytest.mark.slow
@pytest.mark.timeout(2 * _SECONDS)
@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=_named)
def test_the_test_of_a_row_fails_once_the_behaviour_is_taken_out(copied: Path, behaviour: Withstood) -> None:
    file = copied / behaviour.file
    written = file.read_text("utf-8")
    file.write_text(written.replace(behaviour.line, behaviour.without), "utf-8")
    try:
        ended = _run(copied, behaviour.test)
    finally:
        file.write_text(written, "utf-8")
    assert (ended.returncode, "FAILED" in ended.stdout) == (1, True), ended.stdout


def _run(project: Path, *tests: str) -> "subprocess.CompletedProcess[str]":
    options = ["-n0", "-q", "-x", "-m", "", "-p", "no:cacheprovider", f"--timeout={_SECONDS}"]
    command = [sys.executable, "-B", "-m", "pytest", *options, *(f"tests/{test}" for test in dict.fromkeys(tests))]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
