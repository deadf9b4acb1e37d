"""What is written short, called after somebody or in capitals names nobody; names in such places go."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    "text",
    [
        "Pt gave consent and the hosp rang back",
        "Two PAs and three HCAs were on",
        "asked for my notes under gdpr, got none",
        "LabCorp double billed and SystmOne was down",
        "my kids LOVE the play room",
        "had a morton's neuroma and a Nissen fundoplication",
        "Explained everything about my root canal.",
        "Closed for Easter, Whitsun and what felt like Christmas.",
        "Came in from Wells, had to go on to Bath.",
        "we bought it in tesco and then in Superdrug",
        "The first of May came and went.",
        "Was given Seroxat, then nothing.",
        "The nurse will be back on Monday",
        "RR 18, sats 97, BM 6",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pt Bronislav Kowal rang", "Pt [PERSON] rang"),
        ("the receptionist called sharon hung up on me", "the receptionist called [PERSON] hung up on me"),
        ("my kids LOVE dr. joy", "my kids LOVE dr. [PERSON]"),
        ("nurse will was kind but slow", "nurse [PERSON] was kind but slow"),
        ("Dear Precious, we are sorry", "Dear [PERSON], we are sorry"),
        ("cc Miss E. Trevelyan, Manager", "cc Miss [PERSON], Manager"),
        ("PS the student, Li Na, was excellent.", "PS the student, [PERSON], was excellent."),
        ("Give Violet on the tea trolley a raise.", "Give [PERSON] on the tea trolley a raise."),
        ("J.R. in X-ray was rude.", "[PERSON]. in X-ray was rude."),
        ("McAllister and DeShawn were kind", "[PERSON] and [PERSON] were kind"),
    ],
)
def test_names_in_the_same_places_go(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Postal code V6B 3K9, if that matters", "Postal code [POSTCODE], if that matters"),
        ("I am at k1a 0b1 now", "I am at [POSTCODE] now"),
        ("my pin code is 411 001", "my pin code is [POSTCODE]"),
        ("the pin code for the door is on the door", "the pin code for the door is on the door"),
        ("RR 2, Site 14, Box 9, Okotoks, AB T1S 1A2 is rural", "[ADDRESS] is rural"),
        ("New addr: 27 Heol y Bryn, CF14 6LS.", "New addr: [ADDRESS]."),
        ("DOB the third of May nineteen forty-two", "DOB the [BIRTH_DATE]"),
    ],
)
def test_codes_rural_boxes_and_birth_dates_in_words_go(text: str, expected: str) -> None:
    assert redact(text) == expected
