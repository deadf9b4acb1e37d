"""What the filter takes out of a log."""

import logging

import pytest

from collectors.http.log_filter import LogFilter


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Authorization: Bearer abc.DEF-123", "Authorization: Bearer [SECRET]"),
        ("{'Authorization': 'Basic Zm9vOmJhcg=='}", "{'Authorization': 'Basic [SECRET]'}"),
        ("GET /upload?signature=a1b2&x=1", "GET /upload?signature=[SECRET]&x=1"),
        ('{"access_token": "abc"}', '{"access_token": "[SECRET]"}'),
        ("client_secret=hunter22", "client_secret=[SECRET]"),
        ("two posts were kept", "two posts were kept"),
    ],
)
def test_a_credential_is_hidden_by_its_shape(said: str, kept: str) -> None:
    assert LogFilter().hide(said) == kept


def test_a_known_secret_is_hidden_wherever_it_stands() -> None:
    log_filter = LogFilter()
    log_filter.protect("hunter22")
    assert log_filter.hide("who is hunter22?") == "who is [SECRET]?"


def test_the_arguments_of_a_message_are_searched_too() -> None:
    record = logging.LogRecord("heed", logging.INFO, "", 0, "sent %s", ("Bearer abcdef",), None)
    LogFilter().filter(record)
    assert record.getMessage() == "sent Bearer [SECRET]"


def test_a_traceback_is_searched_too() -> None:
    try:
        raise ValueError("token=abcdef")
    except ValueError as error:
        record = logging.LogRecord("heed", logging.INFO, "", 0, "failed", (), (type(error), error, error.__traceback__))
    LogFilter().filter(record)
    assert "abcdef" not in logging.Formatter().format(record)


def test_what_a_client_library_says_at_debug_is_dropped() -> None:
    record = logging.LogRecord("tweepy.client", logging.DEBUG, "", 0, "Content: a post", (), None)
    assert not LogFilter().filter(record)
