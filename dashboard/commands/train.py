"""Train the models."""

from pathlib import Path

import click

from dashboard import terminal


@click.command("train")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the models go, if not into heed itself.")
def command(file: Path, out: Path | None) -> None:
    """Train the sentiment and theme models from a labelled FILE and cross-validate them, grouped by respondent."""
    from analysis import model_file
    from analysis import train as training
    from warehouse import gate

    with terminal.progress() as progress:
        written = training.train(file, gate.redact, progress, out or model_file.SHIPPED)
    for name, figures in written.items():
        click.echo(f"{name} model {figures['version']} was trained; its figures are beside it.")
