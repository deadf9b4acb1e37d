"""The snapshot that questions are asked of."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from config.home import Home
from tests.dashboard.invented import LAST_DAY
from warehouse.publish import published_snapshot
from warehouse.store import Connection, connect_reader


@pytest.fixture(scope="module")
def con(invented_home: Home) -> Iterator[Connection]:
    with connect_reader(published_snapshot(invented_home)) as con:
        yield con


@pytest.fixture(params=[1, 3, 9, 26, 60, 400], ids=lambda days: f"{days} days")
def days(request: pytest.FixtureRequest) -> dict[str, date]:
    """Days that end on a Friday, so that they cut their last week."""
    last = LAST_DAY - timedelta(days=2)
    return {"first_day": last - timedelta(days=request.param - 1), "last_day": last}


@pytest.fixture(params=[None, ["north"], ["north", "east"], []], ids=["all", "one", "two", "none"])
def sites(request: pytest.FixtureRequest) -> list[str] | None:
    chosen: list[str] | None = request.param
    return chosen


@pytest.fixture(params=[None, ["x"]], ids=["every source", "x"])
def asked(request: pytest.FixtureRequest, days: dict[str, date], sites: list[str] | None) -> dict[str, Any]:
    return {"provider": "riverside", "sites": sites, "sources": request.param, **days}
