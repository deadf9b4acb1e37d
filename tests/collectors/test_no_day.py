"""Files whose dates name a month, a week or nothing at all, imported."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import HeedError
from tests.collectors.importing import Clinic, said

MONTHS = ["Mar-26", "March 2026", "Sept 2026", "2026-03", "3/2026", "2026 March"]


@pytest.mark.parametrize("month", [*MONTHS, "march"])
def test_a_month_without_a_day_is_refused_and_the_way_out_is_said(clinic: Clinic, month: str) -> None:
    receipt = clinic.imports("months.csv", f"Month,Comment\n{month},The doctor listened to me\n")
    assert receipt.rejected == {"the date names a month and no day": 1}
    assert said(receipt, "--month-day 15 counts it for the 15th")


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_counts_for_the_day_of_it_that_a_person_names(clinic: Clinic, month: str) -> None:
    receipt = clinic.imports("months.csv", f"Month,Comment\n{month},The doctor listened to me\n", month_day=15)
    assert clinic.holds("day::VARCHAR") == ["2026-09-15" if month.startswith("S") else "2026-03-15"]
    assert said(receipt, "1 row names a month and no day: each counts for day 15 of it, as --month-day says")


def test_a_month_without_its_year_is_refused_whatever_a_person_names(clinic: Clinic) -> None:
    receipt = clinic.imports("months.csv", "Month,Comment\nmarch,The doctor listened to me\n", month_day=15)
    assert receipt.rejected == {"the date names a month without its year": 1}


@pytest.mark.parametrize(
    ("written", "reason"),
    [("Q1 2026", "quarter"), ("2026-Q1", "quarter"), ("2026", "year"), ("2025/26", "year"), ("Week 10", "week by its")],
)
def test_what_is_longer_than_a_month_is_refused_by_what_it_is(clinic: Clinic, written: str, reason: str) -> None:
    receipt = clinic.imports("periods.csv", f"Date,Comment\n{written},The doctor listened to me\n", month_day=15)
    assert [reason in told for told in receipt.rejected] == [True]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("w/c 2 March 2026", "2026-03-02"),
        ("W/C: 02/03/2026", "2026-03-02"),
        ("Week commencing 2nd March 2026", "2026-03-02"),
        ("wc 2026-03-02", "2026-03-02"),
        ("'02/03/2026", "2026-03-02"),  # as a spreadsheet keeps a text from becoming a date
        ("w/c 1 March 2026", "2026-03-02"),  # a Sunday: most of its week is in the calendar week after
        ("w/e 8 March 2026", "2026-03-08"),
        ("week ending 10/03/2026", "2026-03-08"),  # a Tuesday: most of its week is in the calendar week before
        ("Wed 4 March 2026", "2026-03-04"),
    ],
)
def test_a_week_that_is_told_by_a_day_counts_for_the_calendar_week_of_most_of_it(
    clinic: Clinic, written: str, day: str
) -> None:
    receipt = clinic.imports("weeks.csv", f"Week,Comment\n{written},The doctor listened to me\n")
    assert clinic.holds("day::VARCHAR") == [day]
    assert said(receipt, "a week by its first or last day") == (written[0] in "wW" and written[:3] != "Wed")


def test_weeks_tell_the_order_of_day_and_month_as_days_do(clinic: Clinic) -> None:
    clinic.imports("weeks.csv", "Week,Comment\nw/c 03/02/2026,Calm and kind\nw/c 03/16/2026,Nobody answered\n")
    assert clinic.holds("day::VARCHAR") == ["2026-03-02", "2026-03-16"]


def test_a_file_without_dates_is_of_the_day_that_a_person_names(clinic: Clinic) -> None:
    receipt = clinic.imports("box.csv", "Comment\nCalm and kind\nNobody answered me\n", day=date(2026, 3, 31))
    assert clinic.holds("day::VARCHAR, text") == [("2026-03-31", "Calm and kind"), ("2026-03-31", "Nobody answered me")]
    assert said(receipt, "All rows are of 2026-03-31, as --day says.")


def test_the_same_words_of_another_day_are_other_mentions_and_the_same_day_again_is_none(clinic: Clinic) -> None:
    text = "Comment\nCalm and kind\nCalm and kind\n"
    stored = [clinic.imports("box.csv", text, day=date(2026, 3, day)).stored for day in (30, 31, 31)]
    assert stored == [2, 2, 0]


def test_a_file_without_dates_is_refused_with_the_way_out(clinic: Clinic) -> None:
    with pytest.raises(HeedError, match=r"the columns are 'Comment'.*--day 2026-03-31"):
        clinic.imports("box.csv", "Comment\nCalm and kind\n")


def test_a_day_for_a_file_that_has_dates_is_refused(clinic: Clinic) -> None:
    with pytest.raises(HeedError, match="has them in 'date'"):
        clinic.imports("f.csv", "date,comment\n2026-03-02,Calm and kind\n", day=date(2026, 3, 31))


def test_answers_without_a_row_of_names_above_them_are_refused_and_not_repeated(clinic: Clinic) -> None:
    with pytest.raises(HeedError, match="put a row of names above") as refused:
        clinic.imports("box.txt", "Somebody moved the clinic and told nobody\nCalm and kind\n", day=date(2026, 3, 31))
    assert "Somebody" not in str(refused.value)


def test_a_refused_row_keeps_its_day_when_it_comes_back(clinic: Clinic, tmp_path: Path) -> None:
    receipt = clinic.imports("box.csv", "Comment,Site\nCalm and kind\n", day=date(2026, 3, 31))
    assert receipt.reject_file is not None
    mended = receipt.reject_file.read_text("utf-8-sig").replace(",,2026-03-31", ",North,2026-03-31")
    clinic.imports("mended.csv", mended)
    assert clinic.holds("day::VARCHAR, text") == [("2026-03-31", "Calm and kind")]
