"""Do everything in order, once or again and again."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.analyse import analyse
from dashboard.commands.exit_code import NOTHING_STORED
from dashboard.commands.import_file import import_file
from dashboard.commands.open_dashboard import command as open_dashboard
from dashboard.commands.options import home_option, json_option
from dashboard.commands.publish import publish


@click.command("run")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--provider", help="Whom the files are about.")
@click.option("--dashboard", "opens", is_flag=True, help="Open the dashboard when all is done.")
@click.option("--date-is-right", is_flag=True, help="Say that texts may go by this machine's date, after a long pause.")
@click.option("--every", help="Again and again, unattended: 30m, 1h, 1d.", metavar="TIME")
@json_option
@home_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    provider: str | None,
    opens: bool,
    date_is_right: bool,
    every: str | None,
    as_json: bool,
) -> None:
    """Do all in order: import FILES, collect, sweep, finish what was cut short, analyse, publish, make due reports.

    A file without a usable row, or a source that fails, is told and does not stop the steps after it. A ceiling or a
    quota that is used up is no failure: the next run goes on. With --every, --json gives one line a turn.
    """
    from collectors.live import every as repeating
    from config.settings import load_settings
    from warehouse.erasure.clock import believe

    _check_use(files, provider, opens, every, as_json)
    home: Home = ctx.obj["home"]
    if date_is_right:
        believe(home)
    if every is not None:
        load_settings(home)  # what is wrong in them is said now, not at each turn
        sys.exit(repeating.repeat(home, repeating.read_interval(every), as_json=as_json))
    facts = _run(home, files, provider or "", as_json)
    if as_json:
        terminal.say(facts, [], as_json)
    if status := _status(facts):
        sys.exit(status)
    if opens:
        ctx.invoke(open_dashboard)


def _check_use(files: tuple[Path, ...], provider: str | None, opens: bool, every: str | None, as_json: bool) -> None:
    if every is not None and (files or opens):
        raise click.UsageError("--every takes no files and opens no dashboard.")
    if files and not provider:
        raise click.UsageError("Say whom the files are about: --provider NAME.")
    if opens and as_json:
        raise click.UsageError("--json is for a program, which opens no dashboard.")


def _status(facts: Mapping[str, Any]) -> int:
    if facts["failures"]:
        return 1
    return NOTHING_STORED if any(not told["stored"] and not told["known"] for told in facts["imported"]) else 0


def _run(home: Home, files: tuple[Path, ...], provider: str, is_quiet: bool) -> dict[str, Any]:
    """Do every step, saying each as it ends unless quiet; give what each did as plain values."""
    from collectors import ingest
    from collectors.http import log_file
    from collectors.live.due import collect_and_sweep
    from config.settings import load_settings
    from dashboard.notices.due import send_due
    from dashboard.reports.schedule import make_due
    from warehouse import journal
    from warehouse.doubtful_imports import doubtful_imports
    from warehouse.erasure.clock import doubt
    from warehouse.erasure.retention import expire_raw, expire_texts
    from warehouse.files.lock import writer_lock
    from warehouse.store import opened

    def tell(*sentences: str) -> None:
        if sentences and not is_quiet:
            terminal.say(None, sentences, as_json=False)

    settings = load_settings(home)
    doubted = doubt(home, settings.rights)
    imported = []
    for file in files:
        receipt = import_file(home, file, provider, is_quiet=is_quiet)
        tell(*receipt.sentences())
        imported.append(receipt.as_dict())
    with terminal.progress(is_quiet) as progress:
        recovered = ingest.admit_pending(home, settings, progress=progress)
        fetched = collect_and_sweep(home, settings, progress)
    tell(*fetched.sentences)
    expired = expire_raw(home, settings.rights)
    if expired:
        tell(f"Raw payloads that had passed their retention and were removed: {expired:,}.")
    report = analyse(home, is_quiet)
    tell(*report.sentences())
    removal = None if doubted else expire_texts(home, settings)
    kept_or_gone = removal.sentence() if removal else doubted
    if kept_or_gone:
        tell(kept_or_gone)
    published = publish(home)
    tell(published.sentence())
    with writer_lock(home, "heed run"), opened(home, "inbox") as inbox, opened(home, "store") as store:
        doubts = doubtful_imports(inbox, store)
    said = {doubt for file in imported for doubt in file["doubts"]}
    for of_one in doubts.values():
        tell(*(doubt for doubt in of_one if doubt not in said))
    made, unmade = make_due(home, settings)
    told, untold = send_due(home, settings)
    tell(*made, *told)
    failures = [*fetched.failures, *unmade, *untold]
    if failures and not is_quiet:
        click.echo("\n".join(f"heed: {failure}" for failure in failures), err=True)
    log_file.note(home, [*fetched.sentences, *(failures or ["All steps were done."])])
    journal.write(home, "run", " ".join(failures) or "All steps were done.", is_failure=bool(failures))
    return {
        "imported": imported,
        "recovered": recovered.stored,
        "collected": fetched.collected.as_dict() if fetched.collected else None,
        "swept": fetched.swept.as_dict() if fetched.swept else None,
        "expired_payloads": expired,
        "analysed": report.as_dict(),
        "expired_texts": removal.as_dict() if removal else None,
        "published": published.as_dict(),
        "doubts": doubts,
        "doubted_date": doubted,
        "reports": made,
        "notices": told,
        "failures": failures,
    }
