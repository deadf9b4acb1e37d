"""A data folder whose survey asks another question than before."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from config.home import Home
from config.settings import load_settings
from tests.dashboard.invented import LAST_DAY, MENTIONS
from warehouse.publish import publish
from warehouse.store import writing


@pytest.fixture
def asked_anew(invent: Callable[[int], Home]) -> Home:
    """One in which the survey asked another question until the weeks of the rise."""
    home = invent(MENTIONS)
    with writing(home, "store", "a test") as con:
        con.execute(
            "UPDATE mention SET question = 'What was good?' WHERE question IS NOT NULL AND day < $day",
            {"day": LAST_DAY - timedelta(days=32)},
        )
    publish(home, load_settings(home))
    return home
