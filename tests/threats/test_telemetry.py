"""No library tells its maker that heed runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

_READ = """
from pathlib import Path
from analysis.encoder import reader
import analysis
reader._session(next(Path(analysis.__file__).parent.rglob(reader.MODEL)))
"""


def test_reading_with_the_encoder_leaves_nothing_that_its_library_would_send(tmp_path: Path) -> None:
    places = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")}
    known = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", _READ], env=known | places, check=True)
    assert not list(tmp_path.rglob("*"))
