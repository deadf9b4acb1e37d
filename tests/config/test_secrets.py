from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from config.secrets import read_secret

NAME = "HEED_X_BEARER_TOKEN"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv(NAME, raising=False)
    return Home(tmp_path)


def write(home: Home, text: str, mode: int = 0o600) -> None:
    (home.path / "secrets.toml").write_text(text, "utf-8")
    (home.path / "secrets.toml").chmod(mode)


def test_the_environment_goes_before_the_file(folder: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, f'{NAME} = "from-file"')
    monkeypatch.setenv(NAME, "from-environment")
    assert read_secret(folder, NAME) == "from-environment"


def test_a_private_file_is_read(folder: Home) -> None:
    write(folder, f'{NAME} = "from-file"')
    assert read_secret(folder, NAME) == "from-file"


def test_a_file_that_others_can_read_is_refused(folder: Home) -> None:
    write(folder, f'{NAME} = "from-file"', 0o644)
    with pytest.raises(HeedError, match="chmod 600"):
        read_secret(folder, NAME)


@pytest.mark.parametrize(
    "text", ["", "HEED_X_BEARER_TOKEN = ", 'X_TOKEN = "hush-hush"', 'HEED_X_BEARER_TOKEN = "a\\nb"']
)
def test_what_cannot_be_used_is_said_without_the_secret(folder: Home, text: str) -> None:
    write(folder, text)
    with pytest.raises(HeedError) as error:
        read_secret(folder, NAME)
    assert "hush" not in str(error.value)
