"""Opinions of texts by writers who never saw heed: each theme has a side of its own."""

from pathlib import Path

import pytest

from analysis.evaluation.opinions import evaluate_opinions

pytestmark = pytest.mark.thorough

_HERE = Path(__file__).parent


@pytest.mark.parametrize(("half", "texts", "right"), [("open", 749, 0.73), ("closed", 220, 0.64)])
def test_what_a_text_says_of_a_theme_is_read_better_than_the_whole_text_says_it(
    half: str, texts: int, right: float
) -> None:
    found = evaluate_opinions(_HERE / f"opinions_{half}.csv", lambda *_: None).figures
    assert found["n"] == texts
    assert found["side_accuracy"] >= right > found["whole_text"]["side_accuracy"] + 0.1
    assert found["differing_side_accuracy"] >= 0.65 > found["vader"]["differing_side_accuracy"] + 0.2
