"""Names go as people type and say them: letter by letter, twice in a row, with an age, by w; slang and shops stay."""

import pytest

from warehouse.gate import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rang tuesday, mark dont work tuesdays", "rang tuesday, [PERSON] dont work tuesdays"),
        ("rang at two but rose wont help", "rang at two but [PERSON] wont help"),
        ("i spoke w bill about the form", "i spoke w [PERSON] about the form"),
        ("had a chat w/ dawn today", "had a chat w/ [PERSON] today"),
        ("may may be slow but she is kind", "[PERSON] may be slow but she is kind"),
        ("rose rose to the challenge", "[PERSON] rose to the challenge"),
        ("Patience is 83 and cannot walk.", "[PERSON] is 83 and cannot walk."),
        ("Is Hyacinth did tell me come back.", "Is [PERSON] did tell me come back."),
        ("nana ama said it would come", "[PERSON] said it would come"),
        ("Sir, I saw maam Liza and sir Jun-Jun there.", "Sir, I saw maam [PERSON] and sir [PERSON] there."),
        ("got seen by will who was ace", "got seen by [PERSON] who was ace"),
        ("i spoke 2 faith on reception", "i spoke 2 [PERSON] on reception"),
        ("rang n asked 4 dawn", "rang n asked 4 [PERSON]"),
        ("our jean is 91 n still waits", "our [PERSON] is 91 n still waits"),
        ("june in bloods is a legend", "[PERSON] in bloods is a legend"),
        ("faith never once rolled her eyes", "[PERSON] never once rolled her eyes"),
        ("Love from the Okonkwo-Reids", "Love from the [PERSON]"),
        ("The nurse with the nametag 'Mo'", "The nurse with the nametag '[PERSON]'"),
        ("It is spelled X-A-N-T-O-R, I said.", "It is spelled [PERSON], I said."),
        ("my name is padraig p a d r a i g and i waited", "my name is [PERSON] and i waited"),
        ("it is spelled t a d h g on the letter", "it is spelled [PERSON] on the letter"),
        ("dr singh-oduya is a legend 10/10", "dr [PERSON] is a legend 10/10"),
        ("P. J. the porter, absolute legend", "[PERSON]. the porter, absolute legend"),
        ("Kirsty-Lou's appointment was lost", "[PERSON]'s appointment was lost"),
        ("It was Big Tam who drove", "It was [PERSON] who drove"),
        ("my name is İ b r a h i m", "my name is [PERSON]"),
        ("it is spelled s t r a u ß", "it is spelled [PERSON]"),
        ("they took callums temperature twice", "they took [PERSON] temperature twice"),
        ("I said N-G-U-Y-E-N, she wrote Newton.", "I said [PERSON], she wrote [PERSON]."),
    ],
)
def test_names_go_as_people_type_and_say_them(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "dr follow-up was late and the doctor well-being line is long-term",
        "thank you all x x x x x, h a h a h a",
        "o x y g e n ran out and N E V E R again",
        "I have M.S. the nurse is great",
        "The wait was waaaaay too long",
        "she told me about the a b c d e of first aid and the n h s",
        "Gonnae no do that, it's fair hoaching. Jollof on the menu, though.",
        "Filling it in is a Rubik's cube, and Yom Kippur is no day for it.",
        "hope hope you are ok",
        "i will will myself to walk",
        "i waited for 2 hours, 4 may and 2 june",
        "i spoke to will be answered, they said",
        "the bill came. bill went to my old house. bill says 400",
        "bill was wrong and bill got paid twice",
        "They did an M-R-I and he was R-U-D-E about it.",
        "we said tut-tut and bye-bye, the food was so-so, jell-o again",
        "It is 90 procent better than last year.",
        "More money for #ourNHS and #urgentcare please.",
        "She speaks Sepedi, Xhosa or Tagalog.",
        "The clinic is by the bakery on 5th and Main.",
        "It is suite 200 not suite 210. same name on both doors",
    ],
)
def test_papers_letters_tags_tongues_and_corners_stay(text: str) -> None:
    assert redact(text) == text


def test_the_word_for_a_shop_behind_its_owner_stays() -> None:
    assert redact("We met at Joe's Diner later.") == "We met at [PERSON]'s Diner later."


def test_words_before_a_house_in_capitals_stay() -> None:
    assert redact("WE WAIT AT HOUSE 23, 4TH MAIN, 7TH CROSS, SAMPLENAGAR") == "WE WAIT AT [ADDRESS]"
