"""A street goes by what stands around it, in whatever case; rooms, counts and public places on a street stay."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("they have 12 sample road on my file", "they have [ADDRESS] on my file"),
        ("it was sent to twelve sample lane again", "it was sent to [ADDRESS] again"),
        ("THE CREW WENT TO 7A NETHER HALL CRES BY MISTAKE", "THE CREW WENT TO [ADDRESS] BY MISTAKE"),
        ("they gave the crew 45 hawthorn way but no key", "they gave the crew [ADDRESS] but no key"),
        ("i live at the top of sample hill and cannot walk", "i live at the top of [ADDRESS] and cannot walk"),
        ("we live round the corner from bridge road in town", "we live round the corner from [ADDRESS] in town"),
        ("my dad lives off old mill terrace somewhere", "my dad lives off [ADDRESS] somewhere"),
        ("im off station road past the shop", "im off [ADDRESS] past the shop"),
        ("it is rose cottage, old mill mews not number 4", "it is [ADDRESS] not number 4"),
        ("The Old Dairy, Sample Street is mine.", "[ADDRESS] is mine."),
        ("from number 7 chapel row to you is an hour", "from [ADDRESS] to you is an hour"),
        ("It was sent to Unit 3/45 Mulberry Circuit again.", "It was sent to [ADDRESS] again."),
        ("write to 217 E Main St., Unit 5", "write to [ADDRESS]"),
        ("It went to 3rd Floor, 61 Sample St. Nobody is there.", "It went to [ADDRESS]. Nobody is there."),
        ("sent to 19 Sample Ter by mistake", "sent to [ADDRESS] by mistake"),
        ("I live at 1520 W Broadway in a flat", "I live at [ADDRESS] in a flat"),
        ("They went to Villa 8, Street 12 instead.", "They went to [ADDRESS] instead."),
        ("Ring at Ferndale, 8 Sample Road, please.", "Ring at [ADDRESS], please."),
        ("The Elms, 14 Sample Approach is home.", "[ADDRESS] is home."),
        ("It went to 900 NW Sample Dr Unit 4. Not here.", "It went to [ADDRESS]. Not here."),
        ("We are at 2 Sample Street, 5 mins from you.", "We are at [ADDRESS], 5 mins from you."),
        ("It goes to 70 Sample Tce, we are in Sample Rd.", "It goes to [ADDRESS], we are in [ADDRESS]."),
        ("DELIVERED TO 17 ELM GROVE AND NOT TO ME", "DELIVERED TO [ADDRESS] AND NOT TO ME"),
    ],
)
def test_a_street_goes_in_any_case_with_what_belongs_to_it(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    "sentence",
    [
        "it is at the 12 park road surgery on a monday",
        "The 40 Acre Lane bus stops here.",
        "it took three hour drive and a five minute walk",
        "there was a two lane road to the car park",
        "waited 12 weeks in a queue on the stairs",
        "the pharmacy on bridge street is shut",
        "The clinic moved to Station Road, which has no parking.",
        "i live down a long lane",
        "They have 12 High Dependency beds.",
        "I was on Ward 12 West for a week.",
        "Of 30 Park House residents, 12 were seen.",
        "it was closest to 3 shops close by",
    ],
)
def test_counts_rooms_and_public_places_on_a_street_stay(sentence: str) -> None:
    assert redact(sentence) == sentence


@pytest.mark.parametrize("room", ["room", "bay", "theatre", "bus", "table", "zone"])
def test_a_number_of_a_room_before_a_surname_is_no_house(room: str) -> None:
    assert redact(f"{room} 12 kowalski is the quiet one") == f"{room} 12 [PERSON] is the quiet one"


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("reach me at jane dot sample at post dot com please", "reach me at [EMAIL] please"),
        ("its sam underscore b at post dot co dot uk", "its [EMAIL]"),
        ("see www dot northside minus clinic dot example for it", "see [URL] for it"),
        ("my handle is jane underscore sample", "my handle is [HANDLE]"),
        ("the red dot at home is the scan", "the red dot at home is the scan"),
        ("it began as a dot com company", "it began as a dot com company"),
        (
            "the last three of my postcode, 4DP, were read out",
            "the last three of my postcode, [POSTCODE], were read out",
        ),
        ("my eircode begins, as you know, D02 X285", "my eircode begins, as you know, [POSTCODE]"),
        ("it begins with SE15 and ends in tears", "it begins with [POSTCODE] and ends in tears"),
        ("the postcode lottery is on its 2nd round", "the postcode lottery is on its 2nd round"),
        ("subscriber H55 208 117 was refused", "subscriber [RECORD_NUMBER] was refused"),
    ],
)
def test_what_is_said_over_a_telephone_and_halves_of_codes_go(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i live at 9 fernside cresent, xbury", "i live at [ADDRESS]"),
        ("taken from 72 Corbett avnue, Bolton", "taken from [ADDRESS]"),
        ("letters go to 4 marram crt Ballarat and not 14", "letters go to [ADDRESS] and not 14"),
        ("she is at 31 hollins strret rochdale, 2nd floor", "she is at [ADDRESS]"),
        ("we are at 5 mill road gatesfold and nobody came", "we are at [ADDRESS] and nobody came"),
        ("I live at 9 Brumby Rd via Dalby, no doctor", "I live at [ADDRESS], no doctor"),
        ("at No 5 Adeola Street, off Sample Way, Ikeja, Lagos. Nobody", "at [ADDRESS]. Nobody"),
    ],
)
def test_streets_go_with_a_slip_in_their_word_and_with_the_towns_behind(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i am at seven one four east elm avenue apartment nine now", "i am at [ADDRESS] now"),
        ("it is twelve fifty state highway six", "it is [ADDRESS]"),
        ("twenty two oh five lincoln road unit four", "[ADDRESS]"),
        ("flat three, eighteen park road", "[ADDRESS]"),
        ("it is one hundred and four elm street", "it is [ADDRESS]"),
        ("sixteen ninety five lake shore drive apartment ten oh four", "[ADDRESS]"),
        ("its still 5 otter ct unit b spokane", "its still [ADDRESS]"),
        ("my zip is four four one oh two and I wait", "my zip is [POSTCODE] and I wait"),
        ("the postcode is b d eight seven x y thanks", "the postcode is [POSTCODE] thanks"),
    ],
)
def test_addresses_and_codes_go_as_they_are_said_aloud(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i live one street further on",
        "postcode lottery, i have a two in three chance",
        "we waited in a long quue for 4 hours",
        "it took two of us one hour to park",
    ],
)
def test_counts_in_words_and_other_slips_are_no_street(text: str) -> None:
    assert redact(text) == text
