"""The mention that is shown of a topic feels as most of the topic do."""

import pytest

from dashboard.findings.typical_mention import Mention, typical

_PRAISE, _NEWS, _COMPLAINT, _BOTH = (
    {"mention_id": number, "sentiment": sentiment}
    for number, sentiment in enumerate(("positive", None, "negative", "mixed"))
)


@pytest.mark.parametrize(
    ("complaints", "said", "shown"),
    [
        (12, [_PRAISE, _COMPLAINT], _COMPLAINT),
        (12, [_NEWS, _BOTH, _COMPLAINT], _BOTH),
        (2, [_COMPLAINT, _PRAISE], _PRAISE),
        (2, [_BOTH, _NEWS], _NEWS),
        (7, [_PRAISE, _COMPLAINT], _COMPLAINT),
        (6, [_COMPLAINT, _PRAISE], _PRAISE),
        (12, [_PRAISE, _NEWS], None),
        (0, [], None),
    ],
)
def test_the_first_that_feels_as_most_of_the_topic_is_typical(
    complaints: int, said: list[Mention], shown: Mention | None
) -> None:
    assert typical(complaints, 14, said) == shown


@pytest.mark.parametrize("said", [[_COMPLAINT, _NEWS]])
def test_of_a_topic_without_a_sentiment_any_that_does_not_complain_is_typical(said: list[Mention]) -> None:
    assert typical(0, 0, said) == _NEWS
