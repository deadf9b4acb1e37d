"""What a person may see follows heed.toml at once, also where the snapshot does not know a site of it yet."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from dashboard.board import BOARD
from tests.dashboard.looking import look, press, words
from warehouse.publish import published_snapshot
from warehouse.store import connect_reader, opened

_WEST = """
[[provider.riverside.site]]
name = "west"
title = "Riverside West"
"""


def let_in(home: Home, *sites: str) -> None:
    """Write into heed.toml that Quinn sees some sites only."""
    written = home.settings.read_text("utf-8").partition("\n[person.")[0]
    listed = ", ".join(f'"riverside/{site}"' for site in sites)
    home.settings.write_text(
        f'{written}\n[person."quinn@clinic.example"]\nrole = "quality"\nsites = [{listed}]\n', "utf-8"
    )


@pytest.mark.parametrize("screen", BOARD)
def test_a_site_that_came_after_the_snapshot_keeps_nobody_out(
    own_home: Home, sign_in: Callable[[str], None], screen: str
) -> None:
    settings = own_home.settings.read_text("utf-8")
    own_home.settings.write_text(settings.replace("\n[source.x]", f"{_WEST}\n[source.x]", 1), "utf-8")
    let_in(own_home, "north", "west")
    sign_in("quinn")
    app = look(screen)
    assert not app.exception
    assert "only Riverside North and west" in words(app)


def urgent_of(home: Home, site: str) -> int:
    """A mention that the queue holds."""
    with connect_reader(published_snapshot(home)) as con:
        found = con.execute(
            "SELECT min(mention_id) FROM mention WHERE site = $site AND mention_id % 97 = 0 AND mention_id % 50 <> 0",
            {"site": site},
        ).fetchone()
    assert found
    return int(found[0])


def save(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Save").click().run()


@pytest.mark.parametrize(("screen", "table"), [("triage", "triage"), ("claims", "claim")])
def test_nothing_is_saved_about_a_mention_that_went_out_of_reach_meanwhile(
    own_home: Home, sign_in: Callable[[str], None], screen: str, table: str
) -> None:
    let_in(own_home, "north")
    sign_in("quinn")
    app = look(screen, item=str(urgent_of(own_home, "north")))
    app.text_area[0].set_value("Asked the ward")
    let_in(own_home, "south")
    save(app)
    assert not app.exception
    with opened(own_home, "desk") as con:
        assert con.execute(f"SELECT * FROM {table}").fetchall() == []


def test_no_label_is_judged_of_a_mention_that_went_out_of_reach_meanwhile(
    own_home: Home, sign_in: Callable[[str], None]
) -> None:
    let_in(own_home, "north")
    sign_in("quinn")
    app = look("audit", unsure="yes")
    app.radio[0].set_value("positive")
    next(box for box in app.checkbox if box.label == "None of these themes").check().run()
    let_in(own_home, "south")
    press(app, "Save and go on")
    assert "not among those that you may see any more, so nothing was saved" in words(app)
    with opened(own_home, "desk") as con:
        assert con.execute("SELECT * FROM correction WHERE corrected_by LIKE 'quinn%'").fetchall() == []


@pytest.mark.parametrize(
    ("name", "told"), [("", "Sign in to look at this dashboard."), ("stranger", "heed.toml has a mistake")]
)
@pytest.mark.parametrize("role", ['"qualty"', "quality"], ids=["an unknown role", "no TOML"])
def test_a_mistake_in_the_settings_is_read_out_to_no_stranger(
    own_home: Home, sign_in: Callable[[str], None], name: str, told: str, role: str
) -> None:
    people = f'\n[person."secret.name@clinic.example"]\nrole = {role}\n'
    own_home.settings.write_text(own_home.settings.read_text("utf-8") + people, "utf-8")
    sign_in(name)
    said = words(look("read"))
    assert told in said
    assert [
        secret for secret in ("secret.name", "qualty", str(own_home.path), "home/heed.toml") if secret in said
    ] == []


def test_a_mistake_in_the_settings_is_told_to_who_sits_at_the_machine(own_home: Home) -> None:
    own_home.settings.write_text(own_home.settings.read_text("utf-8") + "\nspeling = 1\n", "utf-8")
    assert "heed.toml" in words(look("read"))
