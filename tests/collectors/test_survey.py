from datetime import datetime

import pytest

from collectors import survey
from collectors.files.columns import Columns
from collectors.files.ratings import Scale
from collectors.outcome import Found, LeftOut, Outcome, Refused
from collectors.reading import Reading, reading_from_json
from config.settings import Provider, Site
from warehouse.mention import Mention

PLACES = (
    Site("north", "Riverside North", ("the north clinic",), "Europe/London"),
    Site("far", "Riverside Far", (), "Australia/Sydney"),
)
PROVIDER = Provider("riverside", "Riverside Clinic", "Europe/London", "en", PLACES)
COLUMNS = Columns(("comment",), "date", author="who", rating="mark", question="asked", site="place", service="ward")
READING = Reading(PROVIDER, None, COLUMNS, True, Scale(1, 5, "1 to 5"), {"riverside far": "far"})
ROW = {"comment": "The wait was long", "date": "03/05/2026", "who": "r1", "mark": "2", "asked": "Why?"}


def outcomes(how: Reading = READING, **cells: str) -> list[Outcome]:
    return list(survey.parse({"cells": {**ROW, "place": "", "ward": "", **cells}, "row_id": "1"}, how))


def mention(how: Reading = READING, **cells: str) -> Mention:
    (outcome,) = outcomes(how, **cells)
    assert isinstance(outcome, Found)
    return outcome.mention


def test_a_row_becomes_a_mention() -> None:
    assert mention(ward=" X-ray\u00a0 unit ") == Mention(
        source="survey",
        item_id="1",
        provider="riverside",
        created_at=datetime(2026, 5, 3, 11),
        text="The wait was long",
        service="X-ray unit",
        author="r1",
        question="Why?",
        rating=0.25,
        expected_language="en",
    )


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "n/a", "N/A.", "Did not answer", "No comments.", "see above", "...", "\0"]
)
def test_a_cell_that_says_nothing_is_left_out(text: str) -> None:
    assert outcomes(comment=text) == [LeftOut("no text")]


@pytest.mark.parametrize("text", ["Nothing", "None.", "No", "\U0001f600", "!", "ok", "0"])
def test_a_short_answer_is_an_answer(text: str) -> None:
    assert mention(comment=text).text == text


def test_a_blank_row_with_a_bad_date_needs_no_correction() -> None:
    assert outcomes(comment="", date="never") == [LeftOut("no text")]


def test_a_bad_date_is_refused_with_the_whole_row() -> None:
    (outcome,) = outcomes(date="never")
    assert isinstance(outcome, Refused) and outcome.piece["who"] == "r1"


def test_a_date_is_local_to_the_site_of_its_row() -> None:
    assert mention(place="Riverside  FAR").created_at == datetime(2026, 5, 3, 2)


def test_a_site_that_the_text_names_is_recognised() -> None:
    assert mention(comment="At the North clinic nobody answered").site == "north"


def test_an_unknown_site_is_kept_as_written() -> None:
    assert mention(place="Hill  House").site == "Hill House"


def test_a_place_that_is_unknown_is_none() -> None:
    assert mention(place="Unknown").site is None


def test_every_answer_of_a_row_becomes_a_mention_with_its_question() -> None:
    how = Reading(PROVIDER, columns=Columns(("What was good?", "What could be better?"), "date"))
    cells = {"date": "03/05/2026", "What was good?": "The nurse", "What could be better?": "Parking"}
    found = [outcome.mention for outcome in survey.parse({"cells": cells}, how) if isinstance(outcome, Found)]
    assert [(each.question, each.text) for each in found] == [
        ("What was good?", "The nurse"),
        ("What could be better?", "Parking"),
    ]


def test_a_piece_gives_its_mention_again() -> None:
    how = Reading(PROVIDER, columns=Columns(("A?", "B?"), "date"))
    for outcome in survey.parse({"cells": {"date": "03/05/2026", "A?": "One", "B?": "Two"}}, how):
        assert isinstance(outcome, Found)
        assert list(survey.parse(outcome.piece, how)) == [outcome]


def test_a_piece_holds_no_column_that_is_not_used() -> None:
    (outcome,) = outcomes(mrn="000")
    assert isinstance(outcome, Found) and "mrn" not in outcome.piece["cells"]


def test_a_reading_survives_as_json() -> None:
    assert reading_from_json(READING.as_json()) == READING
