"""The themes of an organisation's own in the analysis of a whole data folder."""

from dataclasses import replace
from pathlib import Path

import pytest

from config.home import Home
from config.own_theme import OwnTheme
from config.settings import Settings
from tests.analysis.analysing import analyse, labels
from tests.warehouse.rows import mention, store_mentions
from warehouse.publish import publish
from warehouse.store import connect_reader

pytestmark = pytest.mark.thorough

_COFFEE = OwnTheme(
    "coffee_cart",
    "Coffee cart",
    "The coffee cart in the entrance",
    (
        "the coffee cart was closed again",
        "lovely flat white from the coffee cart",
        "the man at the coffee cart remembered me",
        "no coffee cart on Mondays",
        "the coffee from the cart is dear",
        "queue at the coffee cart was long",
        "coffee cart only takes cards",
        "a latte from the cart while I waited",
        "the coffee cart smells wonderful",
        "please bring the coffee cart back",
    ),
)


def test_a_theme_of_ones_own_is_labelled_counted_withdrawn_and_brought_back_without_labelling_the_rest_again(
    home: Home, settings: Settings
) -> None:
    told = [
        "The nurse was lovely. The coffee cart was closed.",
        "The nurse was lovely.",
        "I waited two hours.",
    ]
    store_mentions(home, settings, [replace(mention(number), text=text) for number, text in enumerate(told)])
    analyse(home, settings)
    before = labels(home)
    added = replace(settings, own_themes=(_COFFEE,))
    report = analyse(home, added)
    assert set(before) <= set(labels(home))
    assert (report.labelled["own_theme"], report.labelled["theme"]) == (3, 0)
    assert "1 theme of your own was looked for in 3 mentions" in report.sentences()[1]
    held = _about_coffee(publish(home, added))
    assert [(text, clause) for text, _, clause in held] == [(told[0], "The coffee cart was closed.")]
    analyse(home, settings)
    assert _about_coffee(publish(home, settings)) == []
    # With former examples it is current again, whatever theme there was meanwhile.
    tea = replace(_COFFEE, name="tea_urn", title="Tea urn", examples=tuple(f"the tea urn leaks {n}" for n in range(10)))
    for own in ((tea,), (_COFFEE,)):
        analyse(home, replace(settings, own_themes=own))
    assert len(_about_coffee(publish(home, added))) == 1


def _about_coffee(snapshot: Path) -> list[tuple[str, str, str]]:
    with connect_reader(snapshot) as con:
        return con.execute(
            "SELECT text, t.sentiment::VARCHAR, text[o.start + 1:o.stop] FROM mention_theme AS t "
            "JOIN mention USING (mention_id) JOIN opinion AS o USING (mention_id, theme) JOIN theme USING (theme) "
            "WHERE theme = 'coffee_cart' AND list_contains(themes, 'coffee_cart')"
        ).fetchall()
