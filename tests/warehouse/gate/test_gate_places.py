"""Towns, makes and verbs that are called like people stay; codes, homes and days of other countries go."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    "sentence",
    [
        "Bendigo was full so we drove on.",
        "Harwell is shut on Sundays.",
        "Wexcombe emergency had one nurse.",
        "Nelson and Rugby patients wait together.",
        "Madison is a two hour drive.",
        "Austin has a newer clinic.",
        "They moved mum to Fairfax from Lowell.",
        "Verimed tablets make me itch.",
        "An Aldous mattress is too hard.",
        "Brightwell care home rang them twice.",
        "Sodi was 128.",
        "Jack it up a bit, please.",
        "Swiped my charger, one of them did.",
        "Genial receptionist, stern ward sister.",
        "Grumpy sister, firm hands. Grumpy doctor. Marvellous consultant, made me laugh.",
        "A bill for knee X-rays I never had.",
        "Had it out at Groote Schuur, then at Tan Tock Seng.",
        "It kept me sane through January.",
        "My lola came, then Ouma and Oupa. Nan had her hip done.",
        "She was sent home from ED with a broken wrist.",
        "Okafor Eye Associates billed me twice. Palm Springs people drive here.",
        "Post-op, your telehealth team rang.",
        "Silver Team rang first, then Red Team.",
        "Team Red found my notes.",
        "Green Team on level 4, Zone B not so much.",
        "Hub A told me to go to Hub B.",
        "The Purple Zone was calm.",
        "St Clare's found them and gave them back.",
        "The Royal Victoria told me to wait.",
        "I caught the train to Lincoln for it.",
        "The nurse and Mr Hyde.",
        "It took a penny and a rose to find out.",
        "He had a runny nose, and snot, when he was bitten.",
        "At 8.05, line engaged.",
    ],
)
def test_what_is_said_of_places_and_things_only_makes_no_person_of_them(sentence: str) -> None:
    assert redact(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("Mistry's clinic starts an hour late.", "[PERSON]'s clinic starts an hour late."),
        ("Ayesha physio, made it fun.", "[PERSON] physio, made it fun."),
        ("Jo receptionist was kind", "[PERSON] receptionist was kind"),
        ("Pinky sister told me.", "[PERSON] sister told me."),
        ("Sister B was kind.", "Sister [PERSON] was kind."),
        ("ED has been my doctor", "[PERSON] has been my doctor"),
        ("Marvellous Okoro was my nurse", "[PERSON] was my nurse"),
        ("Tannie Hettie is a legend", "Tannie [PERSON] is a legend"),
        ("he goes by bud, not by bus", "he goes by [PERSON], not by bus"),
        ("can dr bo-ra shin still see me", "can dr [PERSON] still see me"),
        ("Will the physio was in a good mood.", "[PERSON] the physio was in a good mood."),
        ("May drew my blood at once.", "[PERSON] drew my blood at once."),
        ("Clemency was on nights.", "[PERSON] was on nights."),
        ("Her badge says Ngozi O.", "Her badge says [PERSON]."),
        ("I cannot forget Wayne.", "I cannot forget [PERSON]."),
        ("Sam was full of beans.", "[PERSON] was full of beans."),
        ('Spoke to "Dawn" at nine.', 'Spoke to "[PERSON]" at nine.'),
        ("Rose, the ward clerk, rang.", "[PERSON], the ward clerk, rang."),
        ("Yours, Mrs K. Delacourt-Hunt", "Yours, Mrs [PERSON]"),
        ("Big love to Big Dave in the plaster room.", "Big love to [PERSON] in the plaster room."),
        ("Ines's patience helped.", "[PERSON]'s patience helped."),
    ],
)
def test_what_is_said_of_people_only_makes_a_person_of_a_word(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted


@pytest.mark.parametrize(
    ("sentence", "redacted"),
    [
        ("Eircode T12 X8YK, please.", "Eircode [POSTCODE], please."),
        ("we are at t12x8yk", "we are at [POSTCODE]"),
        ("We live in Coburg VIC 3058.", "We live in [ADDRESS]."),
        ("The A12 home took hours, in WA 6 weeks.", "The A12 home took hours, in WA 6 weeks."),
        ("she lives at 5 the willows now", "she lives at [ADDRESS] now"),
        ("From number 9 market row it is far.", "From [ADDRESS] it is far."),
        ("Plum Cottage, 4 Green Lane", "[ADDRESS]"),
        ("Ann Sample, 04/09/1937, fell.", "[PERSON], [BIRTH_DATE], fell."),
        ("Seen by Dr Sample, 04/09/2024.", "Seen by Dr [PERSON], 04/09/2024."),
        ("mary(dot)sample(at)post(dot)ie", "[EMAIL]"),
        ("Number 3 in a row to be sent away.", "Number 3 in a row to be sent away."),
    ],
)
def test_codes_homes_and_days_are_found_in_the_forms_of_other_countries(sentence: str, redacted: str) -> None:
    assert redact(sentence) == redacted
