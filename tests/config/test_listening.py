"""What heed.toml may say about listening, and what it is told when it says something else."""

import pytest

from config.errors import HeedError
from config.listening import plain, read_listening


def test_the_title_is_a_name_of_its_own() -> None:
    assert read_listening("a", "Saltmarsh Clinic", {"aliases": ["The Marsh"]}).names == (
        "Saltmarsh Clinic",
        "The Marsh",
    )


def test_a_title_that_is_called_ambiguous_is_no_name() -> None:
    listening = read_listening("a", "Saltmarsh", {"ambiguous": ["saltmarsh"], "context": ["ward"]})
    assert listening.names == ()


def test_signs_before_accounts_tags_and_subreddits_are_taken_off() -> None:
    listening = read_listening(
        "a", "Saltmarsh Clinic", {"handles": {"x": ["@Marsh"]}, "hashtags": ["#Marsh"], "subreddits": ["r/nhs"]}
    )
    assert (dict(listening.handles), listening.hashtags, listening.subreddits) == (
        {"x": ("Marsh",)},
        ("Marsh",),
        ("nhs",),
    )


def test_a_term_given_twice_counts_once() -> None:
    assert read_listening("a", "Saltmarsh", {"aliases": ["SALTMARSH", "Marsh", "marsh"]}).names == (
        "Saltmarsh",
        "Marsh",
    )


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("Saltmarsh", "must be a table"),
        ({"alias": ["x"]}, "did you mean 'aliases'"),
        ({"aliases": "Marsh"}, "aliases must be a list"),
        ({"aliases": [" "]}, "none of them blank"),
        ({"aliases": ['the "Marsh"']}, "holds a quote"),
        ({"aliases": ["Marsh\x07"]}, "no query can hold"),
        ({"aliases": ["!!"]}, "no word to search for"),
        ({"aliases": ["a " * 80]}, "longer than 100"),
        ({"handles": ["Marsh"]}, "write handles by source"),
        ({"handles": {"myspace": ["Marsh"]}}, "knows the sources x, reddit"),
        ({"handles": {"x": ["The Marsh"]}}, "an account name of X"),
        ({"hashtags": ["two words"]}, "without spaces"),
        ({"hashtags": ["2026"]}, "hashtags '2026'"),
        ({"domains": ["https://marsh.example/a"]}, "the name only"),
        ({"languages": ["english"]}, "two-letter codes"),
        ({"subreddits": ["r/a/b"]}, "the name of a subreddit"),
        ({"ambiguous": ["SGH"]}, "need context words"),
        ({"ambiguous": ["SGH ward"], "context": ["ward"]}, "move it to aliases"),
        ({"exclude": ["clinic"]}, "would leave out every text that names 'Saltmarsh Clinic'"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_setting_named(table: object, sentence: str) -> None:
    with pytest.raises(HeedError, match="listen") as refused:
        read_listening("marsh", "Saltmarsh Clinic", table)
    assert sentence in str(refused.value)


def test_words_lose_case_accents_and_signs() -> None:
    assert plain("Sœur Ána's A&E_2!") == ("sœur", "anas", "a", "e", "2")
