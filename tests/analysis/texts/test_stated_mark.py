"""A mark that a text states is read as it is meant."""

import pytest

from analysis.texts.stated_mark import stated_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1 star", 0.2),
        ("0/10 would not come back", 0.0),
        ("Ten out of ten from me", 1.0),
        ("Five stars!", 1.0),
        ("I rate it 4 stars", 0.8),
        ("Overall 2.5 out of 5", 0.5),
        ("If I could give zero stars I would", 0.0),
        ("If I could give ten stars I would", 1.0),
        ("I would not hesitate to come back, 5 stars", 1.0),
        ("5/5, and 10/10 for the nurse", 1.0),
    ],
)
def test_a_stated_mark_is_read_against_its_best(text: str, mark: float) -> None:
    assert stated_mark(text) == pytest.approx(mark)


@pytest.mark.parametrize(
    "text",
    [
        "I would have given it 5 stars but for the parking",
        "It isn't a five star place",
        "9/10 pain, and nobody came",
        "It was 4/10 for ten seconds and then done",
        "A real five-star stay: cold showers",
        "Rooms cost more than a 4 star hotel",
        "Seen on 7/10",
        "My appointment was 5/10/2025",
        "1 star for the food, 5 stars for the nurse",
        "He had two out of three injections",
        "It was not quite a five star stay",
        "11/10",
        "The stars were out",
        "12 stars",
    ],
)
def test_what_is_no_mark_of_the_visit_is_not_read_as_one(text: str) -> None:
    assert stated_mark(text) is None
