"""The log of the collectors stays small however long heed runs, and holds what came of each run."""

import pytest

from collectors.http.log_file import logging_to, note
from config.home import Home


def test_the_log_is_bounded_and_its_newest_line_is_kept(home: Home) -> None:
    for number in range(6):
        note(home, [f"{number} {'x' * 10_000}"] * 100)
    note(home, ["the newest"])
    files = sorted(path.name for path in home.path.glob("heed.log*"))
    size = sum((home.path / name).stat().st_size for name in files)
    assert (files, size <= 4_000_000) == (["heed.log", "heed.log.1", "heed.log.2", "heed.log.3"], True)
    assert (home.path / "heed.log").read_text("utf-8").rstrip().endswith("the newest")


def test_a_folder_that_does_not_exist_gets_no_log(home: Home) -> None:
    missing = Home(home.path / "missing")
    with logging_to(missing):
        assert not missing.path.exists()


def test_what_goes_to_the_log_is_printed_nowhere(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    note(home, ["All steps were done."])
    assert "All steps were done." in (home.path / "heed.log").read_text("utf-8")
    assert caplog.records == []
