"""A clinic of three places in which people sign in, and a browser for each of them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket

from config.home import Home
from tests.browsing import free_port, serving_home, settle, somebody_at
from tests.dashboard.invented import LAST_DAY
from tests.sign_in.service import CLIENT, SECRET, serving_sign_in
from tests.wire import sent_to
from warehouse.desk import saved_view
from warehouse.desk.action import Action, record
from warehouse.store import connect_reader, writing

MENTIONS = 600
SOUTH_ACTION = "South secret change"
_PEOPLE = """
[person."ada@clinic.example"]
role = "admin"

[person."vera@clinic.example"]
role = "viewer"
sites = ["riverside/north"]

[person."quinn@clinic.example"]
role = "quality"
sites = ["riverside/north"]

[person."unconfirmed@clinic.example"]
role = "admin"
"""
_KNOCKING = (
    "ada@clinic.example",
    "Vera@Clinic.example",
    "quinn@clinic.example",
    "unconfirmed@clinic.example",
    "stranger@clinic.example",
)


@dataclass(frozen=True)
class Clinic:
    """Its dashboard's address and data folder, what is of other places than north, who has signed in with what."""

    address: str
    home: Home
    of_others: frozenset[int]
    signed_in: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def urgent_of_south(self) -> int:
        """A mention of another place that the queue holds."""
        return max(number for number in self.of_others if number % 97 == 0 and number % 50)

    @property
    def urgent_of_north(self) -> int:
        """A mention of north that the queue holds."""
        return next(n for n in range(97, MENTIONS, 97) if n not in self.of_others and n % 50)


@dataclass
class Visitor:
    """Somebody at a browser of their own, and everything that the dashboard ever sent to it."""

    page: Page
    clinic: Clinic
    received: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        """Keep what comes through the page's channel; tables and charts are drawn from it, not from words."""

        def keep(payload: str | bytes) -> None:
            self.received.append(payload.encode() if isinstance(payload, str) else payload)

        def opened(socket: WebSocket) -> None:
            socket.on("framereceived", keep)

        self.page.on("websocket", opened)

    def go(self, address: str) -> None:
        self.page.goto(f"{self.clinic.address}/{address}")
        self.settle()

    def sent(self, address: str) -> bytes:
        """Give everything that is sent for an address, to who has the cookies of this browser."""
        cookies = self.page.context.cookies(self.clinic.address)
        return sent_to(f"{self.clinic.address}/{address}", {one["name"]: one["value"] for one in cookies})

    def settle(self) -> None:
        settle(self.page)

    def another_tab(self) -> "Visitor":
        """Give another tab of the same browser."""
        return Visitor(self.page.context.new_page(), self.clinic)

    def sign_in(self, who: str) -> None:
        """Go through the sign-in service's own page, as `who` reads there."""
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("link", name=who).click()
        self.settle()
        self.clinic.signed_in[who] = [
            {"name": one["name"], "value": one["value"], "url": self.clinic.address}
            for one in self.page.context.cookies(self.clinic.address)
        ]

    def sign_out(self, button: str) -> None:
        """Press a button that signs out, and wait for the page that comes after it."""
        with self.leaving():
            self.page.get_by_role("button", name=button).click()

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Wait for the page that comes after signing out.

        Streamlit forgets the person at once, and only then sends the page away: it asks to sign in before it leaves.
        The cookies of this browser are good for nothing from then on.
        """
        ended = [one["value"] for one in self.page.context.cookies(self.clinic.address)]
        for who, kept in [*self.clinic.signed_in.items()]:
            if any(one["name"] == "_streamlit_user" and one["value"] in ended for one in kept):
                del self.clinic.signed_in[who]
        with self.page.expect_event("load"):
            yield
        self.settle()

    def save(self) -> None:
        """Press the button of the form, once nothing on the page moves."""
        self.settle()
        self.page.get_by_role("button", name="Save", exact=True).click()

    def everything(self) -> bytes:
        """Give what was sent since this was asked last, and the page as it is now."""
        told = b"\n".join([*self.received, self.page.content().encode()])
        self.received.clear()
        return told


@pytest.fixture(autouse=True, scope="module")
def main_module() -> Iterator[None]:
    """AppTest puts a module of its own in the place of the main one; what starts processes later needs it back."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def clinic(invent: Callable[[int], Home]) -> Iterator[Clinic]:
    home = invent(MENTIONS)
    home.settings.write_text(home.settings.read_text("utf-8") + _PEOPLE, "utf-8")
    with writing(home, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY, SOUTH_ACTION, "Desk", site="south"), "a test")
        saved_view.keep(con, "South only", "./read?site=Riverside%20South", "ada@clinic.example")
    with connect_reader(home.published / home.current.read_text("utf-8").strip()) as con:
        others = con.execute("SELECT mention_id FROM mention WHERE site IS DISTINCT FROM 'north'").fetchall()
    port = free_port()
    with serving_sign_in(_KNOCKING, f"http://127.0.0.1:{port}/oauth2callback") as service:
        write_sign_in(home.sign_in, service.redirect_uri, service.address)
        with serving_home(home.path, port=port) as address:
            yield Clinic(address, home, frozenset(number for (number,) in others))


def write_sign_in(path: Path, redirect_uri: str, service: str) -> None:
    """Write the file as the README has it."""
    path.write_text(
        f"""
[auth]
redirect_uri = "{redirect_uri}"
cookie_secret = "a long random text for the tests"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{service}/.well-known/openid-configuration"
""",
        "utf-8",
    )
    path.chmod(0o600)


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Iterator[list[Page]]:
    """Pages of browsers that share nothing, for those who come at the same time: a second address opens faster."""
    with somebody_at(browser) as one, somebody_at(browser) as other:
        yield [one.new_page(), other.new_page()]


@pytest.fixture
def visitor(pages: list[Page], clinic: Clinic) -> Iterator[Callable[..., Visitor]]:
    free = [*pages]

    def come(who: str = "") -> Visitor:
        """Sit down at a browser that nobody has signed in at, as who signed in before with its cookies, or signs in."""
        known = clinic.signed_in.get(who)
        visitor = Visitor(free.pop(0), clinic)
        visitor.page.context.clear_cookies()
        visitor.page.context.add_cookies(known or [])
        visitor.listen()
        if who and not known:
            visitor.go("")
            visitor.sign_in(who)
        return visitor

    yield come
    for page in pages[: len(pages) - len(free)]:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
