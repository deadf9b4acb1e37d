"""The options that many commands share, and who gives them."""

import getpass
from pathlib import Path

import click

from config.home import Home


def _keep_home(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_root().ensure_object(dict).update(home=Home(Path(value).expanduser()), is_chosen=True)


home_option = click.option(
    "--home", expose_value=False, is_eager=True, callback=_keep_home, help="The data folder.", metavar="FOLDER"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for a program to read.")
provider_option = click.option("--provider", help="Whom it is about; may be left out where there is only one.")
sites_option = click.option(
    "--site", "sites", multiple=True, help="Only this place; may be given again. All if not given."
)


def at_terminal() -> str:
    """Name who is at this terminal, for the audit trail and the register."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # the account has no name, or the system no accounts
        return "unknown"
