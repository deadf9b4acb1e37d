"""Files whose cells tell more than the names of their columns, imported."""

from pathlib import Path

import pytest

from config.home import Home
from config.settings import Settings
from tests.collectors.importing import Clinic, said


@pytest.mark.parametrize("header", ["Service name", "name", "Where to"])
def test_a_column_of_names_of_sites_is_the_site_whatever_it_is_called(clinic: Clinic, header: str) -> None:
    receipt = clinic.imports(
        "f.csv", f"Date,{header},Comment\n2026-03-02,Riverside North,Calm and kind\n2026-03-03,SOUTH,Nobody answers\n"
    )
    assert clinic.holds("site, service") == [("north", None), ("south", None)]
    assert said(receipt, f"{header!r} is the site: its cells are names of sites in heed.toml.")


def test_a_column_called_a_place_that_holds_none_gives_way_to_one_that_does(clinic: Clinic) -> None:
    clinic.imports(
        "f.csv",
        "Date,Location,Ward,Comment\n2026-03-02,L7,North,Calm and kind\n2026-03-03,L8,South,Nobody answers\n",
    )
    assert clinic.holds("site, service") == [("north", None), ("south", None)]


def test_services_stay_services_where_they_are_no_sites(clinic: Clinic) -> None:
    clinic.imports(
        "f.csv",
        "Date,Service,Comment\n2026-03-02,Physio,Calm and kind\n2026-03-03,North,Nobody answers\n",
    )
    assert clinic.holds("site, service") == [(None, "Physio"), (None, "North")]


def test_what_a_person_chose_as_the_site_stays(home: Home, settings: Settings, tmp_path: Path) -> None:
    clinic = Clinic(home, settings, tmp_path)
    text = "Date,Place,Ward,Comment\n2026-03-02,L7,North,Calm and kind\n"
    clinic.imports("f.csv", text, columns={"site": "Place"})
    assert clinic.holds("site, service") == [("L7", "North")]


def test_words_beside_marks_are_the_rating_because_marks_do_not_say_which_is_best(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "sms.csv",
        "Received,Score,Score text,Body\n2026-03-02,1,Very good,Calm and kind\n2026-03-03,4,Poor,Nobody answers\n",
    )
    assert clinic.holds("rating") == [1.0, 0.25]
    assert said(receipt, "'Score text' is the rating: it says in words what marks in another column mean.")


@pytest.mark.parametrize(
    "rows",
    [
        "2026-03-02,9,Good,Calm\n2026-03-03,7,Good,Nobody answers\n2026-03-04,0,Poor,Cold\n",  # coarser than the marks
        "2026-03-02,9,Red,Calm\n2026-03-03,7,Blue,Nobody answers\n2026-03-04,0,Green,Cold\n",
    ],
)
def test_marks_stay_the_rating_beside_words_that_do_not_stand_for_each_of_them(clinic: Clinic, rows: str) -> None:
    clinic.imports("f.csv", f"Date,Score,Group,Comment\n{rows}")
    assert clinic.holds("rating") == [0.9, 0.7, 0.0]


def test_yes_and_no_are_words_themselves_and_need_none_beside_them(clinic: Clinic) -> None:
    rows = "2026-03-02,Y,Good,Calm and kind\n2026-03-03,N,Poor,Nobody answers\n"
    clinic.imports("f.csv", f"Date,Would you recommend us?,Group,Comment\n{rows}")
    assert clinic.holds("rating") == [1.0, 0.0]


def test_the_mark_of_a_review_counts_before_the_mean_of_its_place(clinic: Clinic) -> None:
    clinic.imports(
        "reviews.csv",
        "name,place_id,rating,review_id,review_text,review_rating,review_timestamp\n"
        "North,ChIJa,3.9,Ci9x,Smells of paint,2,1772528400\nNorth,ChIJa,3.9,Ci9y,Calm and kind,5,1772968400\n",
    )
    assert clinic.holds("site, rating, day::VARCHAR") == [("north", 0.25, "2026-03-03"), ("north", 1.0, "2026-03-08")]


def test_a_reply_that_asks_for_no_more_messages_is_no_answer(clinic: Clinic) -> None:
    assert clinic.imports("sms.csv", "Date,Body\n2026-03-02,STOP\n2026-03-03,Stop the queues\n").left_out == {
        "no text": 1
    }


def test_a_column_of_ratings_that_nobody_can_read_is_named_and_yes_or_no_is_read_where_that_is_asked_for(
    clinic: Clinic,
) -> None:
    rows = "2026-03-02,Yes,Calm and kind\n2026-03-03,No,Nobody answers\n"
    unread = clinic.imports("a.csv", f"Date,Score,Comment\n{rows}")
    assert said(unread, "No rating is used: in 'Score' stands no mark, or none that heed can read.")
    assert clinic.holds("rating") == [None, None]
    asked = clinic.imports("b.csv", f"Date,Would you recommend us?,Comment\n{rows.replace('-03-', '-04-')}")
    assert not said(asked, "No rating is used")
    assert clinic.holds("rating") == [None, None, 1.0, 0.0]
