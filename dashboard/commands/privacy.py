"""Say what is held about people, and write an assessment of it."""

from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.group import Commands
from dashboard.commands.options import home_option, json_option
from dashboard.whole_file import whole_file


@click.group("privacy", cls=Commands)
def command() -> None:
    """What is held about people, for how long, on what basis; a template for the impact assessment."""


@command.command("report")
@json_option
@home_option
@click.pass_obj
def report(obj: dict[str, Home], as_json: bool) -> None:
    """Print what is held, for how long and on what basis, what was removed and what has left."""
    from config.settings import load_settings
    from dashboard.commands.stale_models import stale_models
    from dashboard.words.privacy_words import report_lines
    from warehouse.erasure.holdings import holdings

    found = holdings(obj["home"], load_settings(obj["home"]))
    stale = stale_models(obj["home"])
    lines = [*report_lines(found), *(f"! {sentence}" for sentence in stale)]
    terminal.say(found.as_dict() | {"stale_models": stale}, lines, as_json)


@command.command("dpia")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@home_option
@click.pass_obj
def dpia(obj: dict[str, Home], file: Path) -> None:
    """Write a template for a data protection impact assessment, filled with what is known here, to FILE.md or .docx."""
    from config.settings import load_settings
    from dashboard.words.impact_assessment import as_markdown_file, assessment
    from warehouse.erasure.holdings import holdings

    if file.suffix.casefold() not in (".md", ".docx"):
        raise click.UsageError(f"{file} must end in .md or .docx.")
    parts = assessment(holdings(obj["home"], load_settings(obj["home"])), date.today(), version("heed"))
    with whole_file(file) as part:
        if file.suffix.casefold() == ".md":
            part.write_text(as_markdown_file(parts), "utf-8")
        else:
            from dashboard.reports.plain_document import write_plain_document

            write_plain_document(parts, part)
    click.echo(f"{file} was written: complete the parts that are marked, and let your data protection officer read it.")
