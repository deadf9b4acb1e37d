"""Remove at a person's request."""

from typing import Any

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option


@click.command("forget")
@click.option("--author", help="Everything of this writer: the number of an account on X, a name on Reddit.")
@click.option("--url", help="The post, submission or comment at this address.")
@click.option("--id", "item_id", help="The item of this id at its source.")
@click.option("--text", help="Everything that holds these words.")
@click.option("--source", help="Only there.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], /, yes: bool, as_json: bool, **asked: Any) -> None:
    """Remove what a person asks to have removed, from every file; it does not come back."""
    from collectors.removal import forget as forgetting
    from config.settings import load_settings
    from dashboard.commands.stale_models import stale_models
    from warehouse import journal

    home = obj["home"]
    settings = load_settings(home)
    sought = forgetting.seek(home, settings, forgetting.Request(**asked))
    count = len(sought.mention_ids)
    if count and not yes:
        click.confirm(
            f"{count:,} mention{'' if count == 1 else 's'} will be removed for good. Go on?", abort=True, err=True
        )
    receipts = forgetting.forget(home, settings, sought)
    sentences = [receipt.sentence() for receipt in receipts] or ["Nothing was found; nothing was removed."]
    sentences += stale_models(home)
    terminal.say([receipt.as_dict() for receipt in receipts], sentences, as_json)
    journal.write(home, "forget", " ".join(sentences))
