"""The full rule, decided locally."""

from dataclasses import replace

import pytest

from collectors.live.match import Candidate, Match, Mismatch, match
from config.listening import Listening

RULE = Listening(
    provider="saltmarsh",
    names=("Saltmarsh General Hospital", "St. Wilfrid's A&E"),
    handles={"x": ("SaltmarshNHS",), "reddit": ("saltmarsh-care",)},
    hashtags=("SaltmarshHospital",),
    domains=("saltmarsh.example",),
    ambiguous=("SGH", "Saltmarsh"),
    context=("hospital", "ward", "maternity unit"),
    exclude=("tv show", "episode"),
    exclude_authors={"x": ("SaltmarshNHS",)},
    languages=("en",),
)


def on_x(text: str, **changes: object) -> Match | Mismatch:
    return match(RULE, Candidate(**{"source": "x", "text": text, "language": "en", **changes}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Four hours at saltmarsh GENERAL hospital!", "name 'Saltmarsh General Hospital'"),
        ("Sáltmarsh-General Hospital again", "name 'Saltmarsh General Hospital'"),
        ("in St Wilfrids A & E since noon", 'name "St. Wilfrid\'s A&E"'),
        ("in St Wilfrid’s A&E since noon", 'name "St. Wilfrid\'s A&E"'),
        ("why, @saltmarshnhs, why", "handle SaltmarshNHS"),
        ("a day at #SaltmarshHospital", "hashtag SaltmarshHospital"),
        ("see https://www.saltmarsh.example/visiting", "domain saltmarsh.example"),
        ("booking at saltmarsh.example fails", "domain saltmarsh.example"),
    ],
)
def test_a_term_that_is_the_providers_alone_is_sure(text: str, rule: str) -> None:
    assert on_x(text) == Match(rule, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "mail desk@saltmarsh.example",
        "notsaltmarsh.example",
        "see https://evil.example/saltmarsh.example",
        "@SaltmarshNHSfan",
        "someone@SaltmarshNHS",
        "#SaltmarshHospitals",
        "General Saltmarsh Hospitality",
        "",
    ],
)
def test_what_only_looks_like_a_term_is_not_one(text: str) -> None:
    assert isinstance(on_x(text), Mismatch)


def test_an_ambiguous_term_needs_a_context_word() -> None:
    assert on_x("walked the dog at Saltmarsh") == Mismatch("ambiguous 'Saltmarsh' without context")


def test_an_ambiguous_term_with_context_in_the_text_matches() -> None:
    assert on_x("the ward at SGH was freezing") == Match("ambiguous 'SGH' with 'ward'", 0.8)


def test_more_context_words_make_it_surer() -> None:
    assert on_x("the hospital ward at SGH was freezing") == Match("ambiguous 'SGH' with 'hospital'", 0.85)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"author_place": "by the hospital, Saltmarsh"},
        {"community": "hospital"},
        {"links": ("https://hospital.example/a",)},
    ],
)
def test_context_may_stand_beside_the_text(surroundings: dict[str, object]) -> None:
    assert on_x("SGH was freezing", **surroundings) == Match("ambiguous 'SGH' with 'hospital'", 0.6)


def test_a_context_phrase_does_not_run_from_one_surrounding_into_the_next() -> None:
    assert isinstance(on_x("SGH was freezing", author_place="maternity", community="unit"), Mismatch)


def test_an_excluded_term_wins_over_a_name() -> None:
    assert on_x("that episode about Saltmarsh General Hospital") == Mismatch("exclude 'episode'")


def test_an_excluded_author_wins_over_a_name() -> None:
    assert on_x("Saltmarsh General Hospital is open", author="saltmarshNHS") == Mismatch(
        "the author SaltmarshNHS is excluded"
    )


def test_another_language_on_x_is_left_out() -> None:
    assert on_x("Saltmarsh General Hospital", language="cy") == Mismatch("the language is cy")


def test_a_source_that_names_no_language_is_not_asked_for_one() -> None:
    assert isinstance(match(RULE, Candidate("reddit", "Saltmarsh General Hospital")), Match)


def test_on_reddit_an_account_is_named_with_u() -> None:
    assert match(RULE, Candidate("reddit", "ask /u/saltmarsh-care")) == Match("handle saltmarsh-care", 1.0)


def test_a_hashtag_is_a_word_on_reddit() -> None:
    assert match(RULE, Candidate("reddit", "my saltmarshhospital story")) == Match("hashtag SaltmarshHospital", 1.0)


@pytest.mark.parametrize("text", ["on salt_ward again", "on Salt Ward again", "on salt-ward again", "#salt_ward"])
def test_a_hashtag_of_two_words_is_both_on_reddit(text: str) -> None:
    rule = replace(RULE, hashtags=("salt_ward",))
    assert match(rule, Candidate("reddit", text)) == Match("hashtag salt_ward", 1.0)


def test_a_mismatch_quotes_no_word_of_the_text() -> None:
    said = on_x("zebra crossing near the Saltmarsh estuary")
    assert isinstance(said, Mismatch)
    assert "zebra" not in said.reason
