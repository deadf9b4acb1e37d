import pytest

from collectors import review
from collectors.files.columns import Columns
from collectors.outcome import Found
from collectors.reading import Reading
from config.settings import Provider

READING = Reading(
    Provider("riverside", "Riverside", "Europe/London", "en"), columns=Columns(("review",), "date", "title")
)


def text_of(title: str, review_text: str) -> str:
    cells = {"date": "2026-05-03", "title": title, "review": review_text}
    (outcome,) = review.parse({"cells": cells}, READING)
    assert isinstance(outcome, Found)
    return outcome.mention.text


def test_the_title_of_a_review_is_part_of_its_words() -> None:
    assert text_of("Never again", "Two hours in the cold") == "Never again\n\nTwo hours in the cold"


def test_a_title_that_repeats_the_words_is_not_said_twice() -> None:
    assert text_of("Two hours...", "Two hours in the cold") == "Two hours in the cold"


def test_a_review_may_be_its_title_alone() -> None:
    assert text_of("Never again", "") == "Never again"


@pytest.mark.parametrize(
    "written",
    [
        "(Translated by Google) Two hours in the cold\n\n(Original)\nDos horas de frío",
        "Two hours in the cold\n\n(Translated by Google)\nDos horas de frío",
    ],
)
def test_a_review_that_stands_there_in_two_languages_is_read_in_one(written: str) -> None:
    assert text_of("", written) == "Two hours in the cold"
