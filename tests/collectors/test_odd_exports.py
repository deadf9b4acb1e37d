"""Exports in the shapes that the programs of others give them, imported."""

import json
from datetime import datetime
from typing import Any

import pytest

from collectors.files.header import find_header
from config.errors import HeedError
from tests.collectors.importing import Clinic, said

GOOGLE = {
    "reviews": [
        {
            "name": "accounts/1/locations/2/reviews/r1",
            "reviewId": "r1",
            "reviewer": {"displayName": "Somebody"},
            "starRating": "FIVE",
            "comment": "The desk found me a slot the same day",
            "createTime": "2026-03-02T10:15:30.123456Z",
        },
        {
            "reviewId": "r2",
            "reviewer": {"displayName": "Somebody else", "isAnonymous": True},
            "starRating": "ONE",
            "comment": "Waited fifty minutes past my time",
            "createTime": "2026-03-04T08:00:00Z",
            "reviewReply": {"comment": "We are sorry to hear this", "updateTime": "2026-03-06T08:00:00Z"},
        },
        {"reviewId": "r3", "starRating": "THREE", "createTime": "2026-03-07T08:00:00Z"},
    ],
    "averageRating": 3.0,
    "totalReviewCount": 3,
}


@pytest.mark.parametrize("indent", [None, 2])
def test_reviews_of_google_are_read_from_the_list_in_their_file(clinic: Clinic, indent: int | None) -> None:
    receipt = clinic.imports("reviews.json", json.dumps(GOOGLE, indent=indent))
    assert clinic.holds("source, rating, text") == [
        ("review", 1.0, "The desk found me a slot the same day"),
        ("review", 0.0, "Waited fifty minutes past my time"),
    ]
    assert (said(receipt, "the objects under 'reviews'"), receipt.left_out) == (True, {"no text": 1})
    assert "reviewReply.comment" in receipt.not_used


def test_locations_that_hold_their_reviews_are_the_sites_of_these(clinic: Clinic) -> None:
    reviews = GOOGLE["reviews"]
    assert isinstance(reviews, list)
    locations = [
        {"location": {"title": "Riverside North", "storeCode": "N1"}, "reviews": reviews[:1]},
        {"location": {"title": "Riverside South", "storeCode": "S1"}, "reviews": reviews[1:]},
        {"location": {"title": "Riverside West"}, "reviews": []},
    ]
    receipt = clinic.imports("reviews.json", json.dumps(locations))
    assert clinic.holds("site, rating") == [("north", 1.0), ("south", 0.0)]
    assert (said(receipt, "the objects under 'reviews'"), receipt.left_out) == (True, {"no text": 1})


@pytest.mark.parametrize("place", [{"title": "Riverside North"}, {"placeInfo": {"name": "Riverside North"}}])
def test_the_place_that_holds_all_reviews_of_a_file_is_their_site(clinic: Clinic, place: dict[str, Any]) -> None:
    clinic.imports("reviews.json", json.dumps(place | GOOGLE))
    assert clinic.holds("site, text") == [
        ("north", "The desk found me a slot the same day"),
        ("north", "Waited fifty minutes past my time"),
    ]


def test_pictures_that_a_review_holds_do_not_take_its_place(clinic: Clinic) -> None:
    photos = [{"date": "2026-03-01", "comment": "The front door in the rain"}]
    clinic.imports("reviews.json", json.dumps([{"date": "2026-03-02", "comment": "Calm and kind", "photos": photos}]))
    assert clinic.holds() == ["Calm and kind"]


