"""Names that are words too go in frames that hold people only, and stay in all others. All is invented."""

import pytest

from warehouse.gate import redact, redactions

_WORDS = ("rose", "grace", "mark", "ivy", "olive", "penny", "dawn", "hope")


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize(
    "frame",
    [
        "i spoke to {} twice",
        "please tell {} that i am fine",
        "{} never rang me back",
        "{} couldn't find a vein",
        "i was seen by {} on friday",
        "her name is {}",
        "{} was so patient with my mum",
        "you could not meet a nicer nurse than {}",
        "it was {} who noticed the mistake",
        "the receptionist ({}) was rude",
        "{}'s bedside manner is the best",
        "i can't praise {} enough",
        "{} has been my nurse for years",
        "{}, 84, is still waiting",
    ],
)
def test_a_name_that_is_a_word_goes_where_only_people_stand(frame: str, word: str) -> None:
    for text in (frame.format(word), frame.format(word.title())):
        assert word not in redact(text).casefold(), text


@pytest.mark.parametrize(
    "text",
    [
        "hope was all we had left",
        "i rose at five to be there by seven",
        "my mum will never forgive them",
        "my wife rose at six to get me there",
        "summer was hot and the ward had no fans",
        "grace and dignity, that is all we ask",
        "in june she had the first scan and in april the second",
        "she was seen by june as promised",
        "thanks to faith in the staff she is well",
        "a pearl of a nurse she was",
        "Lance the boil, he said, and that was that.",
        "Patience is needed, lots of it.",
        "gave hope to us all",
        "she was called back twice and he was called names",
        "hope she gets a pay rise",
        "Joy is in short supply, and he knows it.",
    ],
)
def test_the_same_words_stay_where_things_stand(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was on Sample Ward. Rhonda found my keys.", "It was on Sample Ward. [PERSON] found my keys."),
        ("Verity from the CAB helped me with it.", "[PERSON] from the CAB helped me with it."),
        ("Olive, in the next bed, laughed.", "[PERSON], in the next bed, laughed."),
        ("Summer the play specialist was lovely.", "[PERSON] the play specialist was lovely."),
        ("Had April as my nurse.", "Had [PERSON] as my nurse."),
        ("Will will be missed.", "[PERSON] will be missed."),
        ("Rashmi sister and Nurse Tamika were kind.", "[PERSON] sister and Nurse [PERSON] were kind."),
        ("Angel Baptiste-Cruz came. Angel told me.", "[PERSON] came. [PERSON] told me."),
        ("Harmony, Melody and Carol were on the ward.", "[PERSON], [PERSON] and [PERSON] were on the ward."),
        ("our health visitor sue mackie is retiring", "our health visitor [PERSON] is retiring"),
        ("i think she was called brontea, she was kind", "i think she was called [PERSON], she was kind"),
        ("kind regards, n patel", "kind regards, [PERSON]"),
        ("thanks to geraldine p and mo from nights", "thanks to [PERSON] and [PERSON] from nights"),
        ("Dra. Montemayor signed it, Mevrouw Visser did not.", "Dra. [PERSON] signed it, Mevrouw [PERSON] did not."),
    ],
)
def test_people_are_told_by_place_post_repetition_and_company(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We sat outside the Red Lion for an hour.",
        "The Bon Secours should be proud.",
        "Then to Bolton, then Salford Royal for a drain.",
        "HIPAA much? The LCMHT never called.",
        "PhilHealth and LabCorp lost the form.",
        "Betaserc helps a bit, Phonak aids do not.",
        "I waited since Sunday and again till Tuesday.",
        "Ticked every box and heard nothing.",
        "The Faith Regional never called.",
    ],
)
def test_inns_brands_abbreviations_days_and_towns_stay(text: str) -> None:
    assert redact(text) == text


def test_what_is_found_in_a_later_round_counts_as_taken_out() -> None:
    text = "Signed: P. R. Lovelock (Mrs), Holly Cottage, The Green"
    taken = redactions(text)
    assert [text[span.start : span.end] for span in taken] == ["P. R. Lovelock", "Holly Cottage, The Green"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I saw Dr R. Chowdhury-Hill and Mrs Okafor-Lane.", "I saw Dr [PERSON] and Mrs [PERSON]."),
        ("They call me Babs. My notes say so. Your letters say Mr B Jean.", "[rest] Mr [PERSON]."),
        ("Saw me at ten. Her name? Their Padraig Ni-Bhriain.", "[rest] Their [PERSON]."),
    ],
)
def test_names_of_two_parts_and_of_short_sentences_go_whole(text: str, expected: str) -> None:
    assert redact(text).endswith(expected.removeprefix("[rest]"))
