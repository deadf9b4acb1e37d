"""Remove at a person's request, or take back an import."""

from typing import TYPE_CHECKING, Any

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.options import home_option, json_option

if TYPE_CHECKING:
    from config.settings import Settings
    from warehouse.erasure.erase import Removal


@click.command("forget")
@click.option("--author", help="Everything of this writer: the number of an account on X, a name on Reddit.")
@click.option("--url", help="The post, submission or comment at this address.")
@click.option("--id", "item_id", help="The item of this id at its source.")
@click.option("--text", help="Everything that holds these words.")
@click.option("--source", help="Only there.")
@click.option(
    "--import",
    "number",
    type=int,
    help="Take back the import of this number, as after a slip in --provider; the file may be imported again.",
    metavar="NUMBER",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@home_option
@click.pass_obj
def command(obj: dict[str, Home], /, number: int | None, yes: bool, as_json: bool, **asked: Any) -> None:
    """Remove what a person asks to have removed, from every file; it does not come back.

    With --import, take back a wrong import: `heed status` lists the newest, with their numbers.
    """
    from config.settings import load_settings
    from dashboard.commands.stale_models import stale_models
    from warehouse import journal

    if number is not None and any(asked.values()):
        raise click.UsageError("--import takes back all of an import: it goes with no other choice.")
    home = obj["home"]
    settings = load_settings(home)
    receipts = _forget(home, settings, asked, yes) if number is None else _take_back(home, settings, number, yes)
    sentences = [receipt.sentence() for receipt in receipts] or ["Nothing was found; nothing was removed."]
    sentences += stale_models(home)
    terminal.say([receipt.as_dict() for receipt in receipts], sentences, as_json)
    journal.write(home, "forget", " ".join(sentences))


def _forget(home: Home, settings: "Settings", asked: dict[str, Any], yes: bool) -> "list[Removal]":
    from collectors.removal import forget as forgetting

    sought = forgetting.seek(home, settings, forgetting.Request(**asked))
    count = len(sought.mention_ids)
    if count:
        _ask(f"{count:,} mention{'' if count == 1 else 's'} will be removed for good. Go on?", yes)
    return forgetting.forget(home, settings, sought)


def _take_back(home: Home, settings: "Settings", number: int, yes: bool) -> "list[Removal]":
    from collectors.ingest import admit_pending
    from warehouse.erasure.erase import finish_erasures
    from warehouse.erasure.take_back import import_of, take_back

    admit_pending(home, settings)
    done = finish_erasures(home, settings)
    held = import_of(home, number).held()
    _ask(f"Import {number}, {held}, will be removed, with what people decided about them. Go on?", yes)
    return [*done, take_back(home, settings, number)]


def _ask(question: str, yes: bool) -> None:
    if not yes:
        click.confirm(question, abort=True, err=True)
