"""Write an example notebook for the analyst."""

from pathlib import Path

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands.options import home_option


@click.command("notebook")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("heed.ipynb"))
@home_option
@click.pass_obj
def command(obj: dict[str, Home], file: Path) -> None:
    """Write an example notebook to FILE (heed.ipynb): it opens the current snapshot and draws three charts."""
    from dashboard.notebook import write_notebook

    try:
        write_notebook(obj["home"].path, file)
    except FileExistsError:
        raise HeedError(f"{file} is there already: give another name.") from None
    except OSError as error:
        raise HeedError(f"{file} cannot be written: {error.strerror or error}.") from error
    click.echo(f"{file} was written. Open it in Jupyter or an editor that knows notebooks.")
