"""Analysing a data folder of a test, and what came of it."""

from analysis import pipeline
from analysis.report import Report
from analysis.topic_search import TopicSearch
from config.home import Home
from config.settings import Settings
from warehouse.store import writing


def _silent(stage: str, done: int, total: int | None) -> None:
    pass


def analyse(home: Home, settings: Settings, *, refit: bool = False) -> Report:
    """Analyse a data folder without a word."""
    return pipeline.analyse(home, settings, _silent, TopicSearch.AGAIN if refit else TopicSearch.WHEN_GROWN)


def labels(home: Home) -> list[tuple[int, str, str]]:
    """Give what each mention is labelled with: its number, the labeller and its version, the label."""
    with writing(home, "store", "test") as con:
        return con.execute(
            "SELECT mention_id, labeller || version, label FROM label JOIN labeller USING (labeller_id) ORDER BY ALL"
        ).fetchall()
