"""What a person may see follows heed.toml at once, also where the snapshot does not know a site of it yet."""

from collections.abc import Callable

import pytest

from config.home import Home
from dashboard.board import BOARD
from tests.dashboard.looking import look, words

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
