"""Measure how good heed is on labelled data."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import HeedError
from dashboard import terminal
from dashboard.commands.options import json_option

if TYPE_CHECKING:
    from analysis.cross_validation import Progress
    from analysis.evaluate import Evaluation


@click.command("evaluate")
@click.argument("what", type=click.Choice(["sentiment", "themes", "topics", "language", "redaction"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cross-validate", is_flag=True, help="Train and score on the file itself, grouped by respondent.")
@click.option("--baseline/--no-baseline", default=True, help="Of topics: measure BERTopic's defaults too (slow).")
@json_option
def command(what: str, file: Path, cross_validate: bool, baseline: bool, as_json: bool) -> None:
    """Measure how good sentiment, themes, topics, languages or redaction are, on a labelled FILE (topics need none)."""
    if cross_validate and what not in _TRAINED:
        raise HeedError(f"Nothing is trained for {what}, so it is not cross-validated: leave out --cross-validate.")
    if what == "redaction":
        from warehouse.redaction_score import score

        terminal.show(score(file), as_json)
        return
    with terminal.progress(as_json) as progress:
        found = _judge(what, cross_validate, baseline)(file, progress)
    tables = [table.to_string(index=False) + "\n" for table in found.tables]
    terminal.say(found.figures, [*tables, *found.notes], as_json)


_TRAINED = ("sentiment", "themes")


def _judge(what: str, cross_validate: bool, baseline: bool) -> "Callable[[Path, Progress], Evaluation]":
    if what == "language":
        from analysis.evaluate_language import evaluate_language

        return evaluate_language
    if what == "topics":
        from analysis.evaluate_topics import evaluate_topics

        return lambda file, progress: evaluate_topics(file, progress, baseline=baseline)
    from analysis import evaluate as scoring

    judge = {"sentiment": scoring.evaluate_sentiment, "themes": scoring.evaluate_themes}[what]
    return lambda file, progress: judge(file, progress, cross_validate=cross_validate)
