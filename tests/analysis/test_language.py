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
def test_up_to_three_words_are_in_the_expected_language(text: str) -> None:
    assert _found(text, "en") == "en"


def test_a_text_without_words_or_expectation_is_undetermined() -> None:
    assert _found("\U0001f44d\U0001f44d", None) == language.UNKNOWN


def test_placeholders_and_links_say_nothing_about_the_language() -> None:
    assert _found("[PERSON] https://example.org/the/best/of/the/english/words", "es") == "es"


def test_shouting_is_still_english() -> None:
    assert _found("I WAITED FOR TWO HOURS AND NOBODY CAME TO SEE ME", "pl") == "en"


def test_texts_may_span_lines() -> None:
    assert _found("The doctor was lovely\nand the wait\nwas short", "pl") == "en"
