"""Train the models."""

from pathlib import Path

import click

from dashboard.commands import terminal


@click.command("train")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--encoder", type=click.Path(path_type=Path), help="Folder with the published weights of all-MiniLM-L6-v2."
)
@click.option(
    "--add",
    "added",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Another labelled file to learn from, such as audits; nothing is measured on it.",
)
@click.option(
    "--valences",
    type=click.Path(path_type=Path),
    help="Posts with the mean valence that people gave them; the encoder learns from them beside.",
)
@click.option(
    "--trainings",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often each of the four encoders is trained; it is their mean. One takes a third of the time of three.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the models go, if not into heed itself.")
def command(
    file: Path, encoder: Path | None, added: tuple[Path, ...], valences: Path | None, trainings: int, out: Path | None
) -> None:
    """Train the sentiment and theme models from a labelled FILE and cross-validate them, grouped by respondent.

    Without --encoder the encoder stays; docs/models.md says what is fitted again then, and where its weights come from.
    """
    from analysis import train as training
    from analysis.encoder.train import Schooling
    from analysis.learning import model_file
    from warehouse import gate

    schooling = None if encoder is None else Schooling(encoder, valences, trainings)
    with terminal.progress() as progress:
        written = training.train(file, gate.redact, progress, out or model_file.MODELS, schooling, added)
    for name, figures in written.items():
        click.echo(f"{name} model {figures['version']} was trained; its figures are beside it.")
        if "fast" not in figures:
            click.echo(
                "It has the fast tier alone: the encoder has learnt from another file. With --encoder it learns from "
                "this one."
            )
