"""Ordinary words as people mistype them stay, and names beside them, or mistyped themselves, go. All is invented."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    "text",
    [
        "discharge leter had the wrong dose on it",
        "the dressing chagne was done well",
        "parkign is a nightmare",
        "no idea where allthe nurses were",
        "Waitnig list is a joke",
        "SEVN WEEKS FOR AN XRAY REUSLT",
        "dr apointment was cancelled",
        "nurse quikly took my bloods",
        "my son recieved a letter",
    ],
)
def test_a_word_that_is_one_slip_away_from_a_common_one_names_nobody(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sarah explianed it and debbie lisened", "[PERSON] explianed it and [PERSON] lisened"),
        ("thanks to karen and recption staff", "thanks to [PERSON] and recption staff"),
        ("dr hussian and dr brwon were kind", "dr [PERSON] and dr [PERSON] were kind"),
        ("had dr singhs clinic cancelled", "had dr [PERSON] clinic cancelled"),
        ("ask for guled if you go", "ask for [PERSON] if you go"),
        ("i spoke to amnda on reception", "i spoke to [PERSON] on reception"),
        ("signed, e baek", "signed, [PERSON]"),
        ("behrouz tehrani rang me back", "[PERSON] rang me back"),
    ],
)
def test_names_go_that_something_announces_though_a_word_is_near(text: str, expected: str) -> None:
    assert redact(text) == expected
