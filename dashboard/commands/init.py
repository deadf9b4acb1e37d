"""Make a data folder."""

import click

from config.home import Home
from dashboard.commands.options import home_option


@click.command("init")
@home_option
@click.pass_obj
def command(obj: dict[str, Home]) -> None:
    """Make a data folder: settings to edit, the secret key of the voices, empty files."""
    from config.settings import load_settings
    from warehouse import journal, prepare

    home = obj["home"]
    is_new = prepare.prepare(home)
    load_settings(home)
    sentence = f"{home.path} is ready." if is_new else f"{home.path} was ready already; nothing was changed."
    journal.write(home, "init", sentence)
    click.echo(sentence)
    click.echo(
        f"Next: describe your provider in {home.settings}; then `heed import FILE --provider NAME` for files, or "
        "enable [source.x] or [source.reddit] there and `heed collect --plan`, which says what collecting would cost."
    )
