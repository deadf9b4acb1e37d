from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.files.date_order import DateTally
from collectors.files.dates import LocalDate, read_date, to_utc
from collectors.outcome import UnreadableError

LONDON = "Europe/London"


@pytest.mark.parametrize(
    "text",
    [
        *("2026-05-03", "2026/05/03", "20260503", "03/05/2026", "3.5.2026", "03-05-26", "3 5 2026", "3 May 2026"),
        *(
            "May 3, 2026",
            "3rd of May 2026",
            "Sunday, 3 May 2026",
            "03-May-26",
            "3 MAY 26",
            "3rd May '26",
            "3 May \u201926",
            "46145",
            "2026-05-03 00:00:00",
        ),
    ],
)
def test_a_day_is_read_in_every_common_spelling(text: str) -> None:
    assert read_date(text, is_day_first=True) == LocalDate(datetime(2026, 5, 3), has_time=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-03T10:15:00Z", datetime(2026, 5, 3, 10, 15)),
        ("2026-05-03 10:15:00.250", datetime(2026, 5, 3, 9, 15, 0, 250_000)),
        ("2026-05-03T10:15:00+0300", datetime(2026, 5, 3, 7, 15)),
        ("03/05/2026 10:15", datetime(2026, 5, 3, 9, 15)),
        ("3 May 2026 at 5:30 pm", datetime(2026, 5, 3, 16, 30)),
        ("3/5/26 5pm", datetime(2026, 5, 3, 16)),
        ("3 May 2026 5 p.m.", datetime(2026, 5, 3, 16)),
        ("3/5/2026 5.30pm", datetime(2026, 5, 3, 16, 30)),
        ("03.05.2026 17.30", datetime(2026, 5, 3, 16, 30)),
        ("03/05/2026 - 17:30", datetime(2026, 5, 3, 16, 30)),
        ("03/12/2025 10:15 UTC", datetime(2025, 12, 3, 10, 15)),
        ("1777803300", datetime(2026, 5, 3, 10, 15)),
        ("1777803300000", datetime(2026, 5, 3, 10, 15)),
    ],
)
def test_a_time_is_converted_to_utc(text: str, expected: datetime) -> None:
    assert to_utc(read_date(text, is_day_first=True), LONDON) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the date is empty"),
        ("lovely staff", "the date cannot be read"),
        ("31/02/2026", "there is no such day in the calendar"),
        ("5/31/2026", "the date can only be month/day/year, where the column is day/month/year"),
        ("3/5/2026 25:00", "the time of day cannot be read"),
        ("3/5/1926", "the date lies before 1990"),
        ("3/5/9999", "the date lies in the future"),
        ("1/1/0001", "the date lies before 1990"),
    ],
)
def test_a_date_that_cannot_be_right_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        to_utc(read_date(text, is_day_first=True), LONDON)


def test_a_reason_never_repeats_the_cell() -> None:
    with pytest.raises(UnreadableError) as error:
        read_date("Ward seven was cold", is_day_first=True)
    assert "Ward" not in str(error.value)


def test_tomorrow_is_read_and_the_day_after_is_not() -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    to_utc(LocalDate(now + timedelta(hours=20), has_time=True), "UTC")
    with pytest.raises(UnreadableError, match="future"):
        to_utc(LocalDate(now + timedelta(hours=28), has_time=True), "UTC")


@given(day=st.dates(date(1990, 1, 2), date(2026, 10, 1)), is_day_first=st.booleans())
def test_any_day_comes_back_in_the_order_it_was_written(day: date, is_day_first: bool) -> None:
    text = f"{day:%d/%m/%Y}" if is_day_first else f"{day:%m/%d/%Y}"
    assert read_date(text, is_day_first).at.date() == day


@given(day=st.dates(date(1991, 1, 1), date(2026, 10, 1)), zone=st.sampled_from([LONDON, "America/Los_Angeles"]))
def test_a_date_without_a_time_stays_that_day(day: date, zone: str) -> None:
    at = to_utc(LocalDate(datetime(day.year, day.month, day.day), has_time=False), zone)
    assert at.date() == day


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        to_utc(read_date(text, is_day_first=True), LONDON)
    except UnreadableError as error:
        assert str(error)


def tally(*cells: str) -> DateTally:
    counts = DateTally()
    for cell in cells:
        counts.add(cell)
    return counts


def test_the_order_is_what_most_rows_decide() -> None:
    order = tally("31/01/2026", "30/01/2026", "1/31/2026", "2/3/2026").decide("date", "american")
    assert order.is_day_first


def test_rows_that_contradict_the_order_are_counted_aloud() -> None:
    order = tally("31/01/2026", "30/01/2026", "1/31/2026", "2/3/2026").decide("date", "british")
    assert "2 rows decide it; 1 row could be either. 1 row can only be the other order" in order.sentence


@pytest.mark.parametrize(("spelling", "is_day_first"), [("british", True), ("american", False)])
def test_where_no_row_decides_the_spelling_does(spelling: str, is_day_first: bool) -> None:
    order = tally("2/3/2026", "4/5/2026").decide("date", spelling)
    assert (order.is_day_first, "spelling" in order.sentence) == (is_day_first, True)


def test_iso_dates_decide_nothing() -> None:
    assert "one reading" in tally("2026-05-31", "2026-06-01").decide("date", "british").sentence
