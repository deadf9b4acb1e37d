"""What a person sees at the command line: answers, and bars while they wait."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pandas as pd

_ROWS_SHOWN = 200
_SECONDS_BETWEEN_LINES = 10.0


def say(facts: Any, sentences: Sequence[str], as_json: bool) -> None:
    """Write an answer: its sentences for a person, or its facts as JSON for a program."""
    _write(json.dumps(facts, default=str) if as_json else "\n".join(sentences))


def show(table: "pd.DataFrame", as_json: bool) -> None:
    """Write a table: its first rows for a person, or every row as JSON for a program."""
    if as_json:
        _write(table.to_json(orient="records", date_format="iso"))
        return
    _write(table.head(_ROWS_SHOWN).to_string(index=False, na_rep=""))
    if len(table) > _ROWS_SHOWN:
        _write(f"... and {len(table) - _ROWS_SHOWN:,} more rows: add a LIMIT, or --json for all of them.")


@contextmanager
def progress(is_quiet: bool = False) -> Iterator[Callable[[str, int, int | None], None]]:
    """Tell on the error stream what is being done: a bar at a terminal, plain lines with the time in a log.

    A log gets a line when a stage begins for the first time, and then at most one in ten seconds, none twice.

    Yields:
        What to call with (stage, done so far, total or None while it is not known).
    """
    if is_quiet:
        yield lambda stage, done, total: None
        return
    teller = _Bar() if sys.stderr.isatty() else _Lines()
    try:
        yield teller.advance
    finally:
        teller.close()


class _Bar:
    """One bar at a time, for the stage at hand."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None

    def advance(self, stage: str, done: int, total: int | None) -> None:
        from tqdm import tqdm

        if stage != self._stage:
            self.close()
            self._stage, self._bar = stage, tqdm(total=total, desc=stage, unit="", leave=False, file=sys.stderr)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


class _Lines:
    """Lines for a file that somebody reads later."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._told_at = 0.0
        self._told: tuple[str, int, int | None] | None = None

    def advance(self, stage: str, done: int, total: int | None) -> None:
        now, line = time.monotonic(), (stage, done, total)
        if stage in self._seen and (now - self._told_at < _SECONDS_BETWEEN_LINES or line == self._told):
            return
        self._seen.add(stage)
        self._told_at, self._told = now, line
        count = f" {done:,}" if done or total else ""
        of_all = f" of {total:,}" if total else ""
        _write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC {stage}{count}{of_all}", sys.stderr)

    def close(self) -> None:
        """Nothing is left on the screen."""


def _write(text: str, stream: TextIO | None = None) -> None:
    stream = stream or sys.stdout
    # A lone surrogate or a character that the terminal lacks must not end a command.
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()
