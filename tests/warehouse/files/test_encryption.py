"""Files at rest are encrypted where a key is set, and everything works on them as before."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import Settings, load_settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.erasure.erase import erase
from warehouse.files.encrypt_files import rewrite_files
from warehouse.files.encryption import KEY_VARIABLE, is_encrypted, read_key_file, write_new_key
from warehouse.mention import mention_id
from warehouse.prepare import prepare
from warehouse.publish import current_snapshot, publish
from warehouse.store import connect_reader, cursor_of, writing

pytestmark = pytest.mark.thorough

_WORDS = "The lamp above the third bed hummed all night"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key, and an encrypted data folder beside it; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("encrypted")
    home = Home(folder / "home")
    prepare(home)
    settings = load_settings(home)
    store_mentions(home, settings, [mention(0, text=_WORDS), mention(1)])
    publish(home, settings)
    (home.path / "desk.before-001_desk.duckdb").write_bytes(home.desk.read_bytes())
    write_new_key(folder / "heed.key", home.path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEY_VARIABLE, str(folder / "heed.key"))
        assert rewrite_files(home, settings, is_encrypted=True) == 4
    return folder


@pytest.fixture
def key(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(KEY_VARIABLE, str(made / "heed.key"))
    return made / "heed.key"


@pytest.fixture
def encrypted(made: Path, key: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(made / "home", tmp_path / "home"))


@pytest.fixture
def settings(encrypted: Home) -> Settings:
    return load_settings(encrypted)


def _files(home: Home) -> list[Path]:
    return sorted(home.path.rglob("*.duckdb"))


def test_every_file_is_encrypted_and_holds_no_words(encrypted: Home) -> None:
    assert len(_files(encrypted)) == 4
    assert all(is_encrypted(path) for path in _files(encrypted))
    assert not [path.name for path in _files(encrypted) if _WORDS.encode() in path.read_bytes()]


def test_encrypted_files_are_asked_and_written_as_before(encrypted: Home, settings: Settings) -> None:
    store_mentions(encrypted, settings, [mention(2)])
    publish(encrypted, settings)
    assert ask_sql(encrypted, "SELECT count(*) AS n FROM mention")["n"].tolist() == [3]


def test_a_cursor_of_an_encrypted_snapshot_sees_its_tables_and_no_other_file(encrypted: Home) -> None:
    snapshot = current_snapshot(encrypted)
    assert snapshot is not None
    with connect_reader(snapshot) as con, cursor_of(con) as cursor:
        assert cursor.execute("SELECT count(*) FROM mention").fetchall() == [(2,)]
        with pytest.raises(duckdb.PermissionException):
            cursor.execute("SELECT * FROM read_csv('/etc/hosts')")


def test_many_at_once_see_the_tables_of_an_encrypted_snapshot(encrypted: Home) -> None:
    snapshot = current_snapshot(encrypted)
    assert snapshot is not None

    def count(_: int) -> list[tuple[int]]:
        with cursor_of(con) as cursor:
            return cursor.execute("SELECT count(*) FROM mention").fetchall()

    with connect_reader(snapshot) as con, ThreadPoolExecutor(25) as people:
        assert list(people.map(count, range(1_000))) == [[(2,)]] * 1_000


def test_erasing_leaves_encrypted_files(encrypted: Home, settings: Settings) -> None:
    erase(encrypted, settings, [mention_id("riverside", "survey", "row-0")], "a test")
    assert all(is_encrypted(path) for path in _files(encrypted))
    assert ask_sql(encrypted, "SELECT count(*) AS n FROM mention")["n"].tolist() == [1]


def test_without_its_key_an_encrypted_file_is_not_opened(encrypted: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE)
    with pytest.raises(HeedError, match="is encrypted: set HEED_KEY_FILE"), writing(encrypted, "store", "a test"):
        pass


def test_another_key_opens_nothing(encrypted: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new_key(tmp_path / "other.key", encrypted.path)
    monkeypatch.setenv(KEY_VARIABLE, str(tmp_path / "other.key"))
    with pytest.raises(HeedError, match="another key"), writing(encrypted, "store", "a test"):
        pass


def test_a_key_inside_the_data_folder_is_refused(tmp_path: Path) -> None:
    write_new_key(tmp_path / "heed.key", tmp_path / "elsewhere")
    with pytest.raises(HeedError, match="lies in the data folder"):
        read_key_file(tmp_path / "heed.key", tmp_path / "published" / "snapshot.duckdb")


def test_a_key_is_never_written_over(key: Path) -> None:
    with pytest.raises(HeedError, match="exists already"):
        write_new_key(key, key.parent / "home")


def test_no_key_is_written_into_the_data_folder(encrypted: Home) -> None:
    with pytest.raises(HeedError, match="somewhere else"):
        write_new_key(encrypted.path / "heed.key", encrypted.path)


def test_encryption_can_be_taken_back(encrypted: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite_files(encrypted, settings, is_encrypted=False)
    monkeypatch.delenv(KEY_VARIABLE)
    assert not any(is_encrypted(path) for path in _files(encrypted))
    assert ask_sql(encrypted, "SELECT count(*) AS n FROM mention")["n"].tolist() == [2]
