"""What a person sees at the command line: answers, and bars while they wait."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_ROWS_SHOWN = 200


def say(facts: Any, sentences: Sequence[str], as_json: bool) -> None:
    """Write an answer: its sentences for a person, or its facts as JSON for a program."""
    _write(json.dumps(facts, default=str) if as_json else "\n".join(sentences))


def show(table: "pd.DataFrame", as_json: bool) -> None:
    """Write a table: its first rows for a person, or every row as JSON for a program."""
    if as_json:
        _write(table.to_json(orient="records", date_format="iso"))
        return
    _write(table.head(_ROWS_SHOWN).to_string(index=False))
    if len(table) > _ROWS_SHOWN:
        _write(f"... and {len(table) - _ROWS_SHOWN:,} more rows: add a LIMIT, or --json for all of them.")


@contextmanager
def progress(is_quiet: bool = False) -> Iterator[Callable[[str, int, int | None], None]]:
    """Draw one bar per stage on the error stream, where that is a terminal.

    Yields:
        What to call with (stage, done so far, total or None while it is not known).
    """
    from tqdm import tqdm

    bars: dict[str, Any] = {}

    def advance(stage: str, done: int, total: int | None) -> None:
        if stage not in bars:
            for bar in bars.values():
                bar.close()
            bars[stage] = tqdm(total=total, desc=stage, unit="", disable=is_quiet or None, leave=False)
        bars[stage].total = total
        bars[stage].update(done - bars[stage].n)

    try:
        yield advance
    finally:
        for bar in bars.values():
            bar.close()


def _write(text: str) -> None:
    # A lone surrogate or a character that the terminal lacks must not end a command.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
