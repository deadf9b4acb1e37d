"""What a file was last written at is known while others write it."""

import os
from pathlib import Path
from typing import Any

import pytest

from warehouse.store import stamp


def test_a_log_that_goes_while_it_is_looked_at_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "desk.duckdb.wal"
    for file in (tmp_path / "desk.duckdb", log):
        file.touch()
    look = Path.stat

    def look_and_let_it_go(file: Path, **how: Any) -> os.stat_result:
        seen = look(file, **how)
        if file == log:
            log.unlink()  # whoever wrote closes the desk at this moment
        return seen

    monkeypatch.setattr(Path, "stat", look_and_let_it_go)
    assert len(stamp(tmp_path / "desk.duckdb")) == 2
    assert len(stamp(tmp_path / "desk.duckdb")) == 1
