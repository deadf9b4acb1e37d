"""What people said of the labels, for whoever trains the models."""

import secrets
from pathlib import Path
from string import ascii_lowercase

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.group import Commands
from dashboard.commands.options import at_terminal, home_option, json_option
from dashboard.whole_file import whole_file


@click.group("audit", cls=Commands)
def command() -> None:
    """Use what people said of the labels on the screen Audit."""


@command.command("labels")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@home_option
@click.pass_obj
def labels(obj: dict[str, Home], file: Path, as_json: bool) -> None:
    """Write people's corrections to FILE (.csv), which `heed train` reads.

    Mentions that were drawn for an audit are left out: they test the next model. So are those of sources on whose
    text no model may be trained.
    """
    import pyarrow as pa

    from analysis.learning.examples import MARK
    from config.settings import load_settings
    from warehouse.desk.export_register import register
    from warehouse.publish import published_snapshot
    from warehouse.store import writing
    from warehouse.training_labels import training_labels

    if file.suffix != ".csv":
        raise click.UsageError(f"{file.name} must end in .csv.")
    home = obj["home"]
    snapshot = published_snapshot(home)
    rows = training_labels(home, load_settings(home).rights, snapshot.name)
    if rows.empty:
        raise HeedError("Nobody has corrected a label outside the samples yet: see the screen Audit.")
    # Letters alone, which no spreadsheet takes for a number.
    mark = "".join(secrets.choice(ascii_lowercase) for _ in range(12))
    numbers = pa.table({"mention_id": rows["mention_id"].to_numpy()})
    with whole_file(file) as part:
        rows.assign(**{MARK: mark}).to_csv(part, index=False)
        with writing(home, "desk", "heed audit") as con:
            number = register(con, at_terminal(), "labels", part, file.name, snapshot.stem, len(rows), numbers, mark)
    sentence = f"{file}: {len(rows):,} corrected mentions, none of them from a sample. Export {number} in the register."
    terminal.say({"file": str(file), "rows": len(rows), "export": number}, [sentence], as_json)
