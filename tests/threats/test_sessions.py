"""A session is worth what heed.toml says now; an address by itself is worth nothing."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

import dashboard
from config.home import Home
from dashboard.access.person import NotForYouError
from dashboard.board import BOARD, ROLE_OF
from dashboard.data import decide
from tests.browsing import serving_home
from tests.dashboard.looking import press, words
from tests.wire import sent_to
from warehouse.store import opened

pytestmark = pytest.mark.thorough

_PEOPLE = """
[person."viewer@clinic.example"]
role = "viewer"

[person."north@clinic.example"]
role = "quality"
sites = ["riverside/north"]

[person."admin@clinic.example"]
role = "admin"
"""
_IN_THE_QUEUE = 97
_SECRET = "the cookie secret of this installation"
_SIGN_IN = f"""[auth]
redirect_uri = "http://127.0.0.1/oauth2callback"
cookie_secret = "{_SECRET}"
client_id = "heed"
client_secret = "none"
server_metadata_url = "https://sign-in.example/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def guarded(invent: Callable[[int], Home]) -> Home:
    home = invent(300)
    home.settings.write_text(home.settings.read_text("utf-8") + _PEOPLE, "utf-8")
    return home


@pytest.fixture
def own(guarded: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(shutil.copytree(guarded.path, tmp_path / "home"))
    monkeypatch.setenv("HEED_HOME", str(home.path))
    monkeypatch.setenv("HEED_SIGN_IN", "yes")
    return home


def _session(person: str) -> AppTest:
    app = AppTest.from_file(Path(dashboard.__file__).parent / "app.py", default_timeout=120)
    app.secrets = {"auth": {"client_id": "heed"}}
    return _as(app, person)


def _as(app: AppTest, person: str) -> AppTest:
    app.user = {"is_logged_in": bool(person), "email": f"{person}@clinic.example", "email_verified": True}
    return app


def _at(app: AppTest, screen: str) -> AppTest:
    app._page_hash = calc_hash(screen)
    app.query_params["period"] = "all"
    return app.run()


@pytest.mark.parametrize("screen", [*ROLE_OF])
def test_the_address_of_a_screen_does_not_open_it_to_who_may_not(own: Home, screen: str) -> None:
    assert _at(_session("north"), screen).title[0].value == BOARD[screen].TITLE
    refused = _at(_session("viewer"), screen)
    assert BOARD[screen].TITLE not in [title.value for title in refused.title]


@pytest.mark.parametrize("screen", [*BOARD])
def test_no_address_opens_anything_to_who_has_not_signed_in(own: Home, screen: str) -> None:
    shown = _at(_session(""), screen)
    assert [title.value for title in shown.title] == ["heed"]
    assert "mentions" not in words(shown)


def test_the_address_of_another_place_shows_nothing_of_it(own: Home) -> None:
    app = _session("north")
    app.query_params["site"] = "south"
    shown = words(_at(app, "read"))
    assert "Riverside South" not in shown


def test_a_session_ends_when_its_person_is_taken_off_the_list(own: Home) -> None:
    app = _at(_session("viewer"), "week")
    assert app.title[0].value == BOARD["week"].TITLE
    own.settings.write_text(own.settings.read_text("utf-8").replace("viewer@", "somebody-else@"), "utf-8")
    app.run()
    assert BOARD["week"].TITLE not in [title.value for title in app.title]
    assert "is not listed in heed.toml" in words(app)


def test_a_session_may_do_no_more_than_its_role_now(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _at(_session("north"), "triage")
    own.settings.write_text(own.settings.read_text("utf-8").replace('role = "quality"', 'role = "viewer"'), "utf-8")
    app.run()
    assert BOARD["triage"].TITLE not in [title.value for title in app.title]


def test_what_a_session_has_seen_is_not_shown_to_the_next_person(own: Home) -> None:
    app = _at(_session("admin"), "read")
    assert "Riverside South" in words(app)
    shown = words(_at(_as(app, "north"), "read"))
    assert "Riverside North" in shown
    assert "Riverside South" not in shown


def _signed_in(person: str, number: str) -> AppTest:
    """Give a tab of who signed in; the service answers every sign-in with a number of its own."""
    app = _session(person)
    app.user["nonce"] = number
    return app


def test_signing_out_in_one_tab_ends_the_others_and_no_other_sign_in(own: Home) -> None:
    one, other, anew = _signed_in("north", "1"), _signed_in("north", "1"), _signed_in("north", "2")
    assert _at(one, "triage").title[0].value == BOARD["triage"].TITLE
    _at(other, "week")
    press(other, "Sign out")
    one.run()
    assert [title.value for title in one.title] == ["heed"]
    assert "signed out, or signed in anew, in another tab" in words(one)
    assert [button.label for button in one.button] == ["Sign in"]
    assert _at(anew, "week").title[0].value == BOARD["week"].TITLE


def test_what_is_written_after_signing_out_in_another_tab_is_not_kept(own: Home) -> None:
    one, other = _signed_in("admin", "3"), _signed_in("admin", "3")
    one.query_params["item"] = str(_IN_THE_QUEUE)
    _at(one, "triage")
    _at(other, "week")
    press(other, "Sign out")
    next(field for field in one.text_area if field.label == "Note").input("After signing out")
    press(one, "Save")
    assert "in another tab" in words(one)
    with opened(own, "desk") as desk:
        assert desk.execute("SELECT (SELECT count(*) FROM triage), (SELECT count(*) FROM draft)").fetchone() == (0, 0)


def test_signing_out_where_that_was_done_already_does_not_sign_out_who_came_since(
    own: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = _signed_in("north", "4"), _signed_in("north", "4")
    _at(one, "week")
    _at(other, "week")
    press(other, "Sign out")
    monkeypatch.setattr("streamlit.logout", lambda: pytest.fail("whoever has signed in since is signed out"))
    press(one, "Sign out")
    assert "in another tab" in words(one)


def test_without_a_session_nothing_can_be_decided(own: Home) -> None:
    with pytest.raises(NotForYouError):
        decide(lambda _con, person: person)


@pytest.fixture(scope="module")
def address(guarded: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = Home(shutil.copytree(guarded.path, tmp_path_factory.mktemp("served") / "home"))
    home.sign_in.touch(0o600)
    home.sign_in.write_text(_SIGN_IN, "utf-8")
    with serving_home(home.path) as address:
        yield address


@pytest.mark.parametrize(
    ("secret", "origin", "is_one"),
    [
        (_SECRET, "", True),
        ("the secret of another installation", "", False),
        (_SECRET, "https://another.example", False),
    ],
    ids=["its own cookie", "a cookie with another secret", "a cookie of another address"],
)
def test_only_a_cookie_of_this_installation_is_a_session(address: str, secret: str, origin: str, is_one: bool) -> None:
    told = {"email": "viewer@clinic.example", "email_verified": True, "is_logged_in": True, "origin": origin or address}
    signed = create_signed_value(secret, "_streamlit_user", json.dumps(told)).decode("ascii")
    sent = sent_to(f"{address}/triage", {"_streamlit_user": signed})
    assert (BOARD["week"].TITLE.encode() in sent) == is_one
    assert (b"Sign in to look at this dashboard" in sent) != is_one
