"""Names that are words too, in small letters, go where people are greeted, joined or spoken of. All is invented."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thank you mark", "thank you [PERSON]"),
        ("cheers rob!", "cheers [PERSON]!"),
        ("thanks sue and jan for all you do", "thanks [PERSON] and [PERSON] for all you do"),
        ("bless you dawn", "bless you [PERSON]"),
        ("spoke to frank in billing", "spoke to [PERSON] in billing"),
        ("ask for jade", "ask for [PERSON]"),
        ("pat and les on transport had us laughing", "[PERSON] and [PERSON] on transport had us laughing"),
        ("jan/sue in triage", "[PERSON]/[PERSON] in triage"),
        ("nick and frank were on nights", "[PERSON] and [PERSON] were on nights"),
        ("emma and jean in the office", "[PERSON] and [PERSON] in the office"),
        ("told sue about my knee", "told [PERSON] about my knee"),
        ("it was frank who helped", "it was [PERSON] who helped"),
        ("rob was so kind", "[PERSON] was so kind"),
        ("the receptionist jan was curt with me", "the receptionist [PERSON] was curt with me"),
        ("a nurse called blessing sat with me", "a nurse called [PERSON] sat with me"),
        ("my physio is called hope", "my physio is called [PERSON]"),
        ("miss fairweather did my cataract", "miss [PERSON] did my cataract"),
        ("drs malik and cohen", "drs [PERSON] and [PERSON]"),
        ("doc bailey sorted me out", "doc [PERSON] sorted me out"),
    ],
)
def test_a_name_that_is_a_word_too_goes_in_small_letters(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "thanks will do",
        "hi hope you are well",
        "thanks to faith in the nhs i am alive",
        "thanks grace period over",
        "they left a mark on my arm and sue them",
        "faith and hope are all i have",
        "with joy and grace they work",
        "the doctor called may i come in",
        "the nurse called back late",
        "if you miss appointments they strike you off",
        "i always miss vaccinations",
        "doc prescribed tablets",
        "my mate had the same op",
        "great care xxxx",
    ],
)
def test_the_same_words_stay_where_no_person_is_meant(text: str) -> None:
    assert redact(text) == text
