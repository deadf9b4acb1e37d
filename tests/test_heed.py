import errno
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import duckdb
import pytest
from click.testing import CliRunner, Result

import heed
from config.home import Home
from dashboard.commands.exit_code import NOTHING_STORED

_SURVEY = """Visit date,Comment,Clinic
2026-03-02,"The waiting room was filthy and nobody said sorry",Riverside North
2026-03-03,"Everyone on reception was kind and quick",Riverside South
not a date,"This row has a day that cannot be read",Riverside South
"""


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    file = tmp_path / "survey.csv"
    file.write_text(_SURVEY, "utf-8")
    return file


def _heed(home: Home, *words: str) -> Result:
    return CliRunner().invoke(heed.main, ["--home", str(home.path), *words])


def test_a_file_goes_all_the_way_to_an_answer(home: Home, survey: Path) -> None:
    _heed(home, "run", str(survey), "--provider", "riverside")
    answer = _heed(home, "sql", "SELECT sentiment, count(*) AS n FROM feedback GROUP BY ALL ORDER BY ALL", "--json")
    assert json.loads(answer.output) == [{"sentiment": "negative", "n": 1}, {"sentiment": "positive", "n": 1}]


def test_an_import_tells_a_program_what_it_did(home: Home, survey: Path) -> None:
    told = json.loads(_heed(home, "import", str(survey), "--provider", "riverside", "--json").stdout)
    assert (told["stored"], sum(told["rejected"].values())) == (2, 1)


def test_an_analysis_tells_a_program_what_it_did(home: Home, survey: Path) -> None:
    _heed(home, "import", str(survey), "--provider", "riverside")
    told = json.loads(_heed(home, "analyse", "--json").stdout)
    assert (told["mentions"], told["labelled"]["sentiment"], told["languages"]) == (2, 2, {"en": 2})


def test_a_run_tells_a_program_in_one_object_what_each_step_did(home: Home, survey: Path) -> None:
    told = json.loads(_heed(home, "run", str(survey), "--provider", "riverside", "--json").stdout)
    figures = told["imported"][0]["stored"], told["analysed"]["labelled"]["sentiment"], told["published"]["snapshot"]
    assert (*figures, told["failures"]) == (2, 2, home.current.read_text("utf-8").split(".")[0] + ".duckdb", [])


def test_a_file_without_a_usable_row_stops_no_step_of_a_run_and_is_told_at_its_end(
    home: Home, survey: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("date,comment\n2026-03-02,n/a\n", "utf-8")
    outcome = _heed(home, "run", str(bad), str(survey), "--provider", "riverside", "--json")
    stored = [receipt["stored"] for receipt in json.loads(outcome.stdout)["imported"]]
    assert (outcome.exit_code, stored, home.current.exists()) == (NOTHING_STORED, [0, 2], True)


def test_a_second_run_of_everything_changes_no_figure(home: Home, survey: Path) -> None:
    answers = []
    for _ in range(2):
        _heed(home, "run", str(survey), "--provider", "riverside")
        answers.append(_heed(home, "sql", "SELECT count(*) AS n, sum(len(themes)) AS themes FROM mention").output)
    assert answers[0] == answers[1]


@pytest.mark.parametrize("command", ["init", "analyse", "--help"])
def test_an_empty_data_folder_is_told_of_both_ways_to_fill_it(home: Home, command: str) -> None:
    said = " ".join(_heed(home, command).output.split())
    assert ("heed import FILE" in said, "heed collect" in said) == (True, True)


def test_running_with_nothing_imported_publishes_an_empty_snapshot(home: Home) -> None:
    assert _heed(home, "run").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["import", "nowhere.csv", "--provider", "riverside"], 1, "nowhere.csv"),
        (["import", "nowhere.csv"], 2, "--provider"),
        (["sql", "SELECT 1"], 1, "heed run"),
        (["run", "a.csv"], 2, "--provider"),
        (["run", "--json", "--dashboard"], 2, "opens no dashboard"),
        (["publsh"], 2, "No such command 'publsh'. Did you mean 'publish'?"),
        (["report", "montly"], 2, "No such command 'montly'. Did you mean 'monthly'?"),
        (["xyzzy"], 2, "No such command 'xyzzy'."),
    ],
)
def test_what_cannot_be_done_is_said_with_its_exit_code(home: Home, words: list[str], code: int, sentence: str) -> None:
    outcome = _heed(home, *words)
    assert (outcome.exit_code, sentence in outcome.output) == (code, True)


