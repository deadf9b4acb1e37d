from typing import Any

from collectors.demonstration import Truth


def test_reviews_have_real_dates_and_stars_that_follow_the_sentiment(
    truth: Truth, reviews: list[tuple[Any, ...]]
) -> None:
    headers, *rows = reviews
    assert headers[:4] == ("Review ID", "Date", "Site", "Stars")
    for row in rows:
        label = truth.labels["review", row[0]]
        assert row[1].date() == label.day
        assert label.sentiment != "positive" or row[3] >= 4
        assert label.sentiment != "negative" or row[3] <= 3
