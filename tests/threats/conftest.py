"""A published data folder in which every text that a stranger writes is an attack."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from config.home import Home
from config.settings import load_settings
from tests.dashboard.conftest import main_module as main_module
from tests.dashboard.invented import LAST_DAY
from warehouse.desk.action import Action, record
from warehouse.publish import publish
from warehouse.store import writing

SQL = (
    "'; DROP TABLE mention; --",
    '"; DELETE FROM label; --',
    "x' OR '1'='1",
    "$provider",
    "%' UNION SELECT text FROM mention --",
    "\\'); ATTACH '/tmp/stolen.duckdb' AS s; --",
)
MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[go](javascript:alert(1)) **bold** $x^2$ `code`",
)
FORMULAS = ("=cmd|' /C calc'!A0", "+SUM(1,1)", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1")
PATHS = ("../../outside", "/etc/passwd", "..\\..\\outside", "C:\\outside", "a\x00b")
HEADERS = ("north\r\nBcc: someone@evil.example",)
ATTACKS = (*SQL, *MARKUP, *FORMULAS, *PATHS, *HEADERS)


@pytest.fixture(scope="session")
def attacked(invent: Callable[[int], Home]) -> Home:
    """Six hundred mentions; site, service, question and text of each are one of the attacks, past the gate."""
    home = invent(600)
    with writing(home, "store", "a test") as con:
        con.execute("DELETE FROM opinion")  # they name places in the former texts
        attack = "$attacks[1 + mention_id % len($attacks)]"
        con.execute(
            f"UPDATE mention SET site = {attack}, service = {attack}, question = {attack}, text = {attack}",
            {"attacks": list(ATTACKS)},
        )
    with writing(home, "desk", "a test") as con:
        for number, attack in enumerate(MARKUP):
            day = LAST_DAY - timedelta(days=30 + number)
            record(con, Action("riverside", day, attack, attack, note=attack), "a test")
    publish(home, load_settings(home))
    return home
