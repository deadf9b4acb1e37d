import stat

import pytest

from config.errors import HeedError
from config.home import Home
from warehouse.prepare import prepare


def test_a_prepared_folder_is_left_as_it_is(home: Home) -> None:
    key = home.key.read_bytes()
    assert not prepare(home)
    assert home.key.read_bytes() == key


def test_a_lost_key_is_not_silently_replaced(home: Home) -> None:
    home.key.unlink()
    with pytest.raises(HeedError, match="Restore it from a backup"):
        prepare(home)


@pytest.mark.parametrize("name", ["key", "inbox", "store", "desk"])
def test_private_files_are_for_their_owner_alone(home: Home, name: str) -> None:
    assert stat.S_IMODE(getattr(home, name).stat().st_mode) == 0o600
