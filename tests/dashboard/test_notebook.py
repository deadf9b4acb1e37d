"""The example notebook is a valid one, and its cells run with the packages that are installed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import heed
from config.home import Home

# Said after the last cell, in the process that ran them, as a person's notebook has one of its own.
_TELL = """
import json
print(json.dumps({
    "complaints": bool(themes["complaints"].sum() > 0),
    "shares": bool(months["complaint_share"].notna().any()),
    "drawn": [len(chart.data) for chart in (trend, bars, dots)],
}))
"""


@pytest.fixture(scope="module")
def written(invented_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notebook") / "heed.ipynb"
    outcome = CliRunner().invoke(heed.main, ["--home", str(invented_home.path), "notebook", str(path)])
    assert outcome.exit_code == 0, outcome.output
    return path


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return cells


def test_it_has_what_nbformat_4_5_asks_for(written: Path) -> None:
    book = json.loads(written.read_text("utf-8"))
    assert (book["nbformat"], book["nbformat_minor"], set(book)) == (
        4, 5, {"cells", "metadata", "nbformat", "nbformat_minor"},
    )  # fmt: skip
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    for cell in book["cells"]:
        extra = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | extra


def test_its_cells_run_and_draw_what_the_snapshot_holds(written: Path) -> None:
    cells = ["".join(cell["source"]) for cell in _cells(written) if cell["cell_type"] == "code"]
    script = "\n".join([*cells, _TELL])
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout.splitlines()[-1]) == {"complaints": True, "shares": True, "drawn": [1, 1, 1]}


def test_a_file_that_is_there_is_left_alone(written: Path, invented_home: Home) -> None:
    before = written.read_bytes()
    outcome = CliRunner().invoke(heed.main, ["--home", str(invented_home.path), "notebook", str(written)])
    assert (outcome.exit_code, written.read_bytes()) == (1, before)
