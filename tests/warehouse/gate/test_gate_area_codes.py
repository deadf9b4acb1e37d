"""Bare codes of an area go where the words around tell one; years, times, sums and files are treated as before."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("They have my zip (01234) wrong.", "They have my zip ([POSTCODE]) wrong."),
        ("The PIN 612345 is outside their area.", "The PIN [POSTCODE] is outside their area."),
        ("postcode of my area is 4321", "postcode of my area is [POSTCODE]"),
        ("My zip is wrong, it should be 01234 here.", "My zip is wrong, it should be [POSTCODE] here."),
        ("it says 4321 isnt a real postcode", "it says [POSTCODE] isnt a real postcode"),
        ("They say 4321 is not in their service area.", "They say [POSTCODE] is not in their service area."),
        ("You charge more because I live in 0123?", "You charge more because I live in [POSTCODE]?"),
        ("now all of 61234 takes two buses", "now all of [POSTCODE] takes two buses"),
        ("the nearest dentist to 61234 is far", "the nearest dentist to [POSTCODE] is far"),
        ("We moved to 4321 last year.", "We moved to [POSTCODE] last year."),
        ("is there a clinic in 4321 that opens on Sunday", "is there a clinic in [POSTCODE] that opens on Sunday"),
        ("Delivery to 612345 takes a day.", "Delivery to [POSTCODE] takes a day."),
        ("We live in Dubbo (4321) now.", "We live in Dubbo ([POSTCODE]) now."),
        ("at my place (T2K 5Q0) it is quiet", "at my place ([POSTCODE]) it is quiet"),
        ("Why ask for my zip at all? It's 61234.", "Why ask for my zip at all? It's [POSTCODE]."),
        ("My zip is 61234, work is 61235.", "My zip is [POSTCODE], work is [POSTCODE]."),
        ("I typed 61234 into your locator.", "I typed [POSTCODE] into your locator."),
        ("entered 61234 in the provider search", "entered [POSTCODE] in the provider search"),
    ],
)
def test_a_bare_code_goes_where_people_live_or_look_for_care(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    "sentence",
    [
        "I moved here in 2019 and lived in 1998 conditions before.",
        "The appointment was moved from 0930 to 1430.",
        "Took 1200 mg, then 2400 within 4500 minutes.",
        "Only one doctor for 3450 people, in 48213 homes.",
        "The bill went from 45120 to 51230.",
        "It came to 10450 after fees.",
        "Room 4012 on Ward 1204, lift code 4471.",
        "My card pin 1234 did not work.",
        "I read all of 12500 reviews.",
        "Paid 2150 rupees for 3381 steps.",
    ],
)
def test_years_times_sums_and_counts_are_no_area(sentence: str) -> None:
    assert redact(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("We moved LS8 to BD10 and kept our GP.", "We moved [POSTCODE] to [POSTCODE] and kept our GP."),
        ("Nobody in the NE3 or NE6 area gets a visit.", "Nobody in the [POSTCODE] or [POSTCODE] area gets a visit."),
        ("Up here in G42 the van never comes.", "Up here in [POSTCODE] the van never comes."),
        (
            "They say N22 is not in your catchment, N17 is.",
            "They say [POSTCODE] is not in your catchment, [POSTCODE] is.",
        ),
        ("my mum lives in s5 and has no dentist", "my mum lives in [POSTCODE] and has no dentist"),
        ("no district nurses for BS13 or BS14", "no district nurses for [POSTCODE] or [POSTCODE]"),
        ("We are from SW1A, she is from W1T.", "We are from [POSTCODE], she is from [POSTCODE]."),
        ("It is Bristol BS5, no dentist.", "It is Bristol [POSTCODE], no dentist."),
        ("We are SE15 born.", "We are [POSTCODE] born."),
        ("I'm in V6B, the clinic is V5K.", "I'm in [POSTCODE], the clinic is [POSTCODE]."),
        ("We live in T2K and you only serve T3A.", "We live in [POSTCODE] and you only serve [POSTCODE]."),
    ],
)
def test_the_first_half_of_a_postcode_goes_where_people_live(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    "sentence",
    [
        "They stopped my B12 injections and moved me to B12 tablets.",
        "L4/L5 and S1 are fused, pain in the L4 area, diabetes T2.",
        "An ST3 came, then an FY1; he moved from CT2 to ST3.",
        "The M25 was shut near the A34, and M6 traffic is bad.",
        "I was moved from B2 to B7, then bay E14, bed C5.",
        "My A1C is in range, my B12 way too low.",
        "Press E4 for the menu, or take the N29 bus.",
    ],
)
def test_vitamins_vertebrae_posts_roads_and_beds_are_no_postcode(sentence: str) -> None:
    assert redact(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("Send it to Posbus 339, Kroonstad 9499.", "Send it to [ADDRESS]."),
        ("Write to Privaatsak X9, Xpan 9300.", "Write to [ADDRESS]."),
        ("ANH THU LE, 20 SAMPLE CREST DR, HOUSTON TX 77000. PAID.", "[PERSON] [PERSON], [ADDRESS]. PAID."),
        ("20 SAMPLE DR, MARKHAM ON L6B 1P4. WHERE IS IT", "[ADDRESS]. WHERE IS IT"),
        ("send it to 16 sample close, penrith nsw 2750 thanks", "send it to [ADDRESS] thanks"),
        ("It says 20 Sample St, Xton 61234, Google says no.", "It says [ADDRESS], Google says no."),
        ("It is near 15 Sample Sq? Boise people know.", "It is near [ADDRESS]? Boise people know."),
        ("3 SAMPLE PARK, XTON H65 T8C2 NO REPLY IN 9 WEEKS", "[ADDRESS] NO REPLY IN 9 WEEKS"),
    ],
)
def test_boxes_and_towns_of_other_countries_end_where_their_code_does(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted
