"""A search is understood as people mean it, or a sentence says what is amiss."""

import re
from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import HeedError
from warehouse.search import Both, Either, Not, Phrase, Word, condition, parse, sought, tokens_of


def test_words_beside_each_other_must_all_occur_and_the_last_may_go_on() -> None:
    assert parse("Phone queue") == Both((Word("phone"), Word("queue", is_begun=True)))


def test_or_binds_less_than_words_beside_each_other() -> None:
    assert parse("a b or c*") == Either((Both((Word("a"), Word("b"))), Word("c", is_begun=True)))


def test_brackets_and_not_say_what_belongs_together() -> None:
    assert parse('phone AND NOT (queue or "on hold")') == Both(
        (Word("phone"), Not(Either((Word("queue"), Phrase(("on", "hold"))))))
    )


def test_an_operator_in_quotes_is_a_word() -> None:
    assert parse('"not"') == Word("not")


@pytest.mark.parametrize("typed", ["“on hold”", "„on hold“", "«on hold»"])
def test_quotation_marks_of_a_telephone_are_as_good_as_plain_ones(typed: str) -> None:
    assert parse(typed) == Phrase(("on", "hold"))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("didn't", "They didn’t ring."),
        ('"follow up"', "The FOLLOW-UP is late"),
        ('"open daily"', "open\n daily?"),
        ('"cafe closed"', "Café closed"),
    ],
)
def test_a_phrase_is_found_whatever_stands_between_its_words(typed: str, text: str) -> None:
    assert _is_found(typed, text)


@pytest.mark.parametrize(("typed", "text"), [('"on hold"', "upon hold"), ('"on hold"', "on holds"), ("don't", "t don")])
def test_a_phrase_is_of_whole_words_in_their_order(typed: str, text: str) -> None:
    assert not _is_found(typed, text)


def _is_found(typed: str, text: str) -> bool:
    condition_, values = condition(parse(typed))
    with duckdb.connect() as con:
        con.execute(
            "CREATE TABLE mention AS SELECT 1 AS mention_id, $text AS text, DATE '2026-01-05' AS day", {"text": text}
        )
        con.execute(
            "CREATE TABLE token AS SELECT mention_id, day, unnest($words) AS token FROM mention",
            {"words": tokens_of(text)},
        )
        days = {"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 31)}
        return bool(con.execute(f"SELECT 1 FROM mention WHERE {condition_}", {**values, **days}).fetchall())


def test_accents_and_case_do_not_matter() -> None:
    assert parse('"Café"') == Word("cafe")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("!?", "letters or digits"),
        ('"on hold', "left open"),
        ("(phone", "not closed"),
        ("phone)", "closes nothing"),
        ("phone or", "missing before the end"),
        ("and phone", 'missing before "and"'),
        ("not", "missing before the end"),
    ],
)
def test_bad_syntax_gets_a_clear_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(HeedError, match=re.escape(sentence)):
        parse(typed)


def test_what_is_excluded_is_not_marked_and_accents_are_found() -> None:
    (pattern,) = sought(parse("cafe not queue"))
    assert re.search(pattern, "the Café,", re.IGNORECASE)
    assert not re.search(pattern, "queue cafeteria", re.IGNORECASE)


@given(st.text(max_size=60))
def test_no_words_of_a_person_stand_in_the_condition(typed: str) -> None:
    try:
        sql, values = condition(parse(typed))
    except HeedError as reason:
        assert str(reason).endswith(".")
        return
    bare = re.sub(r"\$word_\d+", "", sql)
    assert not re.search(r"['\";]", bare)
    assert set(re.findall(r"\$(word_\d+)", sql)) == set(values)
