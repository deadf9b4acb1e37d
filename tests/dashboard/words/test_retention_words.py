"""How long texts are kept, in words."""

import numpy as np
import pytest

from dashboard.words.retention_words import original_kept, text_kept


@pytest.mark.parametrize(
    ("hours", "days", "said"),
    [(48, 0, "48 hours"), (0, 365, "as long as the text"), (np.nan, np.nan, "without limit")],
)  # fmt: skip
def test_what_was_received_is_kept_no_longer_than_the_text(hours: float | None, days: float, said: str) -> None:
    assert original_kept(hours, days) == said


def test_a_text_without_a_period_is_kept_without_limit() -> None:
    assert [text_kept(days) for days in (0, np.nan, 730)] == ["without limit", "without limit", "730 days"]
