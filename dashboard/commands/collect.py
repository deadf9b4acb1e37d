"""Fetch from X and Reddit."""

import sys

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.exit_code import USED_UP
from dashboard.commands.options import home_option, json_option


@click.command("collect")
@click.option("--plan", "is_plan", is_flag=True, help="Only say what it would return and cost.")
@click.option("--try-again", is_flag=True, help="Also ask a source that refused its credential before (401).")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], is_plan: bool, try_again: bool, as_json: bool) -> None:
    """Fetch new mentions from X and Reddit, where heed.toml enables them; goes on from where it stopped."""
    from collectors.http import log_file
    from collectors.live import collect as collecting
    from collectors.live.plan import plan
    from config.settings import load_settings
    from warehouse import journal

    home = obj["home"]
    settings = load_settings(home)
    with terminal.progress(as_json) as progress, log_file.logging_to(home):
        if is_plan:
            planned = plan(home, settings)
            terminal.say(planned.as_dict(), planned.sentences(), as_json)
            if planned.problems:
                sys.exit(1)
            return
        report = collecting.collect(home, settings, progress=progress, try_again=try_again)
    terminal.say(report.as_dict(), report.sentences(), as_json)
    log_file.note(home, report.sentences())
    journal.write(home, "collect", " ".join(report.sentences()), is_failure=report.is_failure)
    if report.is_failure or report.is_over_budget:
        sys.exit(1 if report.is_failure else USED_UP)
