"""Publish a snapshot."""

import click

from config.home import Home
from dashboard import terminal
from dashboard.commands.options import home_option, json_option


@click.command("publish")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], as_json: bool) -> None:
    """Publish a snapshot: the file that the dashboard and analysts open."""
    from config.settings import load_settings
    from warehouse import journal
    from warehouse.publish import publish as publish_snapshot

    home = obj["home"]
    snapshot = publish_snapshot(home, load_settings(home))
    sentence = f"{snapshot.name} is the current snapshot."
    terminal.say({"snapshot": snapshot.name, "path": str(snapshot)}, [sentence], as_json)
    journal.write(home, "publish", sentence)
