"""Where a request may go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collectors.http.address import check_address, is_loopback, rewritten, without_query
from collectors.http.refusal import AddressRefused

BASES = {"https://api.x.example": "http://127.0.0.1:8000/mock/"}


def test_a_base_is_replaced_and_path_and_query_stay() -> None:
    assert rewritten("https://API.x.example/2/a?b=c", BASES) == "http://127.0.0.1:8000/mock/2/a?b=c"


@pytest.mark.parametrize(
    "url", ["https://api.x.example.evil.example/2", "https://api.x.example:444/", "http://api.x.example/"]
)
def test_an_address_that_only_begins_like_a_base_stays(url: str) -> None:
    assert rewritten(url, BASES) == url


@pytest.mark.parametrize("url", ["http://localhost:1/", "http://127.8.9.1/", "http://[::1]:80/"])
def test_this_machine_has_several_names(url: str) -> None:
    assert is_loopback(url)


def test_a_query_is_cut_off_before_an_address_is_logged() -> None:
    assert without_query("https://a.example/b?signature=c#d") == "https://a.example/b"


@given(st.text(max_size=30), st.sampled_from(("http://", "https://", "ftp://", "", "http://127.0.0.1@", "//")))
def test_every_text_is_either_allowed_or_refused_with_a_sentence(text: str, start: str) -> None:
    try:
        allowed = check_address(start + text)
    except AddressRefused:
        return
    assert allowed.lower().startswith("https://") or is_loopback(allowed)
