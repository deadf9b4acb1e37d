"""Note service changes."""

from typing import Any

import click

from config.home import Home
from dashboard.commands.group import Commands
from dashboard.commands.options import at_terminal, home_option


@click.group("action", cls=Commands)
def command() -> None:
    """Note the changes you make, so that charts can show them."""


@command.command("add")
@click.option("--provider", required=True)
@click.option("--title", required=True, help="What was done.")
@click.option("--day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="When it took effect: 2026-05-18.")
@click.option("--owner", required=True, help="The role or team that owns it.")
@click.option("--site", help="Where; all sites if not given.")
@click.option("--theme", help="The theme it is meant to help.")
@click.option("--note", default="")
@home_option
@click.pass_obj
def action_add(obj: dict[str, Home], /, day: Any, **words: Any) -> None:
    """Note a service change with its day and its owner; it shows after the next `heed publish`."""
    from config.settings import load_settings
    from warehouse.desk.action import Action, record
    from warehouse.own_themes import own_themes
    from warehouse.store import writing

    home = obj["home"]
    settings = load_settings(home)
    added = [theme.name for theme in own_themes(home, settings)]
    chosen = Action(day=day.date(), **words).checked(settings, added)
    with writing(home, "desk", "heed action add") as con:
        _, is_new = record(con, chosen, person=at_terminal())
    click.echo("Noted." if is_new else "It was noted before; nothing was changed.")
