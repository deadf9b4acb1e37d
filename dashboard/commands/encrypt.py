"""Encrypt the files of a data folder, or take that back."""

from pathlib import Path

import click

from config.home import Home
from dashboard.commands.options import home_option


@click.command("encrypt")
@click.option("--new-key", type=click.Path(path_type=Path, dir_okay=False), help="Only write a new key to this file.")
@click.option("--off", is_flag=True, help="Write the files without encryption again.")
@home_option
@click.pass_obj
def command(obj: dict[str, Home], new_key: Path | None, off: bool) -> None:
    """Encrypt every DuckDB file with the key that HEED_KEY_FILE names; it must lie outside the data folder.

    \b
    heed encrypt --new-key /somewhere/else/heed.key
    export HEED_KEY_FILE=/somewhere/else/heed.key
    heed encrypt
    """  # noqa: D301  (click reads the \b character itself as "keep these lines")
    from config.settings import load_settings
    from warehouse import journal
    from warehouse.files.encrypt_files import rewrite_files
    from warehouse.files.encryption import write_new_key

    if new_key is not None:
        write_new_key(new_key, obj["home"].path)
        click.echo(f"{new_key} was written. Keep a copy: without it nothing that it encrypts can be read again.")
        return
    home = obj["home"]
    rewritten = rewrite_files(home, load_settings(home), is_encrypted=not off)
    sentence = f"{rewritten} files were written {'without encryption' if off else 'encrypted'}; former ones are gone."
    journal.write(home, "encrypt", sentence)
    click.echo(sentence)
