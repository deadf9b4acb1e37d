"""Publish a snapshot."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@dataclass(frozen=True)
class Published:
    """The snapshot that is current now, how many new alerts it raised, and what an older gate had let in."""

    snapshot: Path
    alerts: int
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give it as plain values."""
        named = {"snapshot": self.snapshot.name, "path": str(self.snapshot)}
        return named | {"alerts": self.alerts, "notes": list(self.notes)}

    def sentence(self) -> str:
        """Give it as a line for a person."""
        sentence = " ".join((*self.notes, f"{self.snapshot.name} is the current snapshot."))
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
    from dashboard.findings.alert_book import book_alerts
    from warehouse import journal
    from warehouse.gate_again import gate_again
    from warehouse.publish import publish as publish_snapshot

    settings = load_settings(home)
    # Nothing is published that today's gate has not seen, even where nobody analysed since heed was updated.
    gated = gate_again(home, settings)
    snapshot = publish_snapshot(home, settings)
    raised, moved = book_alerts(home, snapshot)
    if raised or moved:
        # A snapshot never changes once it is current: the alerts that it raised or moved are in the next one.
        snapshot = publish_snapshot(home, settings)
    published = Published(snapshot, raised, tuple(gated.sentences()))
    journal.write(home, "publish", published.sentence())
    return published
