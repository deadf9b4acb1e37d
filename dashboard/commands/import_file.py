"""Import a file."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.exit_code import NOTHING_STORED
from dashboard.commands.options import home_option, json_option

if TYPE_CHECKING:
    from collectors.files.chosen import Chosen
    from collectors.receipt import Receipt


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--provider", required=True, help="Whom it is about: a name in heed.toml.")
@click.option("--as", "source", help="Where it comes from: survey, review, x or reddit (else it is guessed).")
@click.option(
    "--map",
    "columns",
    multiple=True,
    help="Which column is what: text=Comment,date=Visit date,...; text=Good+Bad: two; site=@sheet: the sheet's name.",
    metavar="FIELD=COLUMN,...",
)
@click.option("--site", help="The site it is about, when the file does not say.")
@click.option(
    "--only",
    help="Read only the rows with this value in this column, of a file about several organisations.",
    metavar="COLUMN=VALUE",
)
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="The day that all rows are of, when the file has no dates."
)
@click.option(
    "--month-day",
    type=click.IntRange(1, 28),
    help="Where a date names only a month, such as 2026-03: the day of it that the row counts for. Else it is refused.",
    metavar="DAY",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Where an answer of the file is stored already, take its words, date, place and rating from the file.",
)
@json_option
@home_option
@click.pass_obj
def command(
    obj: dict[str, Home],
    file: Path,
    provider: str,
    source: str | None,
    columns: tuple[str, ...],
    site: str | None,
    only: str | None,
    day: datetime | None,
    month_day: int | None,
    replace: bool,
    as_json: bool,
) -> None:
    """Import a file: a survey or review export (CSV, TSV, XLSX, JSONL), saved X pages, a Reddit listing.

    Columns, encoding, dates and ratings are found out and shown. Importing a file twice changes nothing;
    a corrected file, or one whose columns you choose anew, is taken over with --replace.
    Rows that cannot be read are written to FILE.rejects.csv, each with its reason.
    """
    from collectors.files.chosen import Chosen
    from collectors.files.chosen_columns import read_map

    mapping = read_map(",".join(columns)) if columns else None
    chosen = Chosen(source, mapping, site, replace, only, month_day, day.date() if day else None)
    receipt = import_file(obj["home"], file, provider, chosen, is_quiet=as_json)
    terminal.say(receipt.as_dict(), receipt.sentences(), as_json)
    if receipt.is_fruitless:
        sys.exit(NOTHING_STORED)


def import_file(home: Home, file: Path, provider: str, chosen: "Chosen | None" = None, *, is_quiet: bool) -> "Receipt":
    """Import a file as `collectors.ingest` does, and note it in the journal; a quiet one tells no progress."""
    from collectors import ingest
    from collectors.files.chosen import Chosen
    from config.settings import load_settings
    from warehouse import journal

    with terminal.progress(is_quiet) as progress:
        receipt = ingest.import_file(home, load_settings(home), file, provider, chosen or Chosen(), progress)
    journal.write(home, "import", receipt.sentences()[-1])
    return receipt
