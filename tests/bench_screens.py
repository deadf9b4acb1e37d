"""Measure the screens at a million mentions: their data, one browser, 25 people at once.

Run by `python -m tests.bench_screens [FOLDER]`, which writes into docs/speed.md. FOLDER is a data folder that was made
so before, which takes some minutes less; a new one is filled, and keeps its data for another run.
"""

import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest import mock

from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from config.home import Home
from dashboard.board import BOARD
from dashboard.filters import FROM_TO
from dashboard.serving.serve import environment
from tests import measured
from tests.browsing import chromium, serving_home, settle
from tests.dashboard.invented import filled_home
from warehouse.ask import ask
from warehouse.publish import published_snapshot
from warehouse.store import Connection, connect_reader, cursor_of

MENTIONS = 1_000_000
_PEOPLE = 25
_OTHER_DAYS = 20
# Median and 95th percentile, ms.
_Spent = tuple[float, float]
# A question and its parameters.
_Asked = tuple[str, dict[str, Any]]
_APP = Path(__file__).parents[1] / "dashboard" / "app.py"


def main(folder: Path) -> None:
    """Write what each screen took into docs/speed.md."""
    made = [home for home in (Home(folder), Home(folder / "home")) if home.current.exists()]
    home = made[0] if made else filled_home(folder, mentions=MENTIONS)
    _check_size(home)
    lines = [
        "| screen | other days, median ms | 95th percentile | first visit, median ms | 95th percentile | drawn, s |",
        "|---|---|---|---|---|---|",
    ]
    spent = {screen: (*others, *first) for screen, first, others in data(home, _other_days(home), times=5)}
    with serving_home(home.path) as address:
        with chromium() as browser:
            drawn = _drawn(browser, address)
        together = asyncio.run(_together(address))
    for screen in BOARD:
        cells = " | ".join(f"{ms:.0f}" for ms in spent[screen])
        lines.append(f"| {BOARD[screen].TITLE} | {cells} | {drawn[screen]:.2f} |")
    lines += [
        "",
        f"{_PEOPLE} people at once open This week: median {statistics.median(together):.1f} s, "
        f"slowest {max(together):.1f} s.",
        "",
        measured.machine(),
    ]
    measured.write(measured.SPEED, "screens at 1,000,000 mentions", lines)


def _check_size(home: Home) -> None:
    with connect_reader(published_snapshot(home)) as con:
        held = int(ask(con, "providers")["mentions"].sum())
    if held != MENTIONS:
        raise SystemExit(f"{home.path} holds {held:,} mentions about care, and the table is of {MENTIONS:,}.")


def _other_days(home: Home) -> list[dict[str, str]]:
    """Give stretches of four weeks, each a week earlier than the one before."""
    with connect_reader(published_snapshot(home)) as con:
        last = ask(con, "providers")["last_day"].max().date()
    ends = [last - timedelta(weeks=weeks) for weeks in range(1, _OTHER_DAYS + 1)]
    return [{"period": FROM_TO, "from": (end - timedelta(days=27)).isoformat(), "to": end.isoformat()} for end in ends]


def data(home: Home, addresses: Sequence[Mapping[str, str]], times: int) -> list[tuple[str, _Spent, _Spent]]:
    """Answer the questions of each screen at some addresses, one after another, each time with nothing remembered.

    It is done in a process of its own, which has its memory as that of the dashboard has.

    Args:
        home: A data folder with a snapshot.
        addresses: What stands in the address, as `period` "all"; {} for the usual four weeks.
        times: How often each address is asked about.

    Returns:
        Screen; median and 95th percentile of the ms of all its questions together; the same of those alone that no
        address before asked, as where what does not depend on the days is remembered.
    """
    with mock.patch.dict(os.environ, environment(home.path)), ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_data, home, addresses, times).result()


def _data(home: Home, addresses: Sequence[Mapping[str, str]], times: int) -> list[tuple[str, _Spent, _Spent]]:
    spent = []
    with connect_reader(published_snapshot(home)) as con:
        for screen, visits in _questions(addresses):
            first, others = [], []
            for _ in range(times):
                known: set[str] = set()
                for visit in visits:
                    asked = [(repr(each), _ms_of(con, *each)) for each in visit]
                    first.append(sum(ms for _, ms in asked))
                    others.append(sum(ms for key, ms in asked if key not in known))
                    known |= {key for key, _ in asked}
            median, late = _median_and_95th(first)
            sys.stderr.write(f"{screen}: first visit {median:.0f} ms, 95th percentile {late:.0f} ms\n")
            spent.append((screen, (median, late), _median_and_95th(others)))
    return spent


def _questions(addresses: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, list[list[_Asked]]]]:
    """Draw each screen at each address, and note what it asks."""
    import streamlit as st
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    logging.disable(logging.WARNING)  # Streamlit warns on every run that no browser is there
    asked: list[_Asked] = []

    def note_and_ask(con: Connection, question: str, **parameters: Any) -> Any:
        asked.append((question, parameters))
        return ask(con, question, **parameters)

    with mock.patch("dashboard.data.ask_snapshot", note_and_ask):
        for position, screen in enumerate(BOARD):
            visits = []
            for address in addresses:
                st.cache_data.clear()
                asked.clear()
                app = AppTest.from_file(str(_APP), default_timeout=60)
                app.query_params.update(address)
                app._page_hash = calc_hash(screen if position else "")
                app.run()
                visits.append(list(asked))
            yield screen, visits


def _ms_of(con: Connection, question: str, parameters: Mapping[str, Any]) -> float:
    start = time.perf_counter()
    with cursor_of(con) as cursor:
        ask(cursor, question, **parameters)
    return 1000 * (time.perf_counter() - start)


def _median_and_95th(ms: Sequence[float]) -> _Spent:
    return statistics.median(ms), statistics.quantiles(ms, n=20)[-1]


def _drawn(browser: Browser, address: str) -> dict[str, float]:
    """Turn to each screen from the menu, caches filled once before: seconds until nothing on it changes any more."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.goto(address)
    settle(page)
    taken: dict[str, float] = {}
    for _ in range(2):
        for screen in reversed(list(BOARD)):
            start = time.perf_counter()
            page.get_by_test_id("stSidebarNav").get_by_role("link", name=BOARD[screen].TITLE, exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(BOARD[screen].TITLE)
            rested = settle(page)
            taken[screen] = time.perf_counter() - start - rested
    page.close()
    return taken


async def _together(address: str) -> list[float]:
    """Open This week for so many people at the same moment, as the browser's script asks for it.

    Returns:
        Seconds until the server has sent each the whole page; what 25 browsers draw is the work of 25 machines.
    """
    return list(await asyncio.gather(*(_visit(address) for _ in range(_PEOPLE))))


async def _visit(address: str) -> float:
    start = time.perf_counter()
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(stream, origin=Origin(address), subprotocols=[Subprotocol("streamlit")], max_size=None) as line:
        await line.send(BackMsg(rerun_script=ClientState(query_string="")).SerializeToString())
        async for received in line:
            message = ForwardMsg.FromString(received)
            if message.delta.new_element.WhichOneof("type") == "exception":
                shown = message.delta.new_element.exception
                raise SystemExit(f"A screen showed an error: {shown.type}: {shown.message}")
            if message.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start
    raise SystemExit("The server ended the conversation before the page was whole.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as own:
            main(Path(own))
