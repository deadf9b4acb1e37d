"""An import whose marks say the opposite of its words is spoken of."""

from pathlib import Path

import pytest

from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from config.home import Home
from config.settings import Settings
from tests.collectors.importing import write
from warehouse.doubtful_imports import known_of
from warehouse.publish import publish
from warehouse.status import status
from warehouse.store import connect_reader, opened


def labelled(home: Home, settings: Settings, file: Path, header: str, replaces: bool = False) -> None:
    """Import twenty complaints with the mark 4 and twenty words of praise with the mark 1, and label them.

    VADER reads the words; sentiment follows the mark, as a model does that was trained on marks which meant the other.
    """
    rows = [["2026-03-02", f"Cold room {n}", "4"] for n in range(20)]
    rows += [["2026-03-02", f"Warm room {n}", "1"] for n in range(20)]
    import_file(home, settings, write(file, rows, ["date", "comment", header]), "riverside", Chosen(replaces=replaces))
    with opened(home, "store") as store:
        for number, labeller in enumerate(("vader", "sentiment"), 1):
            store.execute(
                "INSERT OR IGNORE INTO labeller VALUES (?, ?, '1', TIMESTAMP '2026-03-02', NULL)", [number, labeller]
            )
        store.execute(
            "INSERT OR IGNORE INTO label "
            "SELECT mention_id, 1, 'compound', if(text LIKE 'Cold%', -0.5, 0.5) FROM mention"
        )
        store.execute("INSERT OR IGNORE INTO label SELECT mention_id, 2, 'negative', 0.9 FROM mention")


def told(home: Home, settings: Settings) -> list[str]:
    return [problem for problem in status(home, settings).problems if "the opposite of its words" in problem]


def test_marks_that_say_the_opposite_of_the_words_are_spoken_of_with_the_way_out(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    labelled(home, settings, tmp_path / "sms.csv", "Score")
    (sentence,) = told(home, settings)
    assert "import 1, sms.csv (riverside, survey): 40 mentions" in sentence
    assert "75% of the best on average where people complain, 0% where they praise" in sentence


def test_the_way_out_that_is_told_is_one(home: Home, settings: Settings, tmp_path: Path) -> None:
    labelled(home, settings, tmp_path / "sms.csv", "Score")
    labelled(home, settings, tmp_path / "sms.csv", "Score (1 = best, 5 = worst)", replaces=True)
    assert told(home, settings) == []


@pytest.mark.parametrize("header", ["FFT score", "Score (1 = best, 5 = worst)"])
def test_marks_that_agree_with_the_words_are_not_spoken_of(
    home: Home, settings: Settings, tmp_path: Path, header: str
) -> None:
    labelled(home, settings, tmp_path / "sms.csv", header)
    assert told(home, settings) == []


def test_a_snapshot_knows_it_by_provider(home: Home, settings: Settings, tmp_path: Path) -> None:
    labelled(home, settings, tmp_path / "sms.csv", "Score")
    with connect_reader(publish(home, settings)) as con:
        facts = dict(con.execute("SELECT fact, value FROM about").fetchall())
    assert [len(known_of(facts, provider)) for provider in ("riverside", "hilltop")] == [1, 0]
