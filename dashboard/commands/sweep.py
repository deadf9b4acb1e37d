"""Remove what is no longer public."""

import sys

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.exit_code import USED_UP
from dashboard.commands.options import home_option, json_option


@click.command("sweep")
@click.option("--all", "all_items", is_flag=True, help="Also ask about what is not due yet.")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], all_items: bool, as_json: bool) -> None:
    """Ask X and Reddit whether what is stored is still public; remove what is not, from every file."""
    from collectors.http import log_file
    from collectors.removal import sweep as sweeping
    from config.settings import load_settings
    from warehouse import journal

    home = obj["home"]
    with terminal.progress(as_json) as progress, log_file.logging_to(home):
        report = sweeping.sweep(home, load_settings(home), progress=progress, all_items=all_items)
    terminal.say(report.as_dict(), report.sentences(), as_json)
    log_file.note(home, report.sentences())
    journal.write(home, "sweep", " ".join(report.sentences()), is_failure=report.is_failure)
    if report.is_failure or report.is_waiting:
        sys.exit(USED_UP if report.is_over_budget and not report.is_failure else 1)
