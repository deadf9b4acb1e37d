"""Addresses go by their parts, by two streets that meet and in forms without a word for street; ways and shops stay."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please write to Plot 9, Block D, Sample Estate, Abuja.", "Please write to [ADDRESS]."),
        ("Collected from B-17, Example Society, Opp. Sample Hotel, Pune 411001.", "Collected from [ADDRESS]."),
        ("It is H.No 4-11-82, Street No 6, and nobody came.", "It is [ADDRESS], and nobody came."),
        ("Flat 6C, Tower 2, Example Heights has no lift.", "[ADDRESS] has no lift."),
        ("Meds go to Group 12, Box 4, RR2 as always.", "Meds go to [ADDRESS] as always."),
        ("Lower Ground, 9 Sample High Street. No ramp.", "[ADDRESS]. No ramp."),
        ("We are at Exempelgatan 8, vån 2. Come up.", "We are at [ADDRESS]. Come up."),
        ("House # 12, Street # 4, F-10/2, Islamabad is ours", "[ADDRESS] is ours"),
        ("send to h no 45, gali no 3, sample nagar, delhi 110052", "send to [ADDRESS]"),
        ("Stand No. 1183, Zone 4, Pimville, Soweto, no road", "[ADDRESS], no road"),
        ("Hse 14, Umoja Phase 2, Nairobi is where I stay", "[ADDRESS] is where I stay"),
        ("Sector 7, House 331, Panchkula is home", "[ADDRESS] is home"),
        ("plot 118, sector 21, gurgaon has no nurse", "[ADDRESS] has no nurse"),
        ("Quarter 14/B, Railway Colony, Jhansi", "[ADDRESS]"),
        ("H/No. B 22/7, Osu Extension, Accra is mine", "[ADDRESS] is mine"),
        ("I stay at 1247 Section B, Sampledi West, and no", "I stay at [ADDRESS], and no"),
        ("We live at Block 3 Lot 21 Sample Homes, Bacoor", "We live at [ADDRESS]"),
        ("It is No 23 Jln SS2/64, 47300 Petaling Jaya", "It is [ADDRESS]"),
        ("It is House number F 204, Sample Botwe, Accra", "It is [ADDRESS]"),
        ("We are Vill. Rampur, PO Sitapur, Dist. Hardoi.", "We are [ADDRESS]."),
        ("Ours is GA-123-4567, says the post.", "Ours is [POSTCODE], says the post."),
        ("Look for RMB 240, Sampleton.", "Look for [ADDRESS]."),
        ("I am in The Beeches, flat 9, for now", "I am in [ADDRESS], for now"),
        ("It is House 5, Sample Residential, Accra.", "It is [ADDRESS]."),
        ("It is Court 5, House 33, not 32.", "It is [ADDRESS], not 32."),
        ("We are Purok 5, Brgy. San Sample, Tacloban", "We are [ADDRESS]"),
        ("It is B12 L8 Villa Sample Subd., Imus", "It is [ADDRESS]"),
        ("It is Blk 221 Sample St 23 #08-145 S(570221).", "It is [ADDRESS]."),
        ("Ours is RD2 Otaki, hers Rural Route 4.", "Ours is [ADDRESS], hers [ADDRESS]."),
        ("deliver to Sampleboy, Exampletown, Co. Mayo, not here", "deliver to [ADDRESS], not here"),
        ("It is Phase 4 Blk 2 Lot 8 Sample Homes, Calamba", "It is [ADDRESS]"),
        ("i am at 918 e 14th, the white duplex", "i am at [ADDRESS], the white duplex"),
        ("trailer 9 at whispering samples mhp is mine", "[ADDRESS] is mine"),
        ("PLOT 44 SECTOR 5 MUMBAI AND NO RIDER", "[ADDRESS] AND NO RIDER"),
        ("Send it to 7 bis, rue du Modèle, 75011 Paris.", "Send it to [ADDRESS]."),
    ],
)
def test_parts_of_an_address_that_follow_one_another_go_together(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I was in Bay 4, bed 2, ward 9.",
        "Level 2, block C, then left.",
        "In phase 3, lot 77 was recalled.",
        "It is stage 3 cancer, so a phase 2 trial, then extension 6 on the phone.",
        "It took 12 weeks, 3 letters, and 2 calls.",
        "From Monday, 9 to 5, nobody answered.",
        "Paracetamol 500 mg, ibuprofen 400 mg, then nothing.",
    ],
)
def test_parts_of_a_hospital_and_amounts_that_follow_one_another_stay(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We live at the corner of Sample and Ninth.", "We live at [ADDRESS]."),
        ("I live between Oak and 5th, send her there.", "I live [ADDRESS], send her there."),
        ("It is 7 Sample Close, off Example Rise.", "It is [ADDRESS]."),
        ("It is 31-B Sample St. cor. Example Ave., Manila.", "It is [ADDRESS]."),
        ("They went to 4455 Tamsin, not here.", "They went to [ADDRESS], not here."),
        ("My folks are at W2210 County Hwy K and alone.", "My folks are at [ADDRESS] and alone."),
        ("Shipped to County Road 88, Lot 3 by mistake.", "Shipped to [ADDRESS] by mistake."),
        ("Our mailing address: Box 91, Sampleton.", "Our mailing address: [ADDRESS]."),
        ("We are at Am Alten Beispiel 3 now.", "We are at [ADDRESS] now."),
        ("My neighbour in the 200 block of Sampleford fell.", "My neighbour in the [ADDRESS] fell."),
        ("I live on Beispielstraße, ring twice.", "I live on [ADDRESS], ring twice."),
        ("meals go to 12B Esplanade instead", "meals go to [ADDRESS] instead"),
        ("she lives at 40 Second Avenue North", "she lives at [ADDRESS]"),
        ("it is twenty one sample close, not twelve", "it is [ADDRESS], not twelve"),
    ],
)
def test_corners_and_forms_without_a_word_for_street_go(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus blocked Heron Cottage all day.", "The bus blocked [ADDRESS] all day."),
        ("Our house is called Wren's Rest, Sample Lane.", "Our house is called [ADDRESS]."),
        ("I live in Sampler House over the bakery.", "I live in [ADDRESS] over the bakery."),
        ("i moved to the old mill, pound hill in may", "i moved to [ADDRESS] in may"),
        ("she is in the larches, sample rd now", "she is in [ADDRESS] now"),
        ('Our farm "Sample Downs" has no number.', "Our farm [ADDRESS] has no number."),
        ("We are the end house on Sample Lane, come round.", "We are [ADDRESS], come round."),
        ("I live above the bakery on Sample Street.", "I live above [ADDRESS]."),
        ("We're Sample Drive in Kirkby.", "We're [ADDRESS] in Kirkby."),
        ("The crew went to Sample Rd in error.", "The crew went to [ADDRESS] in error."),
    ],
)
def test_houses_go_by_their_name_and_by_who_lives_there(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Left at the lights on Sample Road, then Gate 3.",
        "Walk past the Tesco on Sample Palace Road.",
        "She was born at St Example's on Sample Street.",
        "A&E is off Sample Lane, not where it says.",
        "The chemist is now on Sample Road.",
        "the pharmacy at the corner of Main and 3rd",
        "turn off at the second roundabout, car park is behind it",
        "Old Example Cottage Hospital is closing.",
    ],
)
def test_streets_that_lead_to_a_clinic_or_hold_a_shop_stay(text: str) -> None:
    assert redact(text) == text


def test_what_stands_behind_a_street_in_small_letters_is_no_town() -> None:
    assert redact("It is 88 Sample Road, steep stairs, and cold.") == "It is [ADDRESS], steep stairs, and cold."
