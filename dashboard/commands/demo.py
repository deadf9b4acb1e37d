"""Build the demonstration and show it."""

import sys
from functools import partial
from pathlib import Path

import click

from analysis.topic_search import TopicSearch
from config.errors import HeedError
from config.home import Home
from dashboard.commands import import_file, run, terminal
from dashboard.commands.analyse import analyse
from dashboard.commands.options import home_option
from dashboard.commands.publish import publish


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port of the dashboard, else the first free one from 8501."
)
@click.option("--dashboard/--no-dashboard", "opens", default=True, help="Whether to open the dashboard at the end.")
@home_option
@click.pass_context
def command(ctx: click.Context, port: int | None, opens: bool) -> None:
    """Build a demonstration from invented data in ./heed-data-demo, and open the dashboard on it."""
    from collectors import demonstration
    from config.settings import load_settings
    from warehouse import prepare
    from warehouse.desk.action import Action, record
    from warehouse.desk.theme_owner import ThemeOwner, name_owner
    from warehouse.store import writing

    if not ctx.obj["is_chosen"]:
        ctx.obj["home"] = Home(Path("heed-data-demo"))
    home: Home = ctx.obj["home"]
    if home.settings.exists() and not load_settings(home).is_demonstration:
        raise HeedError(f"{home.path} holds the data of a real provider: give the demonstration a folder of its own.")
    files = home.path / "files"
    truth = demonstration.write(files)
    prepare.prepare(home, settings_file=files / "heed.toml")
    settings = load_settings(home)
    for source, file in truth.files.items():
        ctx.invoke(import_file.command, file=files / file, provider=truth.provider, source=source)
    with writing(home, "desk", "heed demo") as con:
        for noted in truth.actions:
            chosen = Action(truth.provider, noted.day, noted.title, noted.owner, noted.site, noted.theme)
            record(con, chosen.checked(settings, []), person="demonstration")
        for kept in truth.theme_owners:
            # A second run finds them said, and leaves what people said since.
            name_owner(con, ThemeOwner(truth.provider, kept.theme, kept.owner, kept.control), 0, "demonstration")
    click.echo(f"To see it again: heed --home {home.path} dashboard")
    if not opens:
        ctx.invoke(run.command)
        return
    from dashboard.serving.serve import free_port, serve

    _publish_without_topics(home)
    sys.exit(serve(home.path, port or free_port(8501), True, meanwhile=partial(_add_topics, ctx)))


def _publish_without_topics(home: Home) -> None:
    """Have something to look at before topics are searched for, which takes longest where nothing is compiled yet."""
    report = analyse(home, is_quiet=False, search=TopicSearch.LATER)
    terminal.say(None, report.sentences(), as_json=False)
    publish(home)


def _add_topics(ctx: click.Context) -> None:
    click.echo("Topics are searched for meanwhile; the dashboard shows them once they are found.")
    ctx.invoke(run.command)
    click.echo("The dashboard shows the topics now (Ctrl-C stops it).")
