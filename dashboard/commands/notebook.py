"""Write an example notebook for the analyst."""

from pathlib import Path

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands.options import home_option
from dashboard.whole_file import said_if_unwritten


@click.command("notebook")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("heed.ipynb"))
@home_option
@click.pass_obj
def command(obj: dict[str, Home], file: Path) -> None:
    """Write an example notebook to FILE (heed.ipynb): it opens the current snapshot and draws three charts."""
    from dashboard.notebook import write_notebook

    if file.exists():
        raise HeedError(f"{file} is there already: give another name.")
    with said_if_unwritten(file):
        write_notebook(obj["home"].path, file)
    click.echo(f"{file} was written. Open it in Jupyter or an editor that knows notebooks.")
