"""No text goes because of its age while the machine's date may be wrong."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.settings import Settings, load_settings
from warehouse import journal
from warehouse.duck import connect
from warehouse.erasure.clock import believe, doubt
from warehouse.status import status

pytestmark = pytest.mark.thorough


@pytest.fixture
def dated(home: Home) -> Home:
    home.settings.write_text(home.settings.read_text("utf-8") + "\n[rights.survey]\ntext_days = 30\n", "utf-8")
    return home


def _note(home: Home, *days_ago: float, name: str = "journal.jsonl") -> None:
    now = datetime.now(UTC)
    with (home.path / name).open("a", encoding="utf-8") as file:
        for days in days_ago:
            at = (now - timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S")
            file.write(json.dumps({"at": at, "command": "run", "is_failure": False, "sentence": "Done."}) + "\n")


@pytest.mark.parametrize(
    ("days_ago", "is_doubted"),
    [
        ((), False),
        ((200,), False),
        ((400,), True),
        ((900, 500, 1), True),  # the run that noticed is noted by the wrong date itself
        ((700, 350, 1), False),
        ((3, 2, -9000), False),  # the clock was ahead and is right again
    ],
)
def test_a_pause_of_more_than_a_year_is_doubted_until_a_person_answers(
    dated: Home, days_ago: tuple[float, ...], is_doubted: bool
) -> None:
    _note(dated, *days_ago)
    rights = load_settings(dated).rights
    assert (doubt(dated, rights) is not None) == is_doubted
    believe(dated)
    assert doubt(dated, rights) is None


def test_what_was_noted_in_the_former_journal_counts_too(dated: Home) -> None:
    _note(dated, 800, name="journal.former.jsonl")
    _note(dated, 1)
    assert doubt(dated, load_settings(dated).rights) is not None
    assert len(journal.entries(dated)) == 2


def test_nobody_is_asked_where_no_text_has_a_period(home: Home, settings: Settings) -> None:
    _note(home, 800)
    assert doubt(home, settings.rights) is None


def test_a_run_keeps_old_texts_and_says_so_until_it_is_told_that_the_date_is_right(dated: Home) -> None:
    settings = load_settings(dated)
    file = dated.path.parent / "survey.csv"
    file.write_text("date,comment\n2026-03-01,The phone rang and rang\n2026-03-02,A kind porter\n", "utf-8")
    answer = CliRunner().invoke(heed.main, ["--home", str(dated.path), "import", str(file), "--provider", "riverside"])
    assert answer.exit_code == 0, answer.output
    (dated.path / "journal.jsonl").unlink()
    with connect(dated.store) as con:
        con.execute("UPDATE mention SET admitted_at = admitted_at - INTERVAL 31 DAY")
    _note(dated, 800)
    for _ in range(2):
        assert "`heed run --date-is-right` once" in _run(dated.path)
        assert any("Texts past their retention were kept" in problem for problem in status(dated, settings).problems)
        assert _texts(dated) == 2
    assert "removed 2 texts" in _run(dated.path, "--date-is-right")
    assert _texts(dated) == 0


def _run(home: Path, *options: str) -> str:
    answer = CliRunner().invoke(heed.main, ["--home", str(home), "run", *options])
    assert answer.exit_code == 0, answer.output
    return answer.output


def _texts(home: Home) -> int:
    with connect(home.store) as con:
        return int(con.execute("SELECT count(*) FROM mention WHERE text <> ''").fetchall()[0][0])
