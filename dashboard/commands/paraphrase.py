"""Say in one's own words what a mention says, for reports that leave."""

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands.options import at_terminal, home_option


@click.command("paraphrase")
@click.argument("mention_id", type=int)
@click.argument("words")
@home_option
@click.pass_obj
def command(obj: dict[str, Home], mention_id: int, words: str) -> None:
    """Say in your own WORDS what a mention says; reports tell that instead of quoting it.

    It must not repeat the mention's words or hold a name or number. It shows after the next `heed publish`.
    """
    from warehouse.desk.paraphrase import paraphrase
    from warehouse.store import writing

    home = obj["home"]
    with writing(home, "store", "heed paraphrase") as store:
        found = store.execute("SELECT text FROM mention WHERE mention_id = $id", {"id": mention_id}).fetchone()
    if found is None:
        raise HeedError(f"There is no mention {mention_id}; the table `mention` of the snapshot has their numbers.")
    with writing(home, "desk", "heed paraphrase") as desk:
        kept = paraphrase(desk, mention_id, words, found[0], at_terminal())
    click.echo(f"Reports will say: {kept}")
