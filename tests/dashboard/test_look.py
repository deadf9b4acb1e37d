"""The pieces that screens are made of hold any words without letting them act."""

from dashboard.screens.look.card import card_markup, quoted
from dashboard.screens.look.markup import link
from dashboard.screens.look.status_tag import status_tag

HOSTILE = '<img src=x onerror=alert(1)> & "quotes"'


def test_a_quotation_shows_hostile_words_as_they_are() -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in quoted(HOSTILE, HOSTILE)
    assert "<img" not in quoted(HOSTILE, HOSTILE)


def test_a_card_escapes_its_title() -> None:
    assert "<img" not in card_markup(HOSTILE)


def test_an_address_cannot_leave_its_attribute() -> None:
    assert 'href="./read?a=&quot;' in link('./read?a="', "Read")


def test_a_status_has_a_sign_that_readers_skip_and_words_that_they_hear() -> None:
    assert status_tag("concern", "more complaints") == (
        '<span class="heed-tag heed-orange"><span aria-hidden="true">▲</span> more complaints</span>'
    )