def test_a_review_site_names_its_columns_after_the_review_and_the_reply_is_no_feedback(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "reviews.csv",
        "Review Id,Review Created (UTC),Review Consumer User Id,Review Title,Review Content,Review Stars,Source Name,"
        "Company Reply Date (UTC),Company Reply Content,Location Name\n"
        "65f1,2026-03-04 09:11:12,5f00aa,Quick and kind,The nurse took her time,5,Organic,,,North\n"
        "65f2,2026-03-05 19:01:02,5f00ab,Never again,Nobody picks up the phone,1,Organic,"
        "2026-03-06 10:00:00,Please contact our desk about this,South\n",
    )
    assert dict(receipt.columns) == {
        "text": "Review Content",
        "date": "Review Created (UTC)",
        "title": "Review Title",
        "author": "Review Consumer User Id",
        "rating": "Review Stars",
        "site": "Location Name",
        "id": "Review Id",
    }


def test_the_response_to_a_review_and_its_day_are_those_of_the_clinic(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "reviews.csv",
        "Review ID,Date submitted,Overall rating,Review,Response,Response date\n"
        "d1,02 Mar 2026,5,The nurse took her time,Thank you for telling us,09 Mar 2026\n"
        "d2,03 Mar 2026,1,Nobody picks up the phone,We are sorry to read this,10 Mar 2026\n",
    )
    assert clinic.holds("strftime(created_at, '%d'), text") == [
        ("02", "The nurse took her time"),
        ("03", "Nobody picks up the phone"),
    ]
    assert receipt.not_used == ("Response", "Response date")


def test_two_reviews_in_a_row_are_two_mentions(clinic: Clinic) -> None:
    clinic.imports(
        "reviews.csv",
        "Date,Customer Name,Product,Service Rating,Service Review,Product Review,Merchant Response,Feedback Reference\n"
        "04 Mar 2026,A,Physio,5,Helpful on the desk and on time,The exercises helped my shoulder,,F-100\n"
        "05 Mar 2026,B,Feet,1,No one rang me back,,We are sorry about that,F-101\n",
    )
    assert clinic.holds("question, text") == [
        ("Service Review", "Helpful on the desk and on time"),
        ("Product Review", "The exercises helped my shoulder"),
        ("Service Review", "No one rang me back"),
    ]


def test_a_form_asks_for_the_site_in_a_question(clinic: Clinic) -> None:
    clinic.imports_workbook(
        Sheet1=[
            ["ID", "Completion time", "Email", "Name", "Language", "Which site did you visit?", "Tell us why\xa0"],
            [
                1,
                datetime(2026, 3, 2, 9, 3),
                "anonymous",
                "",
                "English (United Kingdom)\u200e",
                "North",
                "Calm and kind",
            ],
            [2, datetime(2026, 3, 2, 11, 3), "anonymous", "", "English (United Kingdom)\u200e", "South", "A cold room"],
        ]
    )
    assert clinic.holds("site, text") == [("north", "Calm and kind"), ("south", "A cold room")]


RESPONSES: list[list[Any]] = [
    ["Friends and Family Test - free text responses"],
    ["Period:", "March 2026"],
    [],
    ["Date", "Site", "Ward", "Overall how was your experience of our service?", "Please tell us why"],
    [datetime(2026, 3, 2), "North", "Eyes", "Very good", "The nurse was gentle"],
    [46084.5, "South", "Feet", "Very poor", "Nobody told us it was late"],
    ["Total responses: 2"],
]


def test_a_workbook_with_a_cover_titles_and_totals_gives_its_answers(clinic: Clinic) -> None:
    cover: list[list[Any]] = [["Friends and Family Test"], ["Export"], [], ["Contact: patient experience"]]
    receipt = clinic.imports_workbook(
        Cover=cover, Notes=[["Notes"], ["1", "Blank means no answer"]], Responses=RESPONSES
    )
    assert clinic.holds("day::VARCHAR, site, service, rating, text") == [
        ("2026-03-02", "north", "Eyes", 1.0, "The nurse was gentle"),
        ("2026-03-03", "south", "Feet", 0.0, "Nobody told us it was late"),
    ]
    assert said(
        receipt, "sheet 'Responses'; not read: 'Cover' (other columns), 'Notes' (other columns); its title 'Fri"
    )
    assert (receipt.left_out, receipt.rejected) == ({"a row of totals": 1}, {})


