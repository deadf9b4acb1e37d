"""A person who stops heed in the middle of a query has stopped heed: that is no failure."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_stop() -> Iterator[None]:
    """Let Ctrl-C stay Ctrl-C: DuckDB makes a RuntimeError of it where it comes while a query runs.

    Raises:
        KeyboardInterrupt: where such an error stems from one.
    """
    try:
        yield
    except RuntimeError as error:
        if isinstance(error.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from error
        raise
