"""Volume is told apart from complaints."""

from datetime import date

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.findings.volume_burst import volume_sentences

LAST = pd.Timestamp("2026-03-29")


def _said(mentions: list[int], to_the_nearest: int = 1, silent: int = 0) -> list[str]:
    weeks = [LAST - pd.Timedelta(days=6) - pd.Timedelta(weeks=back) for back in range(len(mentions) + silent)]
    frame = pd.DataFrame({"week": weeks[::-1][: len(mentions)], "mentions": mentions, "is_whole": True})
    first = weeks[-1].date()
    filters = Filters("riverside", None, None, weeks[3].date(), LAST.date(), "4 weeks", first, LAST.date())
    return volume_sentences(lambda _question, **_parameters: frame, filters, to_the_nearest)


def test_a_week_of_five_times_as_much_is_a_burst() -> None:
    (sentence,) = _said([20] * 40 + [100])
    assert sentence.startswith("Volume: 100 mentions in the week of 23 Mar 2026, usually 20 and up to 34:")


def test_a_usual_week_is_said_to_be_usual() -> None:
    assert _said([20] * 40) == ["Volume: as usual, about 20 mentions a week."]


def test_a_week_of_a_fifth_is_no_usual_one() -> None:
    assert _said([20] * 40 + [4]) == [
        "Volume: 4 mentions in the week of 23 Mar 2026, usually 20: less was said, or less came in."
    ]


def test_a_place_that_falls_silent_is_not_as_usual() -> None:
    said = _said([20] * 40, silent=2)
    assert said == [
        f"Volume: 0 mentions in the week of {day} Mar 2026, usually 20: less was said, or less came in."
        for day in (16, 23)
    ]


def test_a_week_that_is_not_over_is_no_silent_one() -> None:
    frame = pd.DataFrame(
        {"week": pd.date_range("2025-06-02", "2026-03-16", freq="7D"), "mentions": 20, "is_whole": True}
    )
    filters = Filters(
        "riverside", None, None, date(2026, 3, 2), date(2026, 3, 28), "4 weeks", date(2025, 6, 2), LAST.date()
    )
    assert volume_sentences(lambda _question, **_parameters: frame, filters) == [
        "Volume: as usual, about 20 mentions a week."
    ]


def test_a_feed_of_monthly_batches_that_has_almost_stopped_is_not_as_usual() -> None:
    assert _said([160, 3, 0, 2, 190, 0, 1, 0, 0] * 6 + [0, 0, 0, 0, 1, 0, 0, 6]) == [
        "Volume: 7 mentions in the 8 weeks from 2 Feb 2026, usually 316 in as many: less was said, or less came in."
    ]


def test_a_feed_of_monthly_batches_that_goes_on_is_as_usual() -> None:
    assert _said([160, 3, 0, 2, 190, 0, 1, 0, 0] * 7) == ["Volume: as usual, about 38 mentions a week."]


def test_where_no_number_of_weeks_can_be_judged_nothing_is_called_usual() -> None:
    assert _said([300, *[0] * 25] * 2 + [0, 0, 0, 0, 1, 0, 0, 6]) == [
        "Volume: 7 mentions in the last 8 weeks, usually 6 a week; they come so seldom or so unevenly that nobody can "
        "tell whether something is missing."
    ]


def test_a_few_mentions_every_week_are_usual_although_a_week_may_have_none() -> None:
    assert _said([3, 2, 4, 3] * 14) == ["Volume: as usual, about 3 mentions a week."]


def test_a_report_says_what_is_usual_to_the_nearest_ten_and_of_fewer_no_more() -> None:
    assert _said([23] * 40, 10) == ["Volume: as usual, about 20 mentions a week."]
    assert _said([3] * 40, 10) == ["Volume: as usual, fewer than 10 mentions a week."]
    assert _said([23] * 40 + [104], 10)[0].startswith(
        "Volume: about 100 mentions in the week of 23 Mar 2026, usually about 20 and up to about 40:"
    )


@pytest.mark.parametrize("weeks", [4, 26])
def test_too_few_weeks_say_so(weeks: int) -> None:
    assert _said([20] * weeks)[0].startswith("Volume: too few weeks")
