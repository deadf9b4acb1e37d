"""A file that changes while it is read is not stored in part."""

from pathlib import Path

import pytest

from collectors.ingest import import_file
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import ROWS, stored, write


@pytest.mark.parametrize("later", [b"14/04/2026,north,One more,4\n", b"14/04/2026,north,\xe9\xff,4\n"])
def test_a_file_that_grows_while_it_is_read_is_refused_and_nothing_is_stored(
    home: Home, settings: Settings, tmp_path: Path, later: bytes
) -> None:
    path = write(tmp_path / "f.csv", ROWS * 1_000)

    def grow(step: str, done: int, total: int | None) -> None:
        if step == "reading" and done == 1_000:
            with path.open("ab") as file:
                file.write(later)

    with pytest.raises(HeedError, match=r"f\.csv changed while it was read"):
        import_file(home, settings, path, "riverside", progress=grow)
    assert stored(home) == []
