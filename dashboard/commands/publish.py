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
    from dashboard.alert_book import book_alerts
    from warehouse import journal
    from warehouse.publish import publish as publish_snapshot

    home = obj["home"]
    settings = load_settings(home)
    snapshot = publish_snapshot(home, settings)
    raised = book_alerts(home, snapshot)
    if raised:
        # A snapshot never changes once it is current: the alerts that it raised are in the next one.
        snapshot = publish_snapshot(home, settings)
    sentence = f"{snapshot.name} is the current snapshot."
    if raised:
        sentence += f" {raised:,} new {'alert was' if raised == 1 else 'alerts were'} raised."
    terminal.say({"snapshot": snapshot.name, "path": str(snapshot)}, [sentence], as_json)
    journal.write(home, "publish", sentence)
