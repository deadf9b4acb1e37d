"""Measure how good heed is on labelled data."""

from pathlib import Path

import click

from dashboard import terminal
from dashboard.commands.options import json_option


@click.command("evaluate")
@click.argument("what", type=click.Choice(["sentiment", "themes", "redaction"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cross-validate", is_flag=True, help="Train and score on the file itself, grouped by respondent.")
@json_option
def command(what: str, file: Path, cross_validate: bool, as_json: bool) -> None:
    """Measure how good the sentiment, the themes or the redaction are, on a labelled FILE."""
    from analysis import evaluate as scoring
    from warehouse.redaction_score import score

    if what == "redaction":
        terminal.show(score(file), as_json)
        return
    judge = {"sentiment": scoring.evaluate_sentiment, "themes": scoring.evaluate_themes}[what]
    with terminal.progress(as_json) as progress:
        found = judge(file, progress, cross_validate=cross_validate)
    terminal.show(found.table, as_json)
    if not as_json:
        click.echo(found.note)
