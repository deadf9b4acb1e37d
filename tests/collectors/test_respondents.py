"""Whoever answers several questions of one survey is one voice, also where no column says who it is."""

from pathlib import Path

import pytest

from collectors.ingest import import_file
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import stored, write


def voices(home: Home, settings: Settings, path: Path, header: list[str], rows: list[list[str]]) -> int:
    import_file(home, settings, write(path, rows, header), "riverside")
    return len(set(stored(home, "voice")))


def test_all_answers_of_a_row_are_one_voice_and_those_of_another_row_another(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    header = ["date", "What was good?", "What could be better?"]
    rows = [["02/03/2026", "The calm nurses", "The cold room"]] * 2
    assert voices(home, settings, tmp_path / "survey.csv", header, rows) == 2
    assert len(stored(home)) == 4


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("R_8a41", "R_77f0")])
def test_rows_of_one_id_that_answer_several_questions_are_one_voice(
    home: Home, settings: Settings, tmp_path: Path, first: str, second: str
) -> None:
    header = ["id", "date", "question", "answer"]
    rows = [
        [each, "13/03/2026", question, f"{question} said {each}"]
        for each in (first, second)
        for question in ("Good?", "Bad?")
    ]
    assert voices(home, settings, tmp_path / "survey.csv", header, rows) == 2


def test_an_id_that_tells_nothing_apart_makes_no_voice_of_all(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["id", "date", "question", "answer"]
    rows = [["SURVEY-7", "13/03/2026", "Good?", f"Answer {number}"] for number in range(4)]
    assert voices(home, settings, tmp_path / "survey.csv", header, rows) == 4


def test_short_numbers_that_begin_anew_are_other_people(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["id", "date", "What was good?", "What was bad?"]
    for month in ("03", "04"):
        count = voices(
            home,
            settings,
            tmp_path / f"{month}.csv",
            header,
            [["1", f"13/{month}/2026", "The calm nurses", "The cold room"]],
        )
    assert count == 2


def test_the_column_that_says_who_writes_counts_before_the_row(home: Home, settings: Settings, tmp_path: Path) -> None:
    header = ["date", "respondent", "What was good?", "What could be better?"]
    rows = [
        ["02/03/2026", "p1", "The calm nurses", "The cold room"],
        ["03/03/2026", "p1", "The kind doctor", "The long wait"],
    ]
    assert voices(home, settings, tmp_path / "survey.csv", header, rows) == 1
