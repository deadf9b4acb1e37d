"""Write figures or mentions to a file that leaves heed; each is noted in the export register."""

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands import terminal
from dashboard.commands.group import Commands
from dashboard.commands.options import at_terminal, home_option, json_option, provider_option, sites_option
from dashboard.whole_file import said_if_unwritten, whole_file

_day = click.DateTime(["%Y-%m-%d"])


@click.group("export", cls=Commands)
def command() -> None:
    """Write mentions or a shareable set to a file; every export is registered."""


@command.command("mentions")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@provider_option
@sites_option
@click.option("--from", "first", type=_day, help="First day; the first there is if not given.")
@click.option("--until", "last", type=_day, help="Last day; the last there is if not given.")
@json_option
@home_option
@click.pass_obj
def mentions(
    obj: dict[str, Home],
    file: Path,
    provider: str | None,
    sites: tuple[str, ...],
    first: Any,
    last: Any,
    as_json: bool,
) -> None:
    """Write single mentions to FILE (.csv or .parquet), as far as the rights of their sources go.

    Redacted text leaves only where the source allows it; of X the ids alone; of others nothing. Days become weeks, and
    authors' numbers stay here.
    """
    from config.settings import load_settings
    from dashboard.reports.write import asking, filters_of
    from dashboard.words.wording import counted
    from warehouse.desk.export_register import register
    from warehouse.export_mentions import export_mentions
    from warehouse.publish import published_snapshot
    from warehouse.store import writing

    if file.suffix not in (".csv", ".parquet"):
        raise click.UsageError(f"{file.name} must end in .csv or .parquet.")
    home = obj["home"]
    settings = load_settings(home)
    with asking(home) as asked:
        filters = filters_of(asked, provider, sites)
    days = (_or(first, filters.data_first_day), _or(last, filters.data_last_day))
    name, chosen = published_snapshot(home).stem, list(filters.sites) if filters.sites else None
    with whole_file(file) as part:
        with terminal.progress(as_json) as progress:
            found = export_mentions(home, settings.rights, part, filters.provider, *days, chosen, progress)
        with writing(home, "desk", "heed export") as con:
            items = found.rows + found.ids
            number = register(con, at_terminal(), "mentions", part, file.name, name, items, found.mention_ids)
    told = f"{counted(found.rows, 'mention')} in full, {found.ids:,} as ids only"
    sentences = [f"{file}: {told}. Export {number} in the register."]
    if found.withheld:
        listed = ", ".join(f"{count:,} of {source}" for source, count in found.withheld.items())
        sentences.append(f"Not exported, because the rights of their source do not allow it: {listed}.")
    if file.suffix == ".csv":
        sentences.append("Ids have up to 19 digits; a spreadsheet keeps 15 unless it reads their columns as text.")
    facts = {"file": str(file), "rows": found.rows, "ids": found.ids, "withheld": found.withheld, "export": number}
    terminal.say(facts, sentences, as_json)


@command.command("shareable")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@provider_option
@json_option
@home_option
@click.pass_obj
def shareable(obj: dict[str, Home], folder: Path, provider: str | None, as_json: bool) -> None:
    """Write counts that may leave the organisation to a new FOLDER: DuckDB and Parquet, small numbers hidden."""
    from dashboard.reports.write import asking, filters_of
    from warehouse.publish import published_snapshot
    from warehouse.shareable import write_shareable
    from warehouse.store import connect_reader

    if folder.exists():
        raise HeedError(f"{folder} is there already: give the name of a folder that is not.")
    home = obj["home"]
    with asking(home) as asked:
        filters = filters_of(asked, provider, ())
    snapshot = published_snapshot(home)
    part = folder.with_name(f".{os.getpid()}.{folder.name}")
    with said_if_unwritten(folder):
        try:
            part.mkdir(parents=True)
            with connect_reader(snapshot) as con:
                found = write_shareable(con, part, filters.provider)
            _register_set(home, found.files, folder.name, snapshot.stem, filters.provider, filters.data_last_day)
            part.replace(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    rows = {name: len(table) for name, table in found.tables.items()}
    sentences = [f"{folder} was written, small numbers hidden by the profile {found.profile}."]
    sentences += [f"  {name}: {count:,} cells, {found.hidden[name]:,} of them hidden" for name, count in rows.items()]
    facts = {"folder": str(folder), "profile": found.profile, "cells": rows, "hidden": found.hidden}
    terminal.say(facts, sentences, as_json)


def _register_set(home: Home, files: list[Path], folder: str, snapshot: str, provider: str, until: date) -> None:
    from warehouse.desk.export_register import Told, register
    from warehouse.store import writing

    told = Told(provider, None, until)
    with writing(home, "desk", "heed export") as con:
        for file in files:
            register(con, at_terminal(), "shareable", file, f"{folder}/{file.name}", snapshot, 1, told=told)


def _or(given: Any, otherwise: date) -> date:
    return given.date() if given else otherwise
