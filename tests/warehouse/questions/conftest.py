"""The snapshot that questions are asked of."""

from collections.abc import Iterator

import pytest

from config.home import Home
from warehouse.publish import published_snapshot
from warehouse.store import Connection, connect_reader


@pytest.fixture(scope="module")
def con(invented_home: Home) -> Iterator[Connection]:
    with connect_reader(published_snapshot(invented_home)) as con:
        yield con
