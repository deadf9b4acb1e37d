"""Do everything in order, once or again and again."""

import sys
from pathlib import Path

import click

from config.home import Home
from dashboard import terminal
from dashboard.commands import analyse, import_file, open_dashboard, publish
from dashboard.commands.options import home_option


@click.command("run")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--provider", help="Whom the files are about.")
@click.option("--dashboard", "opens", is_flag=True, help="Open the dashboard when all is done.")
@click.option("--every", help="Again and again, unattended: 30m, 1h, 1d.", metavar="TIME")
@home_option
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], provider: str | None, opens: bool, every: str | None) -> None:
    """Do all in order: import FILES, collect, sweep, finish what was cut short, analyse, publish, make due reports."""
    from collectors import ingest
    from collectors.http import log_file
    from collectors.live import every as repeating
    from collectors.live.due import collect_and_sweep
    from config.settings import load_settings
    from dashboard.notices.due import send_due
    from dashboard.reports.schedule import make_due
    from warehouse import journal
    from warehouse.retention import expire_raw, expire_texts

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
        ctx.invoke(import_file.command, file=file, provider=provider)
    with terminal.progress() as progress:
        ingest.admit_pending(home, settings, progress=progress)
        fetched = collect_and_sweep(home, settings, progress)
    click.echo("\n".join(fetched.sentences), nl=bool(fetched.sentences))
    expired = expire_raw(home, settings.rights)
    if expired:
        click.echo(f"{expired:,} raw payloads had passed their retention and were removed.")
    ctx.invoke(analyse.command)
    receipt = expire_texts(home, settings)
    if receipt:
        click.echo(receipt.sentence())
    ctx.invoke(publish.command)
    made, unmade = make_due(home, settings)
    told, untold = send_due(home, settings)
    said = [*made, *unmade, *told, *untold]
    click.echo("\n".join(said), nl=bool(said))
    failures = [*fetched.failures, *unmade, *untold]
    log_file.note(home, [*fetched.sentences, *(failures or ["All steps were done."])])
    journal.write(home, "run", " ".join(failures) or "All steps were done.", is_failure=bool(failures))
    if failures:
        sys.exit(1)
    if opens:
        ctx.invoke(open_dashboard.command)
