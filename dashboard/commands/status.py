"""Say how things stand."""

import sys

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@click.command("status")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], as_json: bool) -> None:
    """Say what is where, how fresh it is, and what failed.

    Ends with 1 where the audit trail was changed behind heed; what else needs a person is said, with a ! before it.
    """
    from config.settings import load_settings
    from dashboard.commands.stale_models import stale_models
    from dashboard.reports.schedule import schedule_in_words
    from warehouse.status import status as survey_of

    settings = load_settings(obj["home"])
    report, scheduled = survey_of(obj["home"], settings), schedule_in_words(obj["home"], settings)
    report.problems.extend(stale_models(obj["home"]))
    terminal.say(report.as_dict() | {"reports": scheduled}, [*report.sentences(), *scheduled], as_json)
    if not report.is_trail_whole:
        sys.exit(1)
