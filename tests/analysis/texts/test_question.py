"""What kind of question was asked."""

import pytest

from analysis.texts.question import kind


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was good?", "what_good"),
        ("What did we do well?", "what_good"),
        ("What could we do better?", "could_improve"),
        ("How could we improve?", "could_improve"),
        ("What went wrong?", "could_improve"),
        ("FFT Why?", "nonspecific"),
        ("Tell us what you were particularly satisfied and/or dissatisfied with", "nonspecific"),
    ],
)
def test_questions_are_told_apart(question: str, expected: str) -> None:
    assert kind(question) == expected
