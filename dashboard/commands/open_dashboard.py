"""Open the dashboard."""

import sys

import click

from config.home import Home
from dashboard.commands.options import home_option


@click.command("dashboard")
@click.option("--port", default=8501, show_default=True, help="Where it answers, on this machine only.")
@click.option("--browser/--no-browser", default=True, help="Whether to open a browser window.")
@home_option
@click.pass_obj
def command(obj: dict[str, Home], port: int, browser: bool) -> None:
    """Open the dashboard on the current snapshot."""
    from dashboard.serve import serve

    sys.exit(serve(obj["home"].path, port, browser))