def test_a_file_without_a_usable_row_has_an_exit_code_of_its_own(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("date,comment\n2026-03-02,n/a\n", "utf-8")
    assert _heed(home, "import", str(file), "--provider", "riverside").exit_code == NOTHING_STORED


def test_a_folder_that_is_not_prepared_says_to_run_init(tmp_path: Path, survey: Path) -> None:
    outcome = _heed(Home(tmp_path / "new"), "import", str(survey), "--provider", "riverside")
    assert "heed init" in outcome.output


@pytest.mark.parametrize("command", [["status"], ["run"], ["sql", "SELECT 1"], ["report", "monthly"]])
def test_a_folder_that_is_not_there_or_is_a_file_is_called_no_data_folder(
    tmp_path: Path, survey: Path, command: list[str]
) -> None:
    for path in (tmp_path / "nowhere", survey):
        outcome = _heed(Home(path), *command)
        assert (outcome.exit_code, "is not a data folder of heed yet: run `heed init`" in outcome.output) == (1, True)


@pytest.mark.parametrize("name", ["survey.csv", "survey.csv/below"])
def test_no_data_folder_is_made_where_a_file_is(tmp_path: Path, survey: Path, name: str) -> None:
    outcome = _heed(Home(tmp_path / name), "init")
    assert (outcome.exit_code, "there is a file of that name, or above it" in outcome.output) == (1, True)
    assert survey.read_text("utf-8") == _SURVEY


def test_a_query_that_duckdb_cannot_run_is_answered_with_its_reason(home: Home) -> None:
    _heed(home, "run")
    assert "nonsense" in _heed(home, "sql", "SELECT nonsense").output


def test_of_two_queries_none_is_answered_silently(home: Home) -> None:
    _heed(home, "run")
    outcome = _heed(home, "sql", "SELECT 1 AS one; SELECT 2 AS two")
    assert (outcome.exit_code, "ask one at a time" in outcome.output) == (1, True)


def test_a_failure_is_remembered_for_the_status(home: Home) -> None:
    _heed(home, "import", "nowhere.csv", "--provider", "riverside")
    assert "The last `heed import` failed." in _heed(home, "status").output


def _press_ctrl_c() -> None:
    raise KeyboardInterrupt


def _shut_down() -> None:
    signal.raise_signal(signal.SIGTERM)


@pytest.mark.parametrize("end", [_press_ctrl_c, _shut_down])
def test_who_stops_a_command_is_told_what_becomes_of_it(
    home: Home, monkeypatch: pytest.MonkeyPatch, end: Callable[[], None]
) -> None:
    def stop(*_: object, **__: object) -> None:
        end()

    monkeypatch.setattr("analysis.pipeline.analyse", stop)
    outcome = _heed(home, "analyse")
    told = "heed: stopped. What was finished is kept: the same command goes on from there."
    assert (outcome.exit_code, told in outcome.output) == (1, True)


@pytest.mark.parametrize(
    ("part", "error"),
    [
        ("config.settings.load_settings", PermissionError(errno.EACCES, "Permission denied", "/srv/heed/heed.toml")),
        ("warehouse.files.lock.FileLock.acquire", OSError(errno.EROFS, "Read-only file system", "/srv/writer.lock")),
        ("warehouse.duck._attach", duckdb.IOException('Cannot open file "/srv/inbox.duckdb": Permission denied')),
    ],
)
def test_a_folder_that_belongs_to_another_account_is_called_so_and_not_damaged(
    home: Home, monkeypatch: pytest.MonkeyPatch, part: str, error: Exception
) -> None:
    monkeypatch.setattr(part, mock.Mock(side_effect=error))
    outcome = _heed(home, "analyse")
    assert (outcome.exit_code, "run it as the account that this folder belongs to" in outcome.output) == (1, True)
    assert "backup" not in outcome.output


def test_a_question_that_failed_is_no_problem_of_the_folder(home: Home) -> None:
    _heed(home, "forget", "--source", "fax", "--id", "1")
    assert "`heed forget` failed" not in _heed(home, "status").output


def test_the_demonstration_never_enters_a_folder_of_a_real_provider(home: Home) -> None:
    outcome = _heed(home, "demo", "--no-dashboard")
    assert (outcome.exit_code, (home.path / "files").exists()) == (1, False)


def test_the_demonstration_takes_a_folder_named_after_the_command_too(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.path)
    outcome = CliRunner().invoke(heed.main, ["demo", "--no-dashboard", "--home", str(home.path)])
    assert "holds the data of a real provider" in " ".join(outcome.output.split())


def test_the_command_line_opens_without_loading_the_analysis() -> None:
    script = (
        "import sys, heed; print(sorted({'pandas', 'sklearn', 'streamlit', 'bertopic', 'duckdb'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_the_help_says_what_every_command_does_as_a_whole_sentence(home: Home) -> None:
    shown = _heed(home, "--help").output.split("Commands:")[1]
    assert "..." not in shown.replace("[...]", "")
    assert [line.split()[0] for line in shown.splitlines() if line[:2] == "  " and line[2:3].strip()] == list(
        heed.COMMANDS
    )


@pytest.mark.parametrize("group", ["action", "audit", "export", "privacy", "providers", "report"])
def test_the_help_of_a_command_says_what_its_own_commands_do_as_whole_sentences(home: Home, group: str) -> None:
    shown = _heed(home, group, "--help").output.split("Commands:")[1]
    assert (shown.count("..."), shown.rstrip()[-1]) == (0, ".")
