"""The snapshot tells what the words of a mention suggest from what it only reads like."""

import pandas as pd
import pytest

from analysis.urgency import MOST_BY_MEANING
from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import labels
from warehouse.ask import ask_sql
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.store import writing


@pytest.mark.parametrize("table", ["mention", "urgent"])
def test_what_meaning_alone_can_say_is_never_in_words(home: Home, settings: Settings, table: str) -> None:
    written = [mention(number) for number in range(3)]
    store_mentions(home, settings, written)
    alike, said, both = (mention_id(each.provider, each.source, each.item_id) for each in written)
    found = [(alike, "safety", MOST_BY_MEANING), (said, "safety", 0.6)]
    found += [(both, "safety", 0.6), (both, "self_harm", MOST_BY_MEANING)]
    with writing(home, "store", "a test") as con:
        labels.append(con, "urgency", "1", None, pd.DataFrame(found, columns=["mention_id", "label", "value"]))
    publish(home, settings)
    rows = ask_sql(home, f"SELECT mention_id, urgency_in_words AS said FROM {table}")
    told = {number: list(kinds) for number, kinds in zip(rows["mention_id"], rows["said"], strict=True)}
    assert told == {alike: [], said: ["safety"], both: ["safety"]}
