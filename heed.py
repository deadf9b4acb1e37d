"""The front door: every command on one page; it wires the rooms together and decides nothing else.

Exit codes: 0 done; 1 not done, and a sentence says why; 2 the command was not understood;
3 a file was read but not one row of it could be stored; 4 a ceiling or a platform's quota is used up.
"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from config.errors import HeedError
from config.home import Home
from dashboard import terminal

NOTHING_STORED = 3
USED_UP = 4


class Front(click.Group):
    """Turns a sentence meant for a person into an exit code, and notes it in the journal."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; list commands in the order in which they are used."""
        try:
            return super().invoke(ctx)
        except HeedError as error:
            from warehouse import journal

            home = (ctx.obj or {}).get("home")
            if home:
                journal.write(home, ctx.invoked_subcommand or "heed", str(error), is_failure=True)
            click.echo(f"heed: {error}", err=True)
            sys.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of the page."""
        return list(self.commands)


def _keep_home(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_root().ensure_object(dict)["home"] = Home(Path(value).expanduser())


home_option = click.option(
    "--home", expose_value=False, is_eager=True, callback=_keep_home, help="The data folder.", metavar="FOLDER"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for a program to read.")


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="heed")
@home_option
@click.pass_context
def main(ctx: click.Context) -> None:
    """Hear what patients say about a clinic, see what to change, and find out whether it worked.

    \b
    First time:   heed init;  heed import FILE --provider NAME;  heed run;  heed dashboard
    Try it out:   heed demo

    Everything lives in one data folder: --home FOLDER, else $HEED_HOME, else ./heed-data.
    """  # noqa: D301  (click reads the \b character itself as "keep these lines")
    ctx.ensure_object(dict)
    ctx.obj["is_chosen"] = "home" in ctx.obj or bool(os.environ.get("HEED_HOME"))
    ctx.obj.setdefault("home", Home(Path(os.environ.get("HEED_HOME") or "heed-data")))


@main.command()
@home_option
@click.pass_obj
def init(obj: dict[str, Home]) -> None:
    """Make a data folder: settings to edit, the secret key of the voices, empty files."""
    from config.settings import load_settings
    from warehouse import prepare

    home = obj["home"]
    is_new = prepare.prepare(home)
    load_settings(home)
    _say(home, "init", f"{home.path} is ready." if is_new else f"{home.path} was ready already; nothing was changed.")
    click.echo(f"Next: describe your provider in {home.settings}, then `heed import FILE --provider NAME`.")


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--provider", required=True, help="Whom it is about: a name in heed.toml.")
@click.option("--as", "source", help="Where it comes from: survey, review, x or reddit (else it is guessed).")
@click.option(
    "--map", "columns", help="Which column is what: text=Comment,date=Visit date,...", metavar="FIELD=COLUMN,..."
)
@click.option("--site", help="The site it is about, when the file does not say.")
@json_option
@home_option
@click.pass_obj
def import_(
    obj: dict[str, Home],
    file: Path,
    provider: str,
    source: str | None,
    columns: str | None,
    site: str | None,
    as_json: bool,
) -> None:
    """Import a file: a survey or review export (CSV, TSV, XLSX, JSONL), saved X pages, a Reddit listing.

    Columns, encoding, dates and ratings are found out and shown. Importing a file twice changes nothing.
    Rows that cannot be read are written to FILE.rejects.csv, each with its reason.
    """
    from collectors import ingest
    from collectors.files import columns as mapping
    from config.settings import load_settings

    home = obj["home"]
    with terminal.progress(as_json) as progress:
        receipt = ingest.import_file(
            home,
            load_settings(home),
            file,
            provider,
            source=source,
            mapping=mapping.read_map(columns) if columns else None,
            site=site,
            progress=progress,
        )
    terminal.say(receipt.as_dict(), receipt.sentences(), as_json)
    _say(home, "import", receipt.sentences()[-1], quiet=True)
    if not receipt.stored and not receipt.known:
        sys.exit(NOTHING_STORED)


@main.command()
@click.option("--plan", "is_plan", is_flag=True, help="Only say what it would return and cost.")
@json_option
@home_option
@click.pass_obj
def collect(obj: dict[str, Home], is_plan: bool, as_json: bool) -> None:
    """Fetch new mentions from X and Reddit, where heed.toml enables them; goes on from where it stopped."""
    from collectors.http import log_file
    from collectors.live import collect as collecting
    from collectors.live.plan import plan
    from config.settings import load_settings

    home = obj["home"]
    settings = load_settings(home)
    with terminal.progress(as_json) as progress, log_file.logging_to(home):
        if is_plan:
            planned = plan(home, settings)
            terminal.say(planned.as_dict(), planned.sentences(), as_json)
            return
        report = collecting.collect(home, settings, progress=progress)
    terminal.say(report.as_dict(), report.sentences(), as_json)
    _note(home, "collect", report.sentences(), report.is_failure)
    if report.is_failure or report.is_over_budget:
        sys.exit(1 if report.is_failure else USED_UP)


@main.command()
@click.option("--refit", is_flag=True, help="Search for topics again, even if little has been added.")
@json_option
@home_option
@click.pass_obj
def analyse(obj: dict[str, Home], refit: bool, as_json: bool) -> None:
    """Label what is not labelled yet: language, sentiment, themes, topics."""
    from analysis import pipeline
    from config.settings import load_settings

    home = obj["home"]
    with terminal.progress(as_json) as progress:
        report = pipeline.analyse(home, load_settings(home), progress, refit=refit)
    terminal.say(report.as_dict(), report.sentences(), as_json)
    _say(home, "analyse", report.sentences()[-1], quiet=True)


@main.command()
@json_option
@home_option
@click.pass_obj
def publish(obj: dict[str, Home], as_json: bool) -> None:
    """Publish a snapshot: the file that the dashboard and analysts open."""
    from config.settings import load_settings
    from warehouse.publish import publish as publish_snapshot

    home = obj["home"]
    snapshot = publish_snapshot(home, load_settings(home))
    sentence = f"{snapshot.name} is the current snapshot."
    terminal.say({"snapshot": snapshot.name, "path": str(snapshot)}, [sentence], as_json)
    _say(home, "publish", sentence, quiet=True)


@main.command()
@click.option("--all", "all_items", is_flag=True, help="Also ask about what is not due yet.")
@json_option
@home_option
@click.pass_obj
def sweep(obj: dict[str, Home], all_items: bool, as_json: bool) -> None:
    """Ask X and Reddit whether what is stored is still public; remove what is not, from every file."""
    from collectors.http import log_file
    from collectors.removal import sweep as sweeping
    from config.settings import load_settings

    home = obj["home"]
    with terminal.progress(as_json) as progress, log_file.logging_to(home):
        report = sweeping.sweep(home, load_settings(home), progress=progress, all_items=all_items)
    terminal.say(report.as_dict(), report.sentences(), as_json)
    _note(home, "sweep", report.sentences(), report.is_failure)
    if report.is_failure:
        sys.exit(1)


@main.command()
@click.option("--author", help="Everything of this writer: the number of an account on X, a name on Reddit.")
@click.option("--url", help="The post, submission or comment at this address.")
@click.option("--id", "item_id", help="The item of this id at its source.")
@click.option("--text", help="Everything that holds these words.")
@click.option("--source", help="Only there.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@home_option
@click.pass_obj
def forget(obj: dict[str, Home], /, yes: bool, as_json: bool, **asked: Any) -> None:
    """Remove what a person asks to have removed, from every file; it does not come back."""
    from collectors.removal import forget as forgetting
    from config.settings import load_settings

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
    terminal.say([receipt.as_dict() for receipt in receipts], sentences, as_json)
    _note(home, "forget", sentences, is_failure=False)


@main.group()
def providers() -> None:
    """Look at what is listened for."""


@providers.command("check")
@click.option("--provider", help="Only this one.")
@click.option("--text", "texts", multiple=True, help="A sample text: would it be kept? May be given more than once.")
@json_option
@home_option
@click.pass_obj
def providers_check(obj: dict[str, Home], provider: str | None, texts: tuple[str, ...], as_json: bool) -> None:
    """Show the exact queries of each provider, their length, and which sample texts would be kept and why."""
    from collectors.live.check import check_providers
    from config.settings import load_settings

    found = check_providers(load_settings(obj["home"]), provider, texts)
    terminal.say(found.as_dict(), found.sentences(), as_json)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--provider", help="Whom the files are about.")
@click.option("--dashboard", "opens", is_flag=True, help="Open the dashboard when all is done.")
@click.option("--every", help="Again and again, unattended: 30m, 1h, 1d.", metavar="TIME")
@home_option
@click.pass_context
def run(ctx: click.Context, files: tuple[Path, ...], provider: str | None, opens: bool, every: str | None) -> None:
    """Do all in order: import FILES, collect and sweep what is due, finish what was cut short, analyse, publish."""
    from collectors import ingest
    from collectors.live import every as repeating
    from collectors.live.due import collect_and_sweep
    from config.settings import load_settings
    from warehouse.retention import expire_raw

    if (files and not provider) or (every is not None and (files or opens)):
        raise click.UsageError(
            "--every takes no files and opens no dashboard."
            if every
            else "Say whom the files are about: --provider NAME."
        )
    home: Home = ctx.obj["home"]
    settings = load_settings(home)
    if every is not None:
        sys.exit(repeating.repeat(home, repeating.read_interval(every)))
    for file in files:
        ctx.invoke(import_, file=file, provider=provider)
    with terminal.progress() as progress:
        ingest.admit_pending(home, settings, progress=progress)
        fetched = collect_and_sweep(home, settings, progress)
    click.echo("\n".join(fetched.sentences), nl=bool(fetched.sentences))
    expired = expire_raw(home, settings.rights)
    if expired:
        click.echo(f"{expired:,} raw payloads had passed their retention and were removed.")
    ctx.invoke(analyse)
    ctx.invoke(publish)
    _note(home, "run", fetched.failures or ["All steps were done."], bool(fetched.failures))
    if fetched.failures:
        sys.exit(1)
    if opens:
        ctx.invoke(dashboard)


@main.command()
@click.option("--port", default=8501, show_default=True, help="Where it answers, on this machine only.")
@click.option("--browser/--no-browser", default=True, help="Whether to open a browser window.")
@home_option
@click.pass_obj
def dashboard(obj: dict[str, Home], port: int, browser: bool) -> None:
    """Open the dashboard on the current snapshot."""
    from dashboard.serve import serve

    sys.exit(serve(obj["home"].path, port, browser))


@main.command()
@json_option
@home_option
@click.pass_obj
def status(obj: dict[str, Home], as_json: bool) -> None:
    """Say what is where, how fresh it is, and what failed."""
    from config.settings import load_settings
    from warehouse.status import status as survey_of

    report = survey_of(obj["home"], load_settings(obj["home"]))
    terminal.say(report.as_dict(), report.sentences(), as_json)


@main.command()
@click.argument("query")
@json_option
@home_option
@click.pass_obj
def sql(obj: dict[str, Home], query: str, as_json: bool) -> None:
    """Ask the current snapshot in SQL, read-only; `SHOW TABLES` lists what there is."""
    from warehouse.ask import ask_sql

    terminal.show(ask_sql(obj["home"], query), as_json)


@main.group()
def action() -> None:
    """Note the changes you make, so that charts can show them."""


@action.command("add")
@click.option("--provider", required=True)
@click.option("--title", required=True, help="What was done.")
@click.option("--day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="When it took effect: 2026-05-18.")
@click.option("--owner", required=True, help="The role or team that owns it.")
@click.option("--site", help="Where; all sites if not given.")
@click.option("--theme", help="The theme it is meant to help.")
@click.option("--note", default="")
@home_option
@click.pass_obj
def action_add(obj: dict[str, Home], /, day: Any, **words: Any) -> None:
    """Note a service change with its day and its owner; it shows after the next `heed publish`."""
    from config.settings import load_settings
    from warehouse.desk import Action, record
    from warehouse.store import writing

    home = obj["home"]
    chosen = Action(day=day.date(), **words).checked(load_settings(home))
    with writing(home, "desk", "heed action add") as con:
        is_new = record(con, chosen, person=os.environ.get("USER", "unknown"))
    click.echo("Noted." if is_new else "It was noted before; nothing was changed.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the models go, if not into heed itself.")
def train(file: Path, out: Path | None) -> None:
    """Train the sentiment and theme models from a labelled FILE and cross-validate them, grouped by respondent."""
    from analysis import model_file
    from analysis import train as training
    from warehouse import gate

    with terminal.progress() as progress:
        written = training.train(file, gate.redact, progress, out or model_file.SHIPPED)
    for name, figures in written.items():
        click.echo(f"{name} model {figures['version']} was trained; its figures are beside it.")


@main.command()
@click.argument("what", type=click.Choice(["sentiment", "themes", "redaction"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cross-validate", is_flag=True, help="Train and score on the file itself, grouped by respondent.")
@json_option
def evaluate(what: str, file: Path, cross_validate: bool, as_json: bool) -> None:
    """Measure how good the sentiment, the themes or the redaction are, on a labelled FILE."""
    from analysis import evaluate as scoring
    from warehouse.redaction_score import score

    if what == "redaction":
        terminal.show(score(file), as_json)
        return
    judge = {"sentiment": scoring.evaluate_sentiment, "themes": scoring.evaluate_themes}[what]
    with terminal.progress(as_json) as progress:
        found = judge(file, progress, cross_validate=cross_validate)
    terminal.show(found.table, as_json)
    if not as_json:
        click.echo(found.note)


@main.command()
@click.option("--port", default=8501, show_default=True)
@click.option("--dashboard/--no-dashboard", "opens", default=True, help="Whether to open the dashboard at the end.")
@home_option
@click.pass_context
def demo(ctx: click.Context, port: int, opens: bool) -> None:
    """Build a demonstration from invented data in ./heed-data-demo, and open the dashboard on it."""
    from collectors import demonstration
    from config.settings import load_settings
    from warehouse import prepare
    from warehouse.desk import Action, record
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
        ctx.invoke(import_, file=files / file, provider=truth.provider, source=source)
    with writing(home, "desk", "heed demo") as con:
        for noted in truth.actions:
            chosen = Action(truth.provider, noted.day, noted.title, noted.owner, noted.site, noted.theme)
            record(con, chosen.checked(settings), person="demonstration")
    ctx.invoke(run)
    click.echo(f"To see it again: heed --home {home.path} dashboard")
    if opens:
        ctx.invoke(dashboard, port=port)


def _note(home: Home, command: str, sentences: list[str], is_failure: bool) -> None:
    from warehouse import journal

    journal.write(home, command, " ".join(sentences), is_failure=is_failure)


def _say(home: Home, command: str, sentence: str, *, quiet: bool = False) -> None:
    from warehouse import journal

    journal.write(home, command, sentence)
    if not quiet:
        click.echo(sentence)


if __name__ == "__main__":
    main()
