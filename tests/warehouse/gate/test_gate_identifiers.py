"""Identifiers that have a form: each kind is found, and what merely looks like it stays. All examples are invented."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to jane.o'neil+x@mail.example.co.uk.", "Write to [EMAIL]."),
        ("jane (at) example (dot) org is mine", "[EMAIL] is mine"),
        ("mail jane at example dot com", "mail [EMAIL]"),
        ("see https://example.org/a?b=c.", "see [URL]."),
        ("see www.example.org/x, please", "see [URL], please"),
        ("on example.co.uk now", "on [URL] now"),
        ("ask @some_one or u/some-one", "ask [HANDLE] or [HANDLE]"),
        (".@some_one you lost my file", ".[HANDLE] you lost my file"),
        ("my insta is somebody.else99", "my insta is [HANDLE]"),
        ("it was some_body84 again", "it was [HANDLE] again"),
        ("jane @ example.org or jane@example . org", "[EMAIL] or [EMAIL]"),
        ("look at example.org", "look at [URL]"),
        ("hxxp://example.org/a and linktr.ee/somebody", "[URL] and [URL]"),
        ("from 192.0.2.17 today", "from [IP] today"),
        ("from 2001:db8::ff00:42:8329 today", "from [IP] today"),
    ],
)
def test_addresses_of_the_net_are_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)20 7946 0018", "020 7946 0018", "(01632) 960 001",
        "0161 496 0000", "(212) 555-0123", "212-555-0123", "+1 212 555 0123", "1-800-555-0199", "+33 1 42 68 53 00",
        "212.555.0123",
    ],
)  # fmt: skip
def test_telephone_numbers_of_many_forms_are_replaced(number: str) -> None:
    assert redact(f"I rang {number} twice") == "I rang [PHONE] twice"


@pytest.mark.parametrize(
    "number",
    [
        "+44 161 496 0000",
        "0161 496 0000",
        "212-555-0123",
        "555 0123",
        "01 23 45 67 89",
        "20 49 12 34",
        "(212)555-0123x456",
        "0161 496 0000 ext 12",
        "0131 496 0000 (ext. 22)",
        "+1 (415) 555-0123, ext 77",
        "0170 - 1234567",
    ],
)
def test_a_telephone_number_needs_no_word_before_it(number: str) -> None:
    assert redact(f"it was {number} in the letter") == "it was [PHONE] in the letter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("943 476 5919 is on the letter", "[NHS_NUMBER] is on the letter"),
        ("my NHS number is 123 456 7890", "my NHS number is [NHS_NUMBER]"),
        ("SSN 078-05-1120", "SSN [SSN]"),
        ("social security 078051120", "social security [SSN]"),
        ("MRN: 4471923", "MRN: [RECORD_NUMBER]"),
        ("hospital number A448812", "hospital number [RECORD_NUMBER]"),
        ("patient id is 55-81234", "patient id is [RECORD_NUMBER]"),
        ("claim no. XY/200134", "claim no. [RECORD_NUMBER]"),
        ("QQ 12 34 56 C", "QQ 12 34 56 C"),
        ("AB 12 34 56 C", "[RECORD_NUMBER]"),
        ("it said 48120093", "it said [RECORD_NUMBER]"),
        ("card 4111 1111 1111 1111 was charged", "card [CARD] was charged"),
        ("4111111111111111", "[CARD]"),
        ("3782 822463 10005", "[CARD]"),
        ("GB82 WEST 1234 5698 7654 32 and", "[IBAN] and"),
        ("de89370400440532013000", "[IBAN]"),
        ("NO93 8601 1117 947 please", "[IBAN] please"),
        ("5018 0000 0000 0000 009 was charged", "[CARD] was charged"),
        ("4111  1111  1111  1111", "[CARD]"),
    ],
)
def test_numbers_that_stand_for_a_person_are_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we live at M1 1AE", "we live at [POSTCODE]"),
        ("sw1a 2aa", "[POSTCODE]"),
        ("my postcode is LS1", "my postcode is [POSTCODE]"),
        ("Springfield, IL 62704", "Springfield, IL [POSTCODE]"),
        ("zip code 62704-1234", "zip code [POSTCODE]"),
        ("I live at 12 Example Street.", "I live at [ADDRESS]."),
        ("flat 3, 221b example road", "[ADDRESS]"),
        ("sent to P.O. Box 1234", "sent to [ADDRESS]"),
        ("I live on Example Road", "I live on [ADDRESS]"),
        ("I live at 12 example close, norwich nr2 4tr.", "I live at [ADDRESS]."),
        ("sent to 1408 West 42nd Street, Unit 5, Boise, ID 83702.", "sent to [ADDRESS]."),
        ("at 117 Highway 61", "at [ADDRESS]"),
        ("they went to 666 Catherine Forest instead", "they went to [ADDRESS] instead"),
        ("I live at Edmund-Beispiel-Allee 1108, 02568 Musterstadt.", "I live at [ADDRESS]."),
        ("post it to H.No. 28\nLalla Zila, Chandrapur-497193", "post it to [ADDRESS]"),
        ("Home: Unit 72, 773 Brent Lane", "Home: [ADDRESS]"),
    ],
)
def test_where_somebody_lives_is_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("born on 3 May 1970", "born on [BIRTH_DATE]"),
        ("DOB: 03/05/1970", "DOB: [BIRTH_DATE]"),
        ("date of birth 1970-05-03", "date of birth [BIRTH_DATE]"),
        ("my birthday is May 3rd, 1970", "my birthday is [BIRTH_DATE]"),
        ("03/05/1970 is my date of birth", "[BIRTH_DATE] is my date of birth"),
    ],
)
def test_birth_dates_are_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "My appointment on 3 May at 10:30 was moved to 12/06/2024.",
        "I am 67 and was born in 1957.",
        "Waited 3 hours, seen at 10.45, paid £12.50 for parking.",
        "It cost 1,000,000 and 1500000 pounds".replace("1500000", "£1500000"),
        "Ward 7, bed 12, room 101, floor 3.",
        "B12 3mg twice a day for 10 weeks, 120/80 at 9am.",
        "Clean.It was good.The food was cold.Care was great.",
        "A 10 minute drive, 2 star hotel, bed 4 close to the door.",
        "Arrive @10am or @ 2.30pm and/or later.",
        "Since 2019-2020 the wait is 18 weeks, 2020/21 was 10.",
        "On 12 06 2024, 12.06.24 and 12/06/24 1345, in 2023 24.",
        "10 minutes drive, 2 teams due to moving house, 20 min walk",
        "A ratio of 10:30:15 and version 1.2.3",
        "5 stars, 10/10, 100%, 24/7",
    ],
)
def test_dates_times_doses_and_prices_stay(text: str) -> None:
    assert redact(text) == text
