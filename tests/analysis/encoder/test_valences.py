"""Posts with a valence: read as they are written, redacted, and a wrong line is named."""

from pathlib import Path

import pytest

from analysis.encoder.valences import read_valences
from config.errors import HeedError
from warehouse import gate


def test_posts_are_read_with_their_valence_and_redacted(tmp_path: Path) -> None:
    file = tmp_path / "valences.txt"
    file.write_text("1\t2.5\tLovely day\n2\t-1.25\tWrite to jo@example.org\tor not\n", encoding="utf-8")
    read = read_valences(file, gate.redact)
    assert read.texts == ["Lovely day", "Write to [EMAIL]\tor not"]
    assert read.given.tolist() == [2.5, -1.25]


def test_a_line_without_a_valence_is_named(tmp_path: Path) -> None:
    file = tmp_path / "valences.txt"
    file.write_text("1\t2.5\tLovely day\n2\tgood\tLovely night\n", encoding="utf-8")
    with pytest.raises(HeedError, match=r"valences\.txt, line 2: three columns"):
        read_valences(file, gate.redact)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match=r"no file .*valences\.txt"):
        read_valences(tmp_path / "valences.txt", gate.redact)


def test_no_file_is_no_posts() -> None:
    assert read_valences(None, gate.redact).texts == []
