"""Which words point to something urgent, and where they stand."""

import pandas as pd
import pytest

from analysis.urgent.words import meant_places, pointers
from config.urgencies import URGENCY_KINDS

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    ("told", "is_meant"),
    [
        ("Her wrists are rows of cuts and nobody looked", True),
        ("There are fresh cuts on his forearm each Monday", True),
        ("He says the family would get his life cover and be better off", True),
        ("I am worth more dead, ask the bank", True),
        ("Fresh cuts to the budget of the ward", False),
    ],
)
def test_cuts_and_what_a_family_would_get_point_to_self_harm(told: str, is_meant: bool) -> None:
    found = pointers(pd.Series([told], dtype="str"))[0, URGENCY_KINDS.index("self_harm"), 0]
    assert (found > 0) == is_meant


@pytest.mark.parametrize(
    "sentence",
    [
        "It was wrong site surgery and nobody told us",
        "They operated on the wrong site and had to do it all again",
        "He had the procedure on the wrong site",
        "The injection went into the wrong site",
    ],
)
def test_words_of_surgery_at_the_wrong_site_point_to_a_risk(sentence: str) -> None:
    assert meant_places(sentence, ["safety"])


@pytest.mark.parametrize("before", ["", "The parking was easy. ", "Dr O’Hara was kind!\n\n12 of us waited… "])
def test_the_words_that_are_meant_are_found_where_they_stand(before: str) -> None:
    text = f"{before}They gave me the wrong dose, and I never felt unsafe."
    found = [text[start:stop] for start, stop in meant_places(text, ["medication_error"])]
    assert "wrong dose" in found
    assert all(words in "gave me the wrong dose" for words in found)
    assert meant_places(text, ["self_harm", "safeguarding"]) == []
