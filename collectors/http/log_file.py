"""The log of the collectors: heed.log in the data folder, bounded, without secrets and without anybody's words."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler

from collectors.http.log_filter import LOG_FILTER
from config.home import Home
from warehouse.crash import crash_places

_LARGEST = 1_000_000  # bytes of one file
_FORMER = 3
_LOG = logging.getLogger("heed.outcome")


@contextmanager
def logging_to(home: Home) -> Iterator[None]:
    """Write what the session does, one line a request, while a block runs."""
    if not home.path.is_dir():
        yield
        return
    handler = RotatingFileHandler(home.path / "heed.log", maxBytes=_LARGEST, backupCount=_FORMER, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(LOG_FILTER)
    logger = logging.getLogger("heed")
    former = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # a library that we import has the root logger print everything
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(former[0])
        logger.propagate = former[1]
        handler.close()


def note(home: Home, sentences: Iterable[str]) -> None:
    """Write what came of a run into the log; the sentences hold counts and reasons, nobody's words."""
    with logging_to(home):
        for sentence in sentences:
            _LOG.info("%s", sentence)


def log_crash(error: BaseException) -> None:
    """Write where an error happened that nobody foresaw, into whatever log is open: no message and no value of it."""
    for line in crash_places(error):
        _LOG.error("%s", line)


def note_crash(home: Home, error: BaseException) -> None:
    """Write into the log of the data folder where an error happened that nobody foresaw."""
    with logging_to(home):
        log_crash(error)
