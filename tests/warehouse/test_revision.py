from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import labels
from warehouse.mention import Mention, mention_id
from warehouse.store import writing

FIRST = mention(source="x", text="The phone rang for an hour", revision=10)
LATER = replace(FIRST, text="The phone rang for two hours", revision=11)
NUMBER = mention_id("riverside", "x", FIRST.item_id)


def ask(home: Home, query: str) -> list[Any]:
    with writing(home, "store", "a test") as con:
        return con.execute(query).fetchall()


def texts(home: Home) -> list[str]:
    return [text for (text,) in ask(home, "SELECT text FROM mention")]


def label(home: Home) -> None:
    given = pd.DataFrame({"mention_id": [NUMBER], "label": ["negative"], "value": [0.9]})
    with writing(home, "store", "a test") as con:
        labels.append(con, "sentiment", "1", None, given)
        con.execute("INSERT INTO opinion VALUES ($n, 1, 0, 5, 'none', 'negative', 0.9)", {"n": NUMBER})
        con.execute("INSERT OR REPLACE INTO topic VALUES (1, 1, 'phones', ['phone'], [$n, 7])", {"n": NUMBER})


def test_a_later_version_replaces_the_text(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [FIRST])
    assert (store_mentions(home, settings, [LATER]).revised, texts(home)) == (1, ["The phone rang for two hours"])


def test_an_earlier_version_that_comes_later_changes_nothing(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [LATER])
    store_mentions(home, settings, [FIRST])
    assert texts(home) == ["The phone rang for two hours"]


def test_what_was_made_of_the_former_text_no_longer_counts(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [FIRST])
    label(home)
    store_mentions(home, settings, [LATER])
    assert ask(
        home, "SELECT (SELECT count(*) FROM label), (SELECT count(*) FROM opinion), (SELECT examples FROM topic)"
    ) == [(0, 0, [7])]


def test_an_edited_mention_is_labelled_again(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [FIRST])
    label(home)
    store_mentions(home, settings, [LATER])
    label(home)
    assert ask(home, "SELECT count(*) FROM label") == [(1,)]


def test_a_later_version_with_the_same_words_keeps_its_labels(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [FIRST])
    label(home)
    store_mentions(home, settings, [replace(FIRST, revision=12)])
    assert ask(home, "SELECT (SELECT count(*) FROM label), (SELECT revision FROM revision)") == [(1, 12)]


@pytest.mark.parametrize("again", [mention(), mention(text="Other words")])
def test_a_source_that_numbers_no_versions_keeps_the_first_text(home: Home, settings: Settings, again: Mention) -> None:
    store_mentions(home, settings, [mention()])
    assert store_mentions(home, settings, [again]).revised == 0
