"""What an address says of the data it was made on is read strictly, and said where the data changed since."""

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from dashboard.screens.link_age import DataOfLink, changed_in_words
from tests.dashboard.looking import look, words


@pytest.mark.parametrize(
    "stamp", ["", "2026-03-29", "2026-03-29.", "<script>.20260101T000000", "2026-02-30.20260101T000000"]
)
def test_what_is_no_data_of_a_link_is_none(stamp: str) -> None:
    assert DataOfLink.read(stamp) is None


def test_what_was_written_is_read_as_it_was() -> None:
    made_on = DataOfLink.read("2026-03-29.20260330T080000")
    assert made_on is not None
    assert made_on.stamp() == "2026-03-29.20260330T080000"


def test_new_days_are_told_apart_from_the_same_days_published_anew() -> None:
    before, anew, later = map(
        DataOfLink.read, ("2026-03-29.20260330T080000", "2026-03-29.20260331T080000", "2026-04-05.20260406T080000")
    )
    assert before and anew and later
    assert changed_in_words(before, later) == (
        "New data since this link was made: it then reached to 29 Mar 2026, now to 5 Apr 2026 (published 6 Apr 2026, "
        "08:00 UTC). Figures may differ."
    )
    assert changed_in_words(before, anew) == (
        "The data changed since this link was made (published 31 Mar 2026, 08:00 UTC): figures may differ."
    )


def test_a_view_is_kept_without_the_data_of_its_day(own_home: Home) -> None:
    app = look("complaints", data="2025-12-28.20251229T080000")
    assert "New data since this link was made" in words(app)
    next(field for field in app.text_input if field.label == "Name of this view").input("Mine")
    next(button for button in app.button if button.label == "Save this view").click().run()
    kept = words(look(""))
    assert "Mine" in kept
    assert "data=2025" not in kept


def test_a_view_never_takes_the_place_of_another_and_its_name_stays_typed(own_home: Home) -> None:
    def keep(app: AppTest) -> None:
        next(field for field in app.text_input if field.label == "Name of this view").input("Phones")
        next(button for button in app.button if button.label == "Save this view").click().run()

    first, second = look("complaints"), look("read", words="phone")
    keep(first)
    assert not next(field for field in first.text_input if field.label == "Name of this view").value
    keep(second)
    assert "“Phones” is another view already" in words(second)
    assert next(field for field in second.text_input if field.label == "Name of this view").value == "Phones"
    assert "words=phone" not in next(each for each in words(look("")).split("<li>") if "Phones" in each)
