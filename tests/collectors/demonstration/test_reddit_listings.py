from collections import Counter

import pytest

from collectors.demonstration import Truth
from tests.collectors.demonstration.unpack import Json, items


def test_reddit_listings_hold_every_item_once_besides_the_deleted(truth: Truth, listings: list[Json]) -> None:
    names = Counter(item["name"] for item in items(listings))
    assert max(names.values()) == 1
    expected = {item_id for source, item_id in truth.labels if source == "reddit"}
    assert expected <= set(names)
    assert len(names) - len(expected) == truth.deleted_items > 10


def test_reddit_has_submissions_and_comments_in_listings(listings: list[Json]) -> None:
    kinds = {child["kind"] for listing in listings for child in listing["data"]["children"]}
    assert kinds == {"t1", "t3"}
    assert {listing["kind"] for listing in listings} == {"Listing"}
    assert any(listing["data"]["after"] for listing in listings)


def test_reddit_items_are_edited_in_all_the_ways_that_reddit_tells(listings: list[Json]) -> None:
    assert {type(item["edited"]) for item in items(listings)} == {bool, float}
    assert any(item["edited"] is True for item in items(listings))


@pytest.mark.parametrize("mark", ["[deleted]", "[removed]"])
def test_some_reddit_items_are_gone(listings: list[Json], mark: str) -> None:
    assert any(mark in (item.get("selftext"), item.get("body")) for item in items(listings))
