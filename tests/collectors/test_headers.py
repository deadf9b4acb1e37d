"""Limits and times, in every shape that servers write them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.http.headers import number, quota, retry_after, server_time, without_limits

NOW = datetime(2026, 11, 22, 12, 0, 0)
EPOCH = 1_795_348_800  # NOW as seconds since 1970


@pytest.mark.parametrize(
    ("reset", "seconds"),
    [
        (str(EPOCH + 600), 600.0),
        (f"{EPOCH + 600}.5", 600.5),
        (str((EPOCH + 600) * 1000), 600.0),
        ("2026-11-22T12:05:00+00:00", 300.0),
        ("Sun, 22 Nov 2026 12:05:00 GMT", 300.0),
    ],
)
def test_a_reset_is_read_in_every_honest_shape(reset: str, seconds: float) -> None:
    headers = {"X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": reset}
    assert quota(headers, NOW).reset_seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("reset", "seconds"), [("300", 300.0), ("300.5", 300.5), (" 42 ", 42.0), ("300, 400", 400.0), (str(EPOCH + 9), 9.0)]
)
def test_outside_x_a_small_reset_is_a_wait(reset: str, seconds: float) -> None:
    assert quota({"x-ratelimit-reset": reset}, NOW).reset_seconds == pytest.approx(seconds)


def test_on_x_a_small_reset_is_a_moment_long_past() -> None:
    assert quota({"x-rate-limit-reset": "300"}, NOW).reset_seconds is None


@pytest.mark.parametrize(
    "reset",
    ["", "soon", "nan", "inf", "-5", "0", "1e9", "1_000", "٣٠٠", "9" * 20, "9" * 400, str(EPOCH - 600), "None", "0x10"],
)
def test_a_reset_that_is_past_or_garbage_counts_as_missing(reset: str) -> None:
    assert quota({"x-rate-limit-reset": reset}, NOW).reset_seconds is None


def test_a_float_in_used_or_remaining_is_read() -> None:
    assert quota({"x-ratelimit-used": "4.0", "x-ratelimit-remaining": "596.0"}, NOW).remaining == 596.0


def test_a_limit_without_used_is_read() -> None:
    assert quota({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "7"}, NOW).reset_seconds == 7.0


def test_the_limit_of_x_holds_for_one_endpoint_and_that_of_reddit_for_the_host() -> None:
    scopes = [quota({f"{name}-remaining": "0"}, NOW).scope for name in ("x-rate-limit", "x-ratelimit")]
    assert scopes == ["path", "host"]


def test_retry_after_may_be_a_date() -> None:
    assert retry_after({"Retry-After": "Sun, 22 Nov 2026 12:02:00 GMT"}, NOW) == 120.0


def test_retry_after_may_be_a_fraction_of_seconds() -> None:
    assert retry_after({"retry-after": "2.5"}, NOW) == 2.5


@pytest.mark.parametrize("date", ["", "yesterday", "99 Foo 2026", "Sun, 32 Nov 2026 12:00:00 GMT", "\x00"])
def test_an_unreadable_date_counts_as_missing(date: str) -> None:
    assert server_time({"Date": date}) is None


def test_a_date_with_an_offset_becomes_utc() -> None:
    assert server_time({"date": "Sun, 22 Nov 2026 13:00:00 +0100"}) == NOW


def test_the_limits_are_taken_away_and_all_else_stays() -> None:
    headers = {"X-Rate-Limit-Reset": "1", "x-ratelimit-used": "4.0", "Retry-After": "soon", "ETag": "abc"}
    assert without_limits(headers) == {"ETag": "abc"}


@given(st.text(max_size=40))
def test_no_text_in_a_limit_header_raises(text: str) -> None:
    limit = quota({"x-rate-limit-reset": text, "x-rate-limit-remaining": text, "retry-after": text, "date": text}, NOW)
    assert limit.reset_seconds is None or 0 < limit.reset_seconds < timedelta(days=33).total_seconds()


@given(st.integers(0, 10**15).map(str))
def test_a_whole_number_is_read_as_itself(text: str) -> None:
    assert number(text) == int(text)
