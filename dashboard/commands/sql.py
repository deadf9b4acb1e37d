"""Ask the snapshot in SQL."""

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@click.command("sql")
@click.argument("query")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], query: str, as_json: bool) -> None:
    """Ask the current snapshot in SQL, read-only.

    Begin with `SELECT * FROM feedback`: one row for each mention. `SHOW TABLES` lists the rest.
    """
    from warehouse.ask import ask_sql

    terminal.show(ask_sql(obj["home"], query), as_json)
