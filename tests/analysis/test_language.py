"""Languages of invented texts."""

import pandas as pd
import pytest

from analysis import language


def _found(text: str, expected: str | None) -> str:
    texts = pd.Series([text], index=[3], dtype="str")
    context = pd.DataFrame({"expected_language": pd.Series([expected], index=[3], dtype="object")})
    return str(language.label(texts, context)["label"].iloc[0])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The nurse was very kind and explained everything to me", "en"),
        ("Le médecin a pris le temps de tout expliquer à ma mère", "fr"),
        ("El personal fue muy amable pero la espera fue demasiado larga", "es"),
        ("Die Ärztin hat sich viel Zeit für uns genommen", "de"),
    ],
)
def test_a_sentence_shows_its_language_whatever_was_expected(text: str, code: str) -> None:
    assert _found(text, "pl") == code


@pytest.mark.parametrize("text", ["Nothing", "Staff", "None.", "very good", "10/10", "\U0001f44d", ""])
def test_few_words_that_may_be_of_the_expected_language_are_in_it(text: str) -> None:
    assert _found(text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "code"), [("Zbyt długo", "pl"), ("Merci beaucoup", "fr"), ("Muy buena atención", "es")]
)
def test_two_or_three_words_that_are_clearly_of_another_language_are_in_that(text: str, code: str) -> None:
    assert _found(text, "en") == code


@pytest.mark.parametrize(
    "text", ["Omeprazole", "ta duck", "gud nrse", "BP meds late", "nowt wrong", "Dr Nguyen", "MRI, ECG, bloods"]
)
def test_typing_errors_dialect_and_medicines_are_still_english(text: str) -> None:
    assert _found(text, "en") == "en"


@pytest.mark.parametrize("text", ["很好", "医生很好护士也很好", "ممتاز", "Хорошо", "बहुत अच्छा", "좋아요", "Καλά"])
def test_another_script_is_never_english(text: str) -> None:
    assert _found(text, "en") != "en"
    assert _found(text, None) != "en"


def test_a_text_without_words_or_expectation_is_undetermined() -> None:
    assert _found("\U0001f44d\U0001f44d", None) == language.UNKNOWN


def test_placeholders_and_links_say_nothing_about_the_language() -> None:
    assert _found("[PERSON] https://example.org/the/best/of/the/english/words", "es") == "es"


def test_shouting_is_still_english() -> None:
    assert _found("I WAITED FOR TWO HOURS AND NOBODY CAME TO SEE ME", "pl") == "en"


def test_texts_may_span_lines() -> None:
    assert _found("The doctor was lovely\nand the wait\nwas short", "pl") == "en"