MONTH: list[list[Any]] = [["Date", "Site", "Comment"]]
MARCH = [*MONTH, ["02/03/2026", "North", "Calm and kind"], ["03/03/2026", "South", "A cold room"]]
APRIL = [*MONTH, ["02/04/2026", "North", "A long wait"], ["31/04/2026", "North", "Lost my letter"]]


def test_all_sheets_with_the_same_columns_are_read_and_the_others_are_named(clinic: Clinic) -> None:
    # The same columns in another order are the same.
    april = [row[::-1] for row in APRIL]
    receipt = clinic.imports_workbook(Notes=[["Notes"], ["1", "None"]], March=MARCH, April=april, Empty=[])
    assert clinic.holds("site, text") == [
        ("north", "Calm and kind"),
        ("south", "A cold room"),
        ("north", "A long wait"),
    ]
    assert said(receipt, "sheets 'March', 'April'; not read: 'Notes' (other columns), 'Empty' (no rows)")


def test_a_row_of_one_of_several_sheets_is_rejected_with_its_sheet(clinic: Clinic) -> None:
    rejects = clinic.imports_workbook(March=MARCH, April=APRIL).reject_file
    assert rejects is not None
    assert "\"sheet 'April', row 3\",there is no such day" in rejects.read_text("utf-8-sig")


def test_a_sheet_whose_rows_stand_in_a_larger_one_is_not_counted_twice(clinic: Clinic) -> None:
    receipt = clinic.imports_workbook(March=MARCH, Year=[*MARCH, *APRIL[1:]])
    assert (receipt.stored, receipt.repeated) == (3, 0)
    assert said(receipt, "sheet 'Year'; not read: 'March' (its rows stand in 'Year' too)")


def test_a_hidden_sheet_is_not_read_and_named(clinic: Clinic) -> None:
    receipt = clinic.imports_workbook({"April"}, March=MARCH, April=APRIL)
    assert (receipt.stored, said(receipt, "not read: 'April' (hidden)")) == (2, True)


@pytest.mark.parametrize("title", ["Patient survey\nMade: 16/03/2026\n\n", "Patient survey;;;\nMade:;16/03/2026;;\n"])
def test_a_title_above_a_text_file_is_left_out_and_said(clinic: Clinic, title: str) -> None:
    rows = "Date;Site;Rating;Comment\n01.03.2026;North;4,5;Quick, really quick\n15.03.2026;South;1,0;Cold, damp\n"
    receipt = clinic.imports("survey.csv", title + rows, "cp1252")
    assert clinic.holds("site, rating, text") == [("north", 0.875, "Quick, really quick"), ("south", 0.0, "Cold, damp")]
    assert said(receipt, "its title 'Patient survey / Made: 16/03/2026' is left out")


def test_a_row_of_totals_below_the_answers_spoils_neither_sites_nor_ratings(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "survey.csv",
        "Date,Site,Rating,Comment\n01/03/2026,North,5,Quick desk\n15/03/2026,South,1,Cold room\n"
        "Grand Total,2,Average 3.0,2 comments\nTotal: 2\n",
    )
    assert clinic.holds("site, rating") == [("north", 1.0), ("south", 0.0)]
    assert (receipt.left_out, receipt.rejected) == ({"a row of totals": 2}, {})
    assert not said(receipt, "'2'")


def test_words_without_a_date_are_refused_and_no_row_of_totals(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "survey.csv",
        "Date,Team,Rating,Comment\n01/03/2026,Eyes,Good,Quick desk\n"
        ",Eyes,Average,Cold room\n,Sum,Good,A cold and damp room\n",
    )
    assert receipt.rejected == {"the date is empty": 2}


