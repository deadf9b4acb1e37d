"""Open the dashboard."""

import sys

import click

from config.home import Home
from dashboard.commands.options import home_option


@click.command("dashboard")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="The port at which it answers."
)
@click.option(
    "--address", default="127.0.0.1", show_default=True, help="Another than this machine's: once people sign in."
)
@click.option("--browser/--no-browser", default=True, help="Whether to open a browser window.")
@home_option
@click.pass_obj
def command(obj: dict[str, Home], port: int, address: str, browser: bool) -> None:
    """Open the dashboard on the current snapshot."""
    from dashboard.serving.serve import serve

    sys.exit(serve(obj["home"].path, port, browser, address))
