"""Of the weeks around an action a report says no count nearer than to ten, nor what would tell one."""

from datetime import date

import pandas as pd
import pytest

from analysis.effects import before_and_after
from dashboard.findings.action_effects import ActionEffect
from dashboard.reports.deeds import _deed
from dashboard.words.spelling import american

_WEEKS = pd.date_range("2025-04-07", periods=16, freq="7D")  # eight before the action, eight from it on


def _weeks(source: str, mentions: list[int], complaints: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"week": _WEEKS, "source": source, "mentions": mentions, "complaints": complaints})


@pytest.mark.parametrize(
    ("further", "reason"),
    [
        # Two of 36 are six in 100: who knows of about 40 mentions would know that they are two.
        (_weeks("x", [0] * 8 + [1] * 2 + [0] * 6, [0] * 16), "the source 'x' started."),
        (_weeks("x", [1] * 8 + [20] * 8, [1] * 8 + [8] * 8), "the mix of sources changed."),
    ],
)
def test_what_few_wrote_at_a_source_follows_from_no_sentence_about_an_action(
    further: pd.DataFrame, reason: str
) -> None:
    survey = _weeks("survey", [5] * 8 + [4] * 7 + [6], [2] * 8 + [1] * 8)
    effect = before_and_after(pd.concat([survey, further]), "2025-06-02")
    assert effect.verdict == "not comparable"
    deed = _deed(ActionEffect("New phones", date(2025, 6, 2), "", None, "", None, "", effect, effect.sentence), 10)
    assert deed.sentence.startswith(f"Not comparable: {reason} ")
    assert "in 100" not in deed.sentence and "point" not in deed.sentence


def test_a_report_names_no_week_on_which_a_difference_rests() -> None:
    weeks = _weeks("survey", [10] * 5 + [90] + [10] * 10, [1] * 5 + [45] + [1] * 10)
    effect = before_and_after(weeks, "2025-06-02")
    assert "the week of 12 May 2025 alone" in effect.sentence
    for said in (effect.sentence, american(effect.sentence)):
        deed = _deed(ActionEffect("New phones", date(2025, 6, 2), "", None, "", None, "", effect, said), 10)
        assert "; the difference rests on one week alone, and is small without it; " in deed.sentence
