"""Mentions that say so much that a person should read them whole are flagged when publishing, each with the reason."""

import pandas as pd

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import labels
from warehouse.ask import ask_sql
from warehouse.mention import mention_id
from warehouse.opinions import append_opinions
from warehouse.publish import publish
from warehouse.store import writing

_TEXTS = ["praise and complaint", "one theme both ways", "two complaints", "four themes", "word " * 51, "word " * 50]
_OPINIONS = {
    0: [("staff_manner", "positive"), ("parking", "negative")],
    1: [("parking", "positive"), ("parking", "negative")],
    2: [("staff_manner", "negative"), ("parking", "negative")],
    3: [("parking", "negative")],
}
_THEMES = {3: ["parking", "billing", "reception", "food"]}


def test_a_mention_is_complex_for_what_it_says_or_how_much_it_says(home: Home, settings: Settings) -> None:
    written = [mention(number, text=text) for number, text in enumerate(_TEXTS)]
    store_mentions(home, settings, written)
    numbers = [mention_id(each.provider, each.source, each.item_id) for each in written]
    felt = pd.DataFrame({"mention_id": numbers, "label": "negative", "value": 0.9})
    opinions = [
        {"mention_id": numbers[row], "label": label, "value": 0.9, "start": place, "stop": place + 1, "theme": theme}
        for row, found in _OPINIONS.items()
        for place, (theme, label) in enumerate(found)
    ]
    themes = [
        {"mention_id": numbers[row], "label": theme, "value": 0.9} for row, names in _THEMES.items() for theme in names
    ]
    with writing(home, "store", "a test") as con:
        labels.append(con, "sentiment", "1", None, felt)
        labels.append(con, "theme", "1", None, pd.DataFrame(themes))
        append_opinions(con, "opinion", "1", None, pd.DataFrame(opinions), felt)
    publish(home, settings)
    found = ask_sql(home, "SELECT mention_id, reason FROM complex_mention")
    assert dict(zip(found["mention_id"], found["reason"], strict=True)) == {
        numbers[0]: "praise and complaint",
        numbers[3]: "many themes",
        numbers[4]: "long",
    }
