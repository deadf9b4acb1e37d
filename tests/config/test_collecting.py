from decimal import Decimal

import pytest

from config.collecting import Collecting, read_collecting
from config.errors import HeedError


def test_nothing_is_fetched_unless_a_person_says_so() -> None:
    found = read_collecting({}, {})
    assert (found, found.x.enabled, found.reddit.enabled) == (Collecting(), False, False)


def test_amounts_are_read_exactly() -> None:
    assert read_collecting({"x": {"max_usd_per_day": 0.1}}, {}).x.max_usd_per_day == Decimal("0.1")


def test_whether_the_clinic_is_a_public_body_is_unanswered_at_first() -> None:
    assert read_collecting({"x": {"enabled": True}}, {}).x.is_public_body is None


@pytest.mark.parametrize(
    ("sources", "budget", "sentence"),
    [
        ({"mastodon": {}}, {}, "[source.mastodon]"),
        ({"x": 3}, {}, "[source.x] must be a table"),
        ({"x": {"enabeld": True}}, {}, "did you mean 'enabled'"),
        ({"x": {"enabled": 1}}, {}, "enabled must be true or false"),
        ({"x": {"bearer_token": "abc"}}, {}, "secrets do not belong"),
        ({"x": {"dialect": "french"}}, {}, "auto, old, new"),
        ({"x": {"max_usd_per_day": -1}}, {}, "amount of dollars"),
        ({"x": {"max_usd_per_day": float("nan")}}, {}, "amount of dollars"),
        ({"x": {"backfill_days": 30}}, {}, "7 at most"),
        ({"x": {"poll_minutes": 0}}, {}, "above 0"),
        ({"reddit": {"subreddits": "nhs"}}, {}, "list of texts"),
        ({"reddit": {"subreddits": ["no spaces"]}}, {}, "name of a subreddit"),
        ({}, {"run_minutes": 0.5}, "above 0"),
    ],
)
def test_a_mistake_is_named(sources: object, budget: object, sentence: str) -> None:
    with pytest.raises(HeedError) as error:
        read_collecting(sources, budget)
    assert sentence in str(error.value)


def test_a_secret_in_the_settings_is_not_repeated() -> None:
    with pytest.raises(HeedError) as error:
        read_collecting({"x": {"bearer_token": "SECRET-VALUE"}}, {})
    assert "SECRET-VALUE" not in str(error.value)