def test_tabs_in_utf_16_keep_cells_of_several_lines(clinic: Clinic) -> None:
    text = 'Date\tRating\tComment\r\n01/03/2026\t5\t"Nobody called \u2013 twice.\r\n\r\nThen they did."\r\n'
    clinic.imports("survey.tsv", text + "15/03/2026\t1\tA cold room\r\n", "utf-16")
    assert clinic.holds() == ["Nobody called \u2013 twice.\n\nThen they did.", "A cold room"]


def test_a_list_of_objects_without_words_is_refused_with_its_columns(clinic: Clinic) -> None:
    with pytest.raises(HeedError, match=r"No column looks like the text of the feedback: the columns are 'stars\.low'"):
        clinic.imports("counts.json", json.dumps({"counts": [{"stars": {"low": 1, "high": 2}}]}))


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Comment"], ["1", "Fine"], ["2", "Late"]],
        [["Comment"], ["Fine"], ["Late"]],
        [["Comment", "", "", ""], ["Fine", "2026-03-02", "5", "North"], ["Late", "2026-03-03", "1", "South"]],
        [["Date", "Comment"], ["2026-03-02", ""], ["", "Late"]],
        [["Date", "Comment", "A", "B", "C", "D", "E", "F"], *([["2026-03-02", "Fine"]] * 5)],
    ],
)
def test_a_first_row_that_may_be_a_header_is_no_title(rows: list[list[str]]) -> None:
    assert find_header(rows).skipped == 1


def test_a_file_without_names_of_columns_loses_no_first_answer_in_silence(clinic: Clinic) -> None:
    rows = "14/03/2026,5,The nurse was gentle\n15/03/2026,1,Nobody rang me back\n16/03/2026,1,A cold damp room\n"
    with pytest.raises(HeedError, match="first row looks like an answer"):
        clinic.imports("bare.csv", rows)


def test_objects_deeper_in_a_file_of_json_are_its_rows(clinic: Clinic) -> None:
    answer = {"id": "x1", "attributes": {"created_at": "2026-03-14T10:00:00Z", "rating": 4, "body": "On time and kind"}}
    clinic.imports("answers.json", json.dumps({"page": {"number": 1}, "found": {"data": [answer]}}))
    assert clinic.holds("rating, text") == [(0.75, "On time and kind")]


def test_a_long_preamble_and_a_last_line_are_told_from_the_answers(clinic: Clinic) -> None:
    receipt = clinic.imports(
        "report.csv",
        "Report: comments\nPeriod,March\nFilter,All sites\nRows,2\n\nRef,Received,Location,Kind,Comment\n"
        'A-1,14/03/2026 10:14,North,Praise,"Gentle, and quick"\nA-2,15/03/2026 10:14,South,Complaint,Damp\nEnd\n',
    )
    assert clinic.holds("site, text") == [("north", "Gentle, and quick"), ("south", "Damp")]
    assert receipt.rejected == {"the row has 1 cell where the header has 5": 1}


def test_json_is_read_whatever_its_file_is_called(clinic: Clinic) -> None:
    receipt = clinic.imports("export.csv", '[{"date": "2026-03-02", "comment": "Calm and kind"}]')
    assert (clinic.holds(), said(receipt, "Read as JSON")) == (["Calm and kind"], True)


def test_answers_with_a_column_called_meta_are_no_pages_of_x(clinic: Clinic) -> None:
    clinic.imports("f.jsonl", '{"date": "2026-03-02", "comment": "Calm and kind", "meta": {"tags": ["a"]}}\n')
    assert clinic.holds() == ["Calm and kind"]


def test_a_line_end_that_a_workbook_writes_by_its_number_is_one(clinic: Clinic) -> None:
    clinic.imports_workbook(
        March=[["Date", "Comment"], ["2026-03-02", "The nurse_x000D_\nwas calm, see _x005F_ below"]]
    )
    assert clinic.holds() == ["The nurse\nwas calm, see _ below"]
