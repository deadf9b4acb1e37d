"""Look at what is listened for."""

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.group import Commands
from dashboard.commands.options import home_option, json_option


@click.group("providers", cls=Commands)
def command() -> None:
    """Look at what is listened for."""


@command.command("check")
@click.option("--provider", help="Only this one.")
@click.option("--text", "texts", multiple=True, help="A sample text: would it be kept? May be given more than once.")
@json_option
@home_option
@click.pass_obj
def providers_check(obj: dict[str, Home], provider: str | None, texts: tuple[str, ...], as_json: bool) -> None:
    """Show the exact queries of each provider, their length, and which sample texts would be kept and why."""
    from collectors.live.check import check_providers
    from config.settings import load_settings

    found = check_providers(load_settings(obj["home"]), provider, texts)
    terminal.say(found.as_dict(), found.sentences(), as_json)
