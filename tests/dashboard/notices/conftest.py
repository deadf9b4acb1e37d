"""A data folder with news to tell, and a place that takes them."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.findings.alert_book import book_alerts
from tests.dashboard.invented import LAST_DAY, MENTIONS
from warehouse.publish import publish
from warehouse.store import writing

PLACE = "HEED_NOTICE_QUALITY"
MONDAY_AFTER = LAST_DAY + timedelta(days=1)


class Receiver:
    """A peer on loopback that takes what Apprise sends as JSON, or refuses it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []
        self.status = 200
        self.seconds, self.asked = 0.0, 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if receiver.status == 200:
                    receiver.messages.append(json.loads(body))
                receiver.asked += 1
                time.sleep(receiver.seconds)
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"json://127.0.0.1:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    receiver = Receiver()
    monkeypatch.setenv(PLACE, receiver.address)
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture(scope="module")
def signalling(invent: Callable[[int], Home]) -> Home:
    """A data folder whose phone complaints rise, with its alerts in the book and a place to tell."""
    home = invent(MENTIONS)
    text = home.settings.read_text("utf-8").replace("[source.x]", f'[notices]\nplaces = ["{PLACE}"]\n\n[source.x]', 1)
    home.settings.write_text(text, "utf-8")
    book_alerts(home, publish(home, load_settings(home)))
    publish(home, load_settings(home))
    return home


@pytest.fixture
def home(signalling: Home) -> Iterator[Home]:
    yield signalling
    with writing(signalling, "desk", "a test") as con:
        con.execute("DELETE FROM notice")
