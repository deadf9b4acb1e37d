"""Publish a snapshot."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from config.home import Home
from dashboard import terminal
from dashboard.commands.options import home_option, json_option


@dataclass(frozen=True)
class Published:
    """The snapshot that is current now, and how many new alerts it raised."""

    snapshot: Path
    alerts: int

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {"snapshot": self.snapshot.name, "path": str(self.snapshot), "alerts": self.alerts}

    def sentence(self) -> str:
        """Give it as a line for a person."""
        sentence = f"{self.snapshot.name} is the current snapshot."
        if self.alerts:
            sentence += f" {self.alerts:,} new {'alert was' if self.alerts == 1 else 'alerts were'} raised."
        return sentence


@click.command("publish")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], as_json: bool) -> None:
    """Publish a snapshot: the file that the dashboard and analysts open."""
    published = publish(obj["home"])
    terminal.say(published.as_dict(), [published.sentence()], as_json)


def publish(home: Home) -> Published:
    """Publish a snapshot with the alerts that it raises, and note it in the journal."""
    from config.settings import load_settings
    from dashboard.alert_book import book_alerts
    from warehouse import journal
    from warehouse.publish import publish as publish_snapshot

    settings = load_settings(home)
    snapshot = publish_snapshot(home, settings)
    raised = book_alerts(home, snapshot)
    if raised:
        # A snapshot never changes once it is current: the alerts that it raised are in the next one.
        snapshot = publish_snapshot(home, settings)
    published = Published(snapshot, raised)
    journal.write(home, "publish", published.sentence())
    return published
