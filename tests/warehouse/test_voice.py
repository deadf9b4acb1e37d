"""The key and the voice numbers made with it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import HeedError
from warehouse.voice import create_key, read_key, voice

_KEY = bytes(range(32))
_ANY = st.text(alphabet=st.characters(codec=None))


def test_a_created_key_can_be_read(tmp_path: Path) -> None:
    create_key(tmp_path / "author.key")
    assert len(read_key(tmp_path / "author.key")) == 32


def test_two_keys_differ(tmp_path: Path) -> None:
    create_key(tmp_path / "one")
    create_key(tmp_path / "two")
    assert read_key(tmp_path / "one") != read_key(tmp_path / "two")


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_only_the_owner_can_read_a_created_key(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create_key(tmp_path / "author.key")
    finally:
        os.umask(before)
    assert (tmp_path / "author.key").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    create_key(tmp_path / "author.key")
    key = read_key(tmp_path / "author.key")
    with pytest.raises(HeedError, match="exists already"):
        create_key(tmp_path / "author.key")
    assert read_key(tmp_path / "author.key") == key


def test_a_key_in_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="cannot be created"):
        create_key(tmp_path / "nowhere" / "author.key")


def test_a_missing_key_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="heed init"):
        read_key(tmp_path / "author.key")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"ab" * 31, "too short"),
        (b"xy" * 32, "hexadecimal"),
        (b"\xff" * 64, "hexadecimal"),
    ],
)
def test_a_damaged_key_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "author.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(HeedError, match=complaint):
        read_key(path)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    create_key(tmp_path / "author.key")
    (tmp_path / "author.key").chmod(0o640)
    with pytest.raises(HeedError, match="chmod 600"):
        read_key(tmp_path / "author.key")


@given(_ANY, _ANY)
def test_a_voice_fits_a_signed_64_bit_column(source: str, author: str) -> None:
    assert 0 <= voice(_KEY, source, author) < 2**63


def test_a_voice_is_the_same_every_time() -> None:
    # HMAC-SHA-256 of "x\\0somebody", computed with another implementation (OpenSSL).
    assert voice(_KEY, "x", "somebody") == 7644339069541570984


def test_the_same_author_under_another_key_is_another_voice() -> None:
    assert voice(_KEY, "x", "somebody") != voice(_KEY[::-1], "x", "somebody")


def test_the_same_author_at_another_source_is_another_voice() -> None:
    assert voice(_KEY, "x", "somebody") != voice(_KEY, "reddit", "somebody")


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        voice(b"short", "x", "somebody")
