"""Train the gate's model of names."""

from pathlib import Path

import click

from dashboard.commands import terminal
from dashboard.commands.options import json_option


@click.command("train-gate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the model goes, if not into heed itself.")
@json_option
def command(file: Path, out: Path | None, as_json: bool) -> None:
    """Train the model of names on invented sentences and on the comments of FILE, a CSV with a column `text`.

    It is then measured on a third of the invented sentences that it was not trained on.
    """
    from analysis.learning.examples import read_examples
    from warehouse.gate.training.fit import THRESHOLD, fit
    from warehouse.gate.training.invented import invented
    from warehouse.redaction_score import score_entries

    # Half of the comments: the other half can still measure how many ordinary words are lost.
    fit(invented(held_out=False, seed=11, rounds=40), list(read_examples(file)["text"])[::2], THRESHOLD, out)
    terminal.show(score_entries(one.as_entry() for one in invented(held_out=True, seed=7, rounds=4)), as_json)
