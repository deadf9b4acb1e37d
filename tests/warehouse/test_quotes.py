"""What of a mention may leave: a post never as it was written, a survey as far as its rights go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import HeedError
from warehouse.quotes import FRAGMENT_WORDS, Words, checked_paraphrase, fragment, leaving

_POST = "Waited forty minutes past my slot at [ADDRESS], then nobody at the desk would look up. Never again!"
_COMMON = {"waited", "past", "my", "then", "nobody", "at", "the", "desk", "would", "look", "up", "never"}


def test_a_post_leaves_as_a_fragment_that_many_could_have_written() -> None:
    assert leaving(_POST, False, None, _COMMON) == Words("fragment", "at the desk would look")


def test_a_survey_answer_leaves_as_its_rights_allow() -> None:
    assert leaving("It was  calm\nhere.", True, None, ()) == Words("verbatim", "It was calm here.")
    assert leaving("It was calm here.", False, None, ()) is None


def test_a_long_answer_is_shortened_at_a_word() -> None:
    words = leaving("The waiting room was calm. " * 30, True, None, ())
    assert words is not None
    assert len(words.text) <= 240
    assert words.text.endswith("…")


def test_a_paraphrase_comes_before_everything_else() -> None:
    assert leaving(_POST, True, "Long waits at reception", _COMMON) == Words("paraphrase", "Long waits at reception")


def test_a_text_that_has_expired_leaves_nothing() -> None:
    assert leaving(None, True, None, _COMMON) is None


def test_a_rare_word_stands_in_no_fragment() -> None:
    assert fragment("would never look at the Larkhill desk", _COMMON) == "would never look"
    assert fragment("Larkhill desk would", _COMMON) is None


def test_words_that_say_nothing_are_no_fragment() -> None:
    common = {"that", "the", "nurse", "at", "desk", "waited", "my"}
    assert fragment("Larkhill that the nurse Larkhill", common) is None
    assert fragment("that the nurse Larkhill waited at my desk Larkhill", common) == "waited at my desk"


def test_a_short_post_is_not_told_whole() -> None:
    assert fragment("nobody at the desk", _COMMON) is None


def test_a_fragment_is_about_what_it_is_an_example_of() -> None:
    text = "Came in for a flu jab on Friday, then held in the phone queue for the whole morning. Larkhill!"
    common = {word.strip(".,!").casefold() for word in text.split()} - {"larkhill"}
    assert fragment(text, common, {"phone", "call*"}) == "held in the phone queue"
    assert fragment(text, common, {"parking"}) is None
    assert fragment(text, common, {"queu*"}) == "held in the phone queue"


@given(st.text(), st.sets(st.text(min_size=1)))
def test_a_fragment_is_never_longer_and_holds_no_mark(text: str, words: set[str]) -> None:
    found = fragment(text, words | set(text.casefold().split()))
    assert found is None or (3 <= len(found.split()) <= FRAGMENT_WORDS and not set(found) & set("[]@#0123456789"))


@pytest.mark.parametrize(
    ("paraphrase", "complaint"),
    [
        ("They say that nobody at the desk would look up", "nobody at the desk"),
        ("Nobody at desk would look. Waited minutes past slot", "pairs of words"),
        ("Dr Patel kept somebody waiting", "name or a number"),
        ("Write to ann@clinic.example about the queue", "name or a number"),
        ("", "1 to 240 letters"),
        ("wait " * 60, "1 to 240 letters"),
    ],
)
def test_a_paraphrase_that_gives_the_writer_away_is_refused(paraphrase: str, complaint: str) -> None:
    with pytest.raises(HeedError, match=complaint):
        checked_paraphrase(paraphrase, _POST)


def test_a_short_text_repeated_is_no_paraphrase() -> None:
    with pytest.raises(HeedError, match="quotes the original"):
        checked_paraphrase("Never  AGAIN!", "never again")


def test_a_paraphrase_in_other_words_is_kept() -> None:
    kept = checked_paraphrase("A patient was seen late\nand felt ignored by reception", _POST)
    assert kept == "A patient was seen late and felt ignored by reception"
