from typing import Any

import pytest

from collectors.demonstration import Truth
from warehouse.mention import mention_id

pytestmark = pytest.mark.thorough


def test_an_import_stores_every_labelled_item_and_no_other(truth: Truth, stored: dict[int, tuple[Any, ...]]) -> None:
    assert set(stored) == {mention_id(truth.provider, *key) for key in truth.labels}


def test_an_import_finds_the_site_and_the_day_of_the_truth(truth: Truth, stored: dict[int, tuple[Any, ...]]) -> None:
    for key, label in truth.labels.items():
        assert stored[mention_id(truth.provider, *key)][:2] == (label.site, label.day), key


def test_an_import_knows_the_reposts(truth: Truth, stored: dict[int, tuple[Any, ...]]) -> None:
    for key, label in truth.labels.items():
        original = mention_id(truth.provider, "x", label.repost_of) if label.repost_of else None
        assert stored[mention_id(truth.provider, *key)][3] == original, key


def test_the_gate_takes_out_the_planted_numbers_and_addresses(truth: Truth, stored: dict[int, tuple[Any, ...]]) -> None:
    everything = "\n".join(row[2] for row in stored.values())
    told = [value for kind, value in truth.identifiers if kind not in ("first", "surname")]
    assert not [value for value in told if value in everything]
