"""An error that nobody foresaw: where it happened, and never what it says, which may be a secret or a patient's words.

Messages of exceptions quote what they failed on: a token, an answer of a platform, a post. The type of an error and the
places that led to it are enough to find its cause.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def crash_sentence(error: BaseException) -> str:
    """Say in a sentence that something failed that nobody foresaw, and where."""
    return (
        f"An error that heed did not foresee: {_kind(error)}{_last_place(error)}. What was written before is whole; "
        "heed.log in the data folder holds the places that led to it, and none of the words."
    )


def crash_places(error: BaseException) -> list[str]:
    """List the errors that led to one, the first cause first, each with the places it passed: no messages."""
    lines = []
    for each in reversed(list(_chain(error))):
        lines.append(_kind(each))
        lines += [f"  {_file(frame)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(each.__traceback__)]
    return lines


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        found = waiting.pop()
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [found.__cause__ or found.__context__]
        waiting += found.exceptions if isinstance(found, BaseExceptionGroup) else ()


def _kind(error: BaseException) -> str:
    return type(error).__name__


def _last_place(error: BaseException) -> str:
    """Name the last place in heed's own code: what a library did there is in the log."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(frame)] or list(frames)
    return f" at {_file(own[-1])}:{own[-1].lineno}" if own else ""


def _is_own(frame: traceback.FrameSummary) -> bool:
    path = Path(frame.filename)
    return path.is_relative_to(_ROOT) and "site-packages" not in path.parts


def _file(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    if _is_own(frame):
        return path.relative_to(_ROOT).as_posix()
    parts = path.parts
    return "/".join(parts[parts.index("site-packages") + 1 :]) if "site-packages" in parts else path.name
