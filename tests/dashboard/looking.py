"""One screen as AppTest draws it, and the words on it."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard
from config.home import Home
from dashboard.board import BOARD
from dashboard.data import HOME_VARIABLE
from warehouse.store import writing

APP = Path(dashboard.__file__).parent / "app.py"


def _new_app() -> AppTest:
    app = AppTest.from_file(APP, default_timeout=120)
    # heed draws no components of other packages; to look for them in all of these takes longer than to draw a screen.
    app._bidi_component_manager = BidiComponentManager()
    return app


def look(screen: str, **address: str) -> AppTest:
    """Open a screen over all the days there are; the data folder is that of the environment."""
    app = _new_app()
    app._page_hash = calc_hash(screen)
    for name, value in {"period": "all", **address}.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    """All words on the screen, without what makes them safe in Markdown."""
    groups = (app.markdown, app.caption, app.info, app.warning, app.success, app.error, app.header)
    said = [str(element.value).replace("\\", "").replace("\u2060", "") for group in groups for element in group]
    return "\n".join(said + [html.proto.body for html in app.get("html") if not html.proto.body.startswith("<style")])


def app_of(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Give the dashboard over a data folder, not drawn yet."""
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return _new_app()


def turned_to(app: AppTest, screen: str) -> AppTest:
    """Draw a screen of it, the address as it stands."""
    # switch_page knows pages that are files; ours are functions, known to Streamlit by the hash of their address.
    app._page_hash = calc_hash("" if screen == next(iter(BOARD)) else screen)
    return app.run()


def words_on(app: AppTest) -> str:
    """All that can be read on the screen."""
    elements = (app.markdown, app.caption, app.info, app.warning, app.success, app.title, app.header, app.code)
    drawn = [str(element.value).replace("\\", "") for group in elements for element in group]
    return "\n".join([*drawn, html_of(app)])


def html_of(app: AppTest) -> str:
    """What its HTML says, without the marks."""
    return unescape(re.sub(r"<[^>]+>", "", markup_of(app)))


def markup_of(app: AppTest) -> str:
    """Its HTML, but for the style sheet."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def press(app: AppTest, label: str) -> None:
    """Press the button that reads so, and see that the screen is drawn."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def press_twice(app: AppTest, key: str) -> None:
    """Press a button twice as a double-click does: its second press is sent by a page that shows nothing of the first.

    Args:
        app: The screen.
        key: Key of the button, or how it reads.
    """
    next(button for button in app.button if key in (button.key, button.label)).click()
    sent = app._tree.get_widget_states()
    # A browser does not tell of the buttons that were not pressed.
    told = [each for each in sent.widgets if each.WhichOneof("value") != "trigger_value" or each.trigger_value]
    sent = WidgetStates(widgets=told)
    for _ in range(2):
        app._run(sent)
        assert not app.exception


def drawn(home: Home) -> pd.DataFrame:
    """Draw a sample in Audit, and give what is in it."""
    press(look("audit"), "Draw the sample")
    with writing(home, "desk", "a test") as con:
        return con.execute("SELECT * FROM audit_item ORDER BY position").df()
