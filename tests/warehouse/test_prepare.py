import stat

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.prepare import prepare
from warehouse.voice import read_key


def test_a_prepared_folder_is_left_as_it_is(home: Home) -> None:
    key = home.key.read_bytes()
    assert not prepare(home)
    assert home.key.read_bytes() == key


def test_a_lost_key_of_stored_voices_is_not_silently_replaced(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention()])
    home.key.unlink()
    with pytest.raises(HeedError, match="Restore it from a backup"):
        prepare(home)


def test_a_folder_that_holds_no_voice_yet_gets_another_key(home: Home) -> None:
    home.key.unlink()
    assert prepare(home)
    assert read_key(home.key)


@pytest.mark.parametrize("name", ["key", "inbox", "store", "desk"])
def test_private_files_are_for_their_owner_alone(home: Home, name: str) -> None:
    assert stat.S_IMODE(getattr(home, name).stat().st_mode) == 0o600
