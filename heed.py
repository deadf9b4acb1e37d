"""The front door: every command on one page; it wires the rooms together and decides nothing else.

Exit codes: 0 done; 1 not done, and a sentence says why; 2 the command was not understood;
3 a file was read but not one row of it could be stored; 4 a ceiling or a platform's quota is used up.
"""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from signal import SIGTERM, default_int_handler, signal
from typing import Any, NoReturn

import click

from config.errors import HeedError
from config.home import Home
from dashboard.commands.group import Commands
from dashboard.commands.options import home_option
from warehouse.stop import plain_stop

# In the order in which they are used. A command is a file of dashboard/commands/ and its entry here.
COMMANDS: Mapping[str, str] = {
    "init": "init",
    "import": "import_file",
    "collect": "collect",
    "analyse": "analyse",
    "publish": "publish",
    "sweep": "sweep",
    "forget": "forget",
    "providers": "providers",
    "run": "run",
    "dashboard": "open_dashboard",
    "status": "status",
    "sql": "sql",
    "themes": "themes",
    "action": "action",
    "audit": "audit",
    "notify": "notify",
    "report": "report",
    "export": "export",
    "privacy": "privacy",
    "paraphrase": "paraphrase",
    "notebook": "notebook",
    "encrypt": "encrypt",
    "train": "train",
    "train-gate": "train_gate",
    "evaluate": "evaluate",
    "demo": "demo",
}
# What keeps a data folder up to date; that one of them failed is remembered until it works again.
_KEPT_UP = frozenset(("import", "collect", "analyse", "publish", "sweep", "run"))


class Front(Commands):
    """Finds the commands, turns a sentence meant for a person into an exit code, and notes what failed."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say in one sentence what a person can mend."""
        try:
            with _ends_like_ctrl_c(SIGTERM), plain_stop():
                return super().invoke(ctx)
        except HeedError as error:
            _end(ctx, str(error))
        except KeyboardInterrupt:
            goes_on = ctx.invoked_subcommand in _KEPT_UP
            kept = " What was finished is kept: the same command goes on from there." if goes_on else ""
            click.echo(f"\nheed: stopped.{kept}", err=True)
            sys.exit(1)
        except Exception as error:
            from warehouse.crash import crash_sentence
            from warehouse.files.full_disk import is_full_disk, said_of
            from warehouse.files.not_allowed import is_not_allowed, said_of_not_allowed

            if is_full_disk(error):
                _end(ctx, said_of(ctx.obj["home"]))
            if is_not_allowed(error):
                _end(ctx, said_of_not_allowed(ctx.obj["home"], error))
            if _is_for_click(error) or sys.flags.dev_mode:
                raise
            _note_crash(ctx, error)
            _end(ctx, crash_sentence(error))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of the page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command when it is asked for; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dashboard.commands.{COMMANDS[cmd_name]}").command
        return command


@contextmanager
def _ends_like_ctrl_c(number: int) -> Iterator[None]:
    """Let a signal, such as the one that a machine sends when it shuts down, end a command as a person would."""
    former = signal(number, default_int_handler)
    try:
        yield
    finally:
        signal(number, former)


def _is_for_click(error: Exception) -> bool:
    """Tell whether click has an answer of its own: usage, an end by a person, a reader that went away."""
    is_closed_pipe = isinstance(error, OSError) and error.errno == errno.EPIPE
    known = (click.ClickException, click.exceptions.Exit, click.Abort, EOFError)
    return is_closed_pipe or isinstance(error, known)


def _note_crash(ctx: click.Context, error: Exception) -> None:
    """Python would print a traceback, whose messages quote what failed: a secret, a patient's words."""
    from collectors.http.log_file import note_crash

    home = (ctx.obj or {}).get("home")
    if home:
        note_crash(home, error)


def _end(ctx: click.Context, sentence: str) -> NoReturn:
    from warehouse import journal

    home = (ctx.obj or {}).get("home")
    click.echo(f"heed: {sentence}", err=True)
    if home and ctx.invoked_subcommand in _KEPT_UP:
        try:
            journal.write(home, ctx.invoked_subcommand, sentence, is_failure=True)
        except OSError as error:  # a full disk is what there may be to note
            click.echo(f"heed: this could not be noted in the journal: {error.strerror}.", err=True)
    sys.exit(1)


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="heed")
@home_option
@click.pass_context
def main(ctx: click.Context) -> None:
    """Hear what patients say about a clinic, see what to change, and find out whether it worked.

    \b
    First time:   heed init;  heed import FILE --provider NAME or heed collect;  heed run;  heed dashboard
    Try it out:   heed demo

    Everything lives in one data folder: --home FOLDER, else $HEED_HOME, else ./heed-data.
    """  # noqa: D301  (click reads the \b character itself as "keep these lines")
    os.umask(0o077)  # whatever is written is for the account that runs heed, and nobody else
    ctx.ensure_object(dict)
    ctx.obj.setdefault("is_chosen", bool(os.environ.get("HEED_HOME")))
    ctx.obj.setdefault("home", Home(Path(os.environ.get("HEED_HOME") or "heed-data")))


if __name__ == "__main__":
    main()
