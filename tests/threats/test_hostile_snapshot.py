"""A snapshot that somebody else made can lie; it cannot read other files, write, or reach the network."""

import random
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

import heed
from config.home import Home
from warehouse.publish import current_snapshot

pytestmark = pytest.mark.thorough

_SECRET = "4b1d-secret"


def _planted(home: Home, path: Path) -> None:
    home.published.mkdir(exist_ok=True)
    path.rename(home.published / "snapshot-planted.duckdb")
    home.current.write_text("snapshot-planted.duckdb\n", "utf-8")


def _asked(home: Home, query: str) -> Result:
    return CliRunner().invoke(heed.main, ["--home", str(home.path), "sql", query])


@pytest.mark.parametrize(
    "body",
    [
        "SELECT content FROM read_text('{secret}')",
        "SELECT * FROM read_csv('{secret}', header = false)",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM glob('{secret}')",
    ],
)
def test_a_view_that_reads_another_file_is_refused(home: Home, tmp_path: Path, body: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{_SECRET}\n", "utf-8")
    with duckdb.connect(tmp_path / "planted") as con:
        con.execute("CREATE TABLE about (fact VARCHAR, value VARCHAR)")
        con.execute(f"CREATE MACRO stolen() AS TABLE {body.format(secret=secret)}")
    _planted(home, tmp_path / "planted")
    answer = _asked(home, "SELECT * FROM stolen()")
    assert answer.exit_code == 1
    assert "The query cannot be run" in answer.output
    assert _SECRET not in answer.output


@pytest.mark.parametrize(
    "query",
    [
        "COPY mention TO '{target}'",
        "ATTACH '{target}' AS other",
        "EXPORT DATABASE '{target}'",
        "INSTALL httpfs",
        "SELECT * FROM read_parquet('https://evil.example/x.parquet')",
        "LOAD '{target}'",
        "SET enable_external_access = true",
        "SET autoinstall_known_extensions = true",
        "SET memory_limit = '1KB'",
        "DELETE FROM mention",
        "DROP VIEW mention",
    ],
)
def test_a_query_writes_and_loads_nothing(attacked: Home, tmp_path: Path, query: str) -> None:
    answer = _asked(attacked, query.format(target=tmp_path / "target"))
    assert answer.exit_code == 1
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("damage", ["noise", "cut", "empty", "text", "scattered"])
def test_a_damaged_snapshot_is_refused_in_a_sentence(attacked: Home, home: Home, tmp_path: Path, damage: str) -> None:
    whole = current_snapshot(attacked)
    assert whole is not None
    held = bytearray(whole.read_bytes())
    dice = random.Random(3)
    if damage == "scattered":
        for _ in range(2_000):
            held[dice.randrange(8_192, len(held))] ^= 0xFF
    written = {
        "noise": dice.randbytes(50_000), "cut": bytes(held[: len(held) // 3]), "empty": b"", "text": b"SELECT 1;",
        "scattered": bytes(held),
    }[damage]  # fmt: skip
    (tmp_path / "planted").write_bytes(written)
    _planted(home, tmp_path / "planted")
    answer = _asked(home, "SELECT count(text), sum(length(text)) FROM mention")
    assert (answer.exit_code, "Traceback" in answer.output) == (1, False)
    assert isinstance(answer.exception, SystemExit)
