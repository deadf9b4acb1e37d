"""Tell people who do not look at the screens."""

import sys

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@click.command("notify")
@click.option("--test", "is_test", is_flag=True, help="Send a test to each place instead.")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], is_test: bool, as_json: bool) -> None:
    """Send what is due to the places of [notices] in heed.toml: new signals, and once a week the digest.

    `heed run` does this after publishing. Each signal is told to each place once; what a place did not take is tried
    again, by `heed run` after a few tries more rarely, by this command at once.
    """
    from config.settings import load_settings
    from dashboard.notices.due import send_due, send_test
    from warehouse import journal

    home = obj["home"]
    settings = load_settings(home)
    sent, failed = send_test(home, settings) if is_test else send_due(home, settings, is_asked=True)
    sentences = [*sent, *failed] or ["There is nothing new to tell, or nobody to tell it to."]
    terminal.say({"sent": sent, "failed": failed}, sentences, as_json)
    journal.write(home, "notify", " ".join(sentences), is_failure=bool(failed))
    if failed:
        sys.exit(1)
