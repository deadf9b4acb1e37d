"""One screen as AppTest draws it, and the words on it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard

_APP = Path(dashboard.__file__).parent / "app.py"


def look(screen: str, **address: str) -> AppTest:
    """Open a screen over all the days there are; the data folder is that of the environment."""
    app = AppTest.from_file(_APP, default_timeout=60)
    app._page_hash = calc_hash(screen)
    for name, value in {"period": "all", **address}.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    """All words on the screen, without what makes them safe in Markdown."""
    groups = (app.markdown, app.caption, app.info, app.warning, app.success, app.error, app.subheader)
    said = [str(element.value).replace("\\", "").replace("\u2060", "") for group in groups for element in group]
    return "\n".join(said + [html.proto.body for html in app.get("html") if not html.proto.body.startswith("<style")])
