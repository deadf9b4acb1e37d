"""The gate as a whole: its laws, and what it may cost. All texts are invented."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warehouse.gate import KINDS, RECOGNISERS, redact, redactions, spans

_FRAGMENTS = st.sampled_from(
    [
        "Dr", "Mr.", "nurse", "my name is", "Patel", "siobhan", "O'Brien", "Will", "May", "J.", "van", "born on",
        "3/5/1970", "call", "07700 900123", "@someone", "jane@example.org", "https://example.org", "[PERSON]",
        "[PHONE]", "[", "]", "12 Example Street", "M1 1AE", "4111 1111 1111 1111", "943 476 5919", "078-05-1120",
        "u/some_one", "and", ",", ".", "\n", "192.0.2.1", "mrn", "A12345678", "GB82 WEST 1234 5698 7654 32", "flat 3",
        "'s", "the", "ward", "7", "12345",
    ]
)  # fmt: skip
_COMMENTS = st.lists(_FRAGMENTS, max_size=14).map(" ".join)


@given(st.text() | _COMMENTS)
@example("[PERSON] [PERSON]")
@example("Dr [PERSON] Patel")
@settings(max_examples=300)
def test_redacting_what_was_redacted_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@given(st.text() | _COMMENTS)
@settings(max_examples=200)
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    found = spans(text)
    borders = [0, *(border for span in found for border in (span.start, span.end)), len(text)]
    assert borders == sorted(borders)
    assert all(span.start < span.end and span.kind in KINDS for span in found)


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
@settings(max_examples=200)
def test_any_string_passes_even_lone_surrogates(text: str) -> None:
    redact(text)


@given(
    st.lists(st.sampled_from(["the", "wait", "was", "jo@post.example", "long,", "clean!", "020 7946 0958"])).map(
        " ".join
    )
)
@settings(max_examples=50)
def test_text_outside_what_is_taken_is_kept_as_it_was(text: str) -> None:
    found = redactions(text)
    result = redact(text)
    position = 0
    for span in found:
        assert text[position : span.start] in result
        position = span.end


@pytest.mark.parametrize(
    "fragment",
    [
        "a", "1", "1 ", "1-", "@", "a@", "a.", "a:", "[", "[PERSON]", "12 a ", "ring 0770090012 ", "Dr ", "de la ",
        "A. ", "born ", "at ", "a-", "1 Aa ", "\n", "street ", "nhs number ", "www.", "u/", "GB82 ", "apt 1 ",
        "Sarah and ", "address 1 a ", "A'", "aB", "Unit u/", "Mill Cottage, ", "my address is a b c ", "x(dot)",
        "SE22 or ",
    ],
)  # fmt: skip
def test_a_long_hostile_text_does_not_stop_the_gate(fragment: str) -> None:
    text = fragment * (150_000 // len(fragment))
    started = time.process_time()
    redact(text)
    # Linear work takes half a second here; backtracking would take hours.
    assert time.process_time() - started < 20


def test_a_provider_keeps_its_own_names() -> None:
    keep = frozenset({"sarah bloggs centre", "jones & smith"})
    text = "Sarah at the Sarah Bloggs Centre, run by Jones & Smith, was kind."
    assert redact(text, keep) == "[PERSON] at the Sarah Bloggs Centre, run by Jones & Smith, was kind."


def test_a_kept_name_inside_an_email_address_does_not_save_the_address() -> None:
    assert redact("Write to oakfield@example.org", frozenset({"oakfield"})) == "Write to [EMAIL]"


def test_a_handle_before_a_kept_name_is_a_handle_and_the_blank_between_stays() -> None:
    assert redact("Lovely. @AcornCln Northgate", frozenset({"northgate"})) == "Lovely. [HANDLE] Northgate"


@pytest.mark.parametrize(
    "question", ["FFT Why?", "NPS reason", "Overall NPS comments", "CAHPS: other", "PROMs free text"]
)
def test_the_short_name_of_a_survey_is_nobodys_name(question: str) -> None:
    assert redact(question) == question


def test_an_empty_keep_phrase_keeps_nothing() -> None:
    assert redact("Thanks to Sarah", frozenset({"", " "})) == "Thanks to [PERSON]"


def test_of_two_that_overlap_the_longer_gives_the_placeholder() -> None:
    assert redact("Write to sarah.jones@example.org now") == "Write to [EMAIL] now"


def test_a_recogniser_is_one_function_of_a_text() -> None:
    for recognise in RECOGNISERS:
        assert list(recognise("")) == []
