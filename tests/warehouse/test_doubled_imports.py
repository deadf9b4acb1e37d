"""Answers that two files brought are spoken of, with the way out."""

from pathlib import Path

import pytest

from collectors.ingest import import_file
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import write
from warehouse.status import status

_ANSWERS = [f"Nobody at desk {n} could tell me when I would be seen that day" for n in range(20)]


def told(home: Home, settings: Settings, folder: Path, day: str, answers: list[str]) -> list[str]:
    """Import twenty answers, then some under other names of columns and of another day, and ask for the status."""
    first = [["2026-03-02", answer, str(n)] for n, answer in enumerate(_ANSWERS)]
    import_file(home, settings, write(folder / "a.csv", first, ["date", "comment", "response id"]), "riverside")
    again = [[answer, day] for answer in answers]
    receipt = import_file(home, settings, write(folder / "b.csv", again, ["Feedback", "Submitted at"]), "riverside")
    problems = [problem for problem in status(home, settings).problems if "count twice" in problem]
    assert list(receipt.doubts) == problems
    return problems


def test_another_export_of_the_same_answers_is_spoken_of(home: Home, settings: Settings, tmp_path: Path) -> None:
    (sentence,) = told(home, settings, tmp_path, "2026-03-03", _ANSWERS[::-1])
    assert "Import 2, b.csv (riverside, survey): 20 mentions, brought 20 answers" in sentence
    assert "as import 1, a.csv, did" in sentence
    assert "`heed forget --import 2` takes it back" in sentence


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        ("2026-03-03", [f"Something else that nobody has said of desk {n} before" for n in range(20)]),
        ("2026-09-03", _ANSWERS),
        ("2026-03-03", _ANSWERS[:9]),
        ("2026-03-03", [*_ANSWERS[:10], *(f"Something else that nobody has said of desk {n}" for n in range(20))]),
    ],
)
def test_other_answers_and_few_or_late_ones_that_are_alike_are_not(
    home: Home, settings: Settings, tmp_path: Path, day: str, answers: list[str]
) -> None:
    assert told(home, settings, tmp_path, day, answers) == []
