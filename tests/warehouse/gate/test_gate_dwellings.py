"""Homes that are told in other words than a number and a street go; what stands in a clinic or is a place stays."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("write to flat 4c over the baker on sample street please", "write to [ADDRESS] please"),
        ("he was discharged to the shelter on sample street at night", "he was discharged to [ADDRESS] at night"),
        ("we're in the last house on sample lane, do come", "we're in [ADDRESS], do come"),
        (
            "i live three doors down from the school on sample road",
            "i live three doors down from the school on sample road",
        ),
        ("i live three doors down from the baker on sample road", "i live [ADDRESS]"),
        ("Sent to The Mill, Lower Sample Farm, again.", "Sent to [ADDRESS], again."),
        ("Four, Sample Orchard\nXton\nAB12 3XD", "[ADDRESS]"),
        ("my aunt at number 31 told them", "my aunt at [ADDRESS] told them"),
        ("Room C9, Sample Hall, Xton Road", "[ADDRESS]"),
        ("They have lot 5 sample creek rd.", "They have [ADDRESS]."),
        ("Care of: c/o 3 Sample Terrace", "Care of: [ADDRESS]"),
        ("it is no 8 the crescent", "it is [ADDRESS]"),
        ("H No 7-1-33/A, Sample Nagar, Xpur 500001", "[ADDRESS]"),
        ("C-9, Sector 41, Xnagar 201301", "[ADDRESS]"),
        ("51 rue exemple is not the house they want", "[ADDRESS] is not the house they want"),
        ("Moved to 9 Quarry Fold last year.", "Moved to [ADDRESS] last year."),
        ("the midwife went to 14 Thistleby", "the midwife went to [ADDRESS]"),
        ("Locked Bag 3040, Xton", "[ADDRESS]"),
        ("I live two doors up at number 46 and heard it.", "I live two doors up at [ADDRESS] and heard it."),
        ("B-31, Sample Apartments, MG Road", "[ADDRESS]"),
        ("it is 20 Jalan Contoh, Xpur 50450", "it is [ADDRESS]"),
        ("They sent it to RD 4, Xton", "They sent it to [ADDRESS]"),
        ("He is at 5 The Cuttings, near us.", "He is at [ADDRESS], near us."),
        ("Tigín, Baile Beag, Co Mayo F12 X4T9", "[ADDRESS]"),
        ("Caravan 9, Golden Sands Holiday Park is mine.", "[ADDRESS] is mine."),
        ("it was meant for 3 Ard na Gréine, Xtown", "it was meant for [ADDRESS]"),
        ("9 rue Exemple, bât. B", "[ADDRESS]"),
    ],
)
def test_a_home_in_other_words_is_found_whole(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    "sentence",
    [
        "Room 5 Park House has no sign.",
        "The pharmacy on Station Road is never open.",
        "I moved to the surgery on Bridge Street.",
        "I fell at the bus stop on Station Road.",
        "i live on a busy road and was left",
        "we stayed at the hotel on the ring road",
        "He was at number 9 in the queue.",
        "Suite 12 was locked.",
        "flat 40 dollar fee for a form",
        "12 Main Entrance signs and none lit.",
        "On 14 February 2024 I had my scan, in 1998 my hip.",
        "Appointment 11.20, seen 12.55.",
    ],
)
def test_places_and_rooms_of_a_clinic_stay(sentence: str) -> None:
    assert redact(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("pps no. 7654321t was read out", "pps no. [RECORD_NUMBER] was read out"),
        ("hosp no RX2 448123, please", "hosp no [RECORD_NUMBER], please"),
        ("health card 1234 567 890 AB expired", "health card [RECORD_NUMBER] expired"),
        ("Medicare 1AB2-CD3-EF45 was refused", "Medicare [RECORD_NUMBER] was refused"),
        ("Dad, 5.9.1931, disabled.", "Dad, [BIRTH_DATE], disabled."),
        ("born 14 Feb '62, since you ask", "born [BIRTH_DATE], since you ask"),
        ("she turned 70 on 2nd March", "she turned 70 on [BIRTH_DATE]"),
        ("somewhere in BD9 4 is all i say", "somewhere in [POSTCODE] is all i say"),
        ("AB 12 3 XD with blanks", "[POSTCODE] with blanks"),
        ("oh seven seven double oh, nine hundred, one two three", "[PHONE]"),
        ("ring 02-2555 0146 / 98200 55512 today", "ring [PHONE] today"),
    ],
)
def test_codes_days_and_numbers_are_found_in_more_forms(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my mam is at 6 Beechmount, leigh, wn7 2aa and stuck", "my mam is at [ADDRESS] and stuck"),
        ("deliver to Hazel Bank, Over Stowey, Bridgwater ta5 1ha please", "deliver to [ADDRESS] please"),
        ("to Miss V. Brewer, The Old Kiln, Nether Combe, Taunton ta3 6yh", "to Miss [PERSON], [ADDRESS]"),
        ("send it to the old dairy, upper stow, daventry nn7 4ab", "send it to [ADDRESS]"),
        ("I live in Glenties, Co. Donegal, F94 W2R3, not there", "I live in [ADDRESS], not there"),
        ("17, Cul na Sample, Skerries, Co Dublin. K34 XD62", "[ADDRESS]"),
    ],
)
def test_what_stands_before_a_code_between_commas_goes_with_it(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waited 4 hours, wigan, wn3 4jp", "waited 4 hours, wigan, [POSTCODE]"),
        ("staff nice, clean, quick, WN3 4JP", "staff nice, clean, quick, [POSTCODE]"),
        ("They sent it to 7 Sample Terrace by mistake, LL55 4TY is right.", "[rest] by mistake, [POSTCODE] is right."),
    ],
)
def test_what_tells_no_home_before_a_code_stays(text: str, expected: str) -> None:
    assert redact(text).endswith(expected.removeprefix("[rest]"))
