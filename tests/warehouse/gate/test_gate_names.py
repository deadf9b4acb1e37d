"""Personal names go; roles, wards, services and ordinary words stay. All examples are invented."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr Patel was kind", "Dr [PERSON] was kind"),
        ("dr patel was kind", "dr [PERSON] was kind"),
        ("DR PATEL WAS KIND", "DR [PERSON] WAS KIND"),
        ("Mrs. J. Okonkwo-Jones came", "Mrs. [PERSON] came"),
        ("mr zzyzxov came", "mr [PERSON] came"),
        ("dr cook was kind", "dr [PERSON] was kind"),
        ("Dr. May listened", "Dr. [PERSON] listened"),
        ("nurse Jo helped", "nurse [PERSON] helped"),
        ("the nurse, Pritha, helped", "the nurse, [PERSON], helped"),
        ("staff nurse siobhan o'brien", "staff nurse [PERSON]"),
        ("Sister Grace helped", "Sister [PERSON] helped"),
        ("Dr D'Souza and Dr. van der Merwe", "Dr [PERSON] and Dr. [PERSON]"),
        ("MRS O'BRIEN ON RECEPTION", "MRS [PERSON] ON RECEPTION"),
        ("mrs o'brien on reception", "mrs [PERSON] on reception"),
        ("spoke to prof nguyen about it", "spoke to prof [PERSON] about it"),
        ("Healthcare assistant Wei Ling helped", "Healthcare assistant [PERSON] helped"),
        ("Staff nurse Chidi, ward clerk Bev and Dr Ahmed", "Staff nurse [PERSON], ward clerk [PERSON] and Dr [PERSON]"),
        ("May, the receptionist, was short with me", "[PERSON], the receptionist, was short with me"),
    ],
)
def test_a_title_or_a_role_announces_a_name_and_stays(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my name is zorblatt", "my name is [PERSON]"),
        ("Name: Ximena Quux", "Name: [PERSON]"),
        ("a nurse named Hope", "a nurse named [PERSON]"),
        ("the midwife called Sunniva", "the midwife called [PERSON]"),
        ("Thanks to Grace and Will.", "Thanks to [PERSON] and [PERSON]."),
        ("everyone calls me Bo", "everyone calls me [PERSON]"),
    ],
)
def test_an_introduction_announces_a_name(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarah was lovely", "[PERSON] was lovely"),
        ("I asked Siobhán O'Brien about it", "I asked [PERSON] about it"),
        ("then J. Smith left", "then [PERSON] left"),
        ("Jan van der Berg came", "[PERSON] came"),
        ("José García Márquez waited", "[PERSON] waited"),
        ("Mark Young rang", "[PERSON] rang"),
        ("I met Rose White there", "I met [PERSON] there"),
        ("sarah was lovely", "[PERSON] was lovely"),
        ("sarah cook was lovely", "[PERSON] was lovely"),
        ("SARAH JONES WAS LOVELY", "[PERSON] WAS LOVELY"),
        ("We saw Pritha, Sam and Oluwaseun.", "We saw [PERSON], [PERSON] and [PERSON]."),
        ("Sarah's kindness", "[PERSON]'s kindness"),
        ("thank you to adebayo and priya on nights", "thank you to [PERSON] and [PERSON] on nights"),
        ("Midwife Agnieszka Kowalczyk came", "Midwife [PERSON] came"),
        ("Thanks to Sister Mary-Jane", "Thanks to Sister [PERSON]"),
        ("the Helen Marsden version of it", "the [PERSON] version of it"),
        ("Signed: P. Okonkwo", "Signed: [PERSON]"),
        ("Ольга помогла", "[PERSON] помогла"),
        ("thanks to al-Masri and Soo-jin Park", "thanks to [PERSON] and [PERSON]"),
        ("Xiaoming from physio rang me", "[PERSON] from physio rang me"),
        ("the consultant, Cheryl Hill, explained it", "the consultant, [PERSON], explained it"),
        ("My nurse Grace Hill was kind", "My nurse [PERSON] was kind"),
        ("thanks to the Patel family and dr ng", "thanks to the [PERSON] family and dr [PERSON]"),
        ("J A Price did the operation", "[PERSON] did the operation"),
        ("staff nurse yaw agyeman deserves an award", "staff nurse [PERSON] deserves an award"),
        ("the lady at the desk - May I think - helped", "the lady at the desk - [PERSON] I think - helped"),
        ("thanks to akiko, seo-yeon and yohannes", "thanks to [PERSON], [PERSON] and [PERSON]"),
    ],
)
def test_names_of_any_origin_and_form_are_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The nurse was kind.",
        "Ward 7 was clean.",
        "Grace ward was noisy.",
        "I was on Rose Ward in May.",
        "Will you call me in May?",
        "May I say the A&E was quick.",
        "I was taken to St Mary's Hospital on 3 May.",
        "Please mark my file and bill the insurance.",
        "I hope the doctor will ring.",
        "The Doctor and the Receptionist were Very Good And Kind.",
        "THE STAFF WERE ABSOLUTELY FANTASTIC",
        "Reception is on the first floor. Parking was a joke.",
        "Physio was great, Radiology was slow.",
        "We drove from Lincoln to London.",
        "I miss the old clinic, sir.",
        "Thank you all. Thanks again to the team!",
        "My MRI and CT were on Monday.",
        "Mr and Mrs",
        "Faith in the clinic restored.",
        "Mark the date. Pat on the back for all.",
        "Will they ever answer? They may call.",
        "Angel of a nurse.",
        "Hope ward was clean. I hope to return.",
        "Sertraline helped, then Omeprazole and Ramipril.",
        "We moved from Georgia to Austin, TX in May.",
        "We stayed on Grace Hill ward near Victoria Park.",
        "Johns Hopkins and Blue Cross never answered.",
        "The Christie is busy. King's College Hospital too.",
        "Paracetamol helped. Crohn's disease clinic.",
        "I have Parkinson's and Asperger's.",
    ],
)
def test_roles_wards_services_and_ordinary_words_stay(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Macmillan adviser helped", "A Macmillan adviser helped"),
        ("My Nigerian neighbour waited too", "My Nigerian neighbour waited too"),
        ("She spoke Welsh with my nan", "She spoke Welsh with my nan"),
        ("Raynaud's and Sjögren's were not explained", "Raynaud's and Sjögren's were not explained"),
        ("Kaiser would have seen me by now", "Kaiser would have seen me by now"),
        ("The Royal Victoria is falling down", "The Royal Victoria is falling down"),
        ("Victoria ward is dusty.", "Victoria ward is dusty."),
        ("A dressing change took two minutes", "A dressing change took two minutes"),
        ("Dr Foley put in the Foley catheter", "Dr [PERSON] put in the Foley catheter"),
        ("Frank and honest talk about the risks", "Frank and honest talk about the risks"),
    ],
)
def test_diseases_peoples_and_funds_that_are_called_like_people_stay(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docter quillfeather never rang", "docter [PERSON] never rang"),
        ("recepionist Oyinkan was rude", "recepionist [PERSON] was rude"),
        ("thank u Seán", "thank u [PERSON]"),
        ("it is pam again. pam says no", "it is [PERSON] again. [PERSON] says no"),
        ("Will did the paperwork", "[PERSON] did the paperwork"),
        ("Thanks to Q.B. in cardiology", "Thanks to [PERSON]. in cardiology"),
        ("The U.K. in general is worse", "The U.K. in general is worse"),
        ("Maple on reception was lovely", "[PERSON] on reception was lovely"),
        ("Hope is the best nurse here", "[PERSON] is the best nurse here"),
        ("my son wexlan hates needles", "my son [PERSON] hates needles"),
        ("my son recived nothing", "my son recived nothing"),
        ("i asked to see wei ting again", "i asked to see [PERSON] again"),
    ],
)
def test_names_are_found_as_people_type_them(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La enfermera Nerea fue muy amable con mi madre", "La enfermera [PERSON] fue muy amable con mi madre"),
        ("gracias doctora castillo por su trato", "gracias doctora [PERSON] por su trato"),
        ("LA DOCTORA MORENO NO ME QUISO VER", "LA DOCTORA [PERSON] NO ME QUISO VER"),
        ("Fui a Urgencias en Julio y nadie me atendió", "Fui a Urgencias en Julio y nadie me atendió"),
        ("O atendimento foi péssimo no domingo", "O atendimento foi péssimo no domingo"),
        ("Danke an Schwester Aylin von der Praxis", "Danke an Schwester [PERSON] von der Praxis"),
        ("María de la Cruz Pérez me ayudó mucho con todo", "[PERSON] me ayudó mucho con todo"),
        ("Maria de la Cruz was kind to me", "[PERSON] was kind to me"),
        ("Hemşire Zehra randevuyu unuttu ama özür diledi", "Hemşire [PERSON] randevuyu unuttu ama özür diledi"),
        ("Reception par bohat intezar karna para", "Reception par bohat intezar karna para"),
        ("Waxaan la hadlay Sahra, aad ayay u fiicnayd", "Waxaan la hadlay [PERSON], aad ayay u fiicnayd"),
        ("Čekali jsme na pohotovosti celou noc", "Čekali jsme na pohotovosti celou noc"),
        ("Farkas Zsófia kedvesen fogadott minket", "[PERSON] kedvesen fogadott minket"),
    ],
)
def test_in_another_language_names_go_and_words_stay(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They jack up prices, a real Karen", "They jack up prices, a real Karen"),
        ("Moved to Nelson from Burnley and lost my GP", "Moved to Nelson from Burnley and lost my GP"),
        ("I was moved to Sandra's list", "I was moved to [PERSON]'s list"),
        ("I have Graves' disease", "I have Graves' disease"),
        ("Charlotte to Denver is a long way", "Charlotte to Denver is a long way"),
        ("Baker next door is cheaper", "Baker next door is cheaper"),
        ("The call bell was broken", "The call bell was broken"),
        ("He was scared until Comfort came in", "He was scared until [PERSON] came in"),
    ],
)
def test_sayings_and_places_that_one_moves_to_stay(text: str, expected: str) -> None:
    assert redact(text) == expected
