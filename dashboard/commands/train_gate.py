"""Train the gate's models of names and of addresses."""

from pathlib import Path

import click

from dashboard.commands import terminal
from dashboard.commands.options import json_option


@click.command("train-gate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder where the models go, if not into heed itself.")
@json_option
def command(file: Path, out: Path | None, as_json: bool) -> None:
    """Train the models of names and of addresses on invented texts and on the comments of FILE, a CSV with `text`.

    That of names is then measured on a third of the invented sentences that it was not trained on.
    """
    from analysis.learning.examples import read_examples
    from analysis.learning.invented import reviews, surveys, urgent_texts
    from warehouse.gate import address_model, name_model
    from warehouse.gate.training.fit_addresses import fit_addresses
    from warehouse.gate.training.fit_names import THRESHOLD, fit_names
    from warehouse.gate.training.invented import invented
    from warehouse.gate.training.marked import LEARNT_FROM, marked
    from warehouse.redaction_score import score_entries

    folder = out or name_model.SHIPPED.parent
    folder.mkdir(parents=True, exist_ok=True)
    # Half of the comments: the other half can still measure how many ordinary words are lost.
    comments = list(read_examples(file)["text"])[::2]
    fit_names(invented(held_out=False, seed=11, rounds=40), comments, THRESHOLD, folder / name_model.SHIPPED.name)
    texts = [text for path in LEARNT_FROM for text in marked(path)]
    told = [text for table in (reviews(), surveys(), urgent_texts()) for text in table["text"].tolist()]
    fit_addresses(texts, [*comments, *told[::2]], folder / address_model.SHIPPED.name)
    terminal.show(score_entries(one.as_entry() for one in invented(held_out=True, seed=7, rounds=4)), as_json)
