"""Urgency: invented sentences, hard negatives, and phrases that a clinician may edit."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import urgency
from analysis.negation import is_negated
from config.cues import URGENCY_KINDS, load_urgencies, read_urgencies
from config.errors import HeedError
from tests.analysis.asked import context_of
from tests.analysis.urgent_sentences import BY_KIND, NONE
from tests.analysis.urgent_sentences_apart import APART, HARMLESS


def _flags(*sentences: str) -> list[set[str]]:
    texts = pd.Series(sentences, dtype="str")
    found = urgency.label(texts, context_of(texts))
    return found.groupby("mention_id")["label"].agg(set).tolist()


@pytest.mark.parametrize("kind", URGENCY_KINDS)
def test_at_least_nineteen_of_twenty_urgent_sentences_are_found(kind: str) -> None:
    found = [kind in flags for flags in _flags(*BY_KIND[kind])]
    assert sum(found) / len(found) >= 0.95


def test_nine_of_ten_flags_are_right_among_hard_negatives() -> None:
    urgent = [sentence for sentences in BY_KIND.values() for sentence in sentences]
    right = sum(flags != {"none"} for flags in _flags(*urgent))
    wrong = sum(flags != {"none"} for flags in _flags(*NONE))
    assert right / (right + wrong) >= 0.9


def test_two_of_three_are_found_among_sentences_that_no_rule_was_made_for() -> None:
    found = [flags != {"none"} for sentences in APART.values() for flags in _flags(*sentences)]
    wrong = [flags != {"none"} for flags in _flags(*HARMLESS)]
    assert sum(found) >= 13 and len(found) == 20
    assert sum(wrong) <= 2 and len(wrong) == 20


def test_the_invented_list_is_long_enough_to_mean_something() -> None:
    assert len(NONE) + sum(len(sentences) for sentences in BY_KIND.values()) >= 150


@pytest.mark.parametrize(
    "sentence",
    [
        "I never felt unsafe",
        "There was no abuse of any kind",
        "Nobody was rude or dangerous",
        "She was not at all suicidal",
        "They were in no way negligent",
    ],
)
def test_what_is_denied_is_not_urgent(sentence: str) -> None:
    assert _flags(sentence) == [{"none"}]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They did not report the assault", "safeguarding"),
        ("Nobody took my overdose seriously", "self_harm"),
        ("The nurse didn't notice the wrong dose", "medication_error"),
        ("No doctor came although she was unconscious", "safety"),
    ],
)
def test_another_verb_that_is_denied_leaves_it_urgent(sentence: str, kind: str) -> None:
    assert kind in _flags(sentence)[0]


def test_praise_for_those_who_met_an_emergency_is_no_alarm() -> None:
    assert _flags("The team who looked after my heart attack were superb, thank you so much") == [{"none"}]


def test_self_harm_counts_even_in_praise() -> None:
    assert _flags("Lovely, kind counsellor, thank you. I still want to end my life.") == [{"self_harm"}]


def test_a_mention_may_be_urgent_in_two_ways() -> None:
    both = _flags("They gave me the wrong tablets and a porter slapped me")[0]
    assert both >= {"medication_error", "safeguarding"}


def test_every_mention_gets_a_row_so_that_it_is_not_judged_again() -> None:
    texts = pd.Series(["Kind nurse", "", "I took an overdose"], index=[4, 5, 6], dtype="str")
    assert set(urgency.label(texts, context_of(texts))["mention_id"]) == {4, 5, 6}


def test_no_texts_give_no_flags() -> None:
    texts = pd.Series([], dtype="str")
    assert urgency.label(texts, context_of(texts)).empty


def test_a_language_that_is_not_supported_is_not_judged() -> None:
    texts = pd.Series(["suicide"], dtype="str")
    assert urgency.label(texts, context_of(texts, language="fr")).empty


@pytest.mark.parametrize(
    ("words", "at", "denied"),
    [
        ("never felt unsafe", 2, True),
        ("did not report the assault", 4, False),
        ("not safe", 0, False),
        ("wasn't rude", 1, True),
        ("no one came for hours and it was dangerous", 8, False),
    ],
)
def test_a_negator_reaches_over_linking_words_only(words: str, at: int, denied: bool) -> None:
    assert is_negated(words.split(), at) == denied


def test_every_kind_can_be_read_and_has_phrases() -> None:
    assert all(len(urgent.phrases) > 50 for urgent in load_urgencies())


def test_a_file_that_lacks_a_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "urgency.toml"
    path.write_text("[safety]\n", "utf-8")
    with pytest.raises(HeedError, match="must have exactly medication_error, safeguarding, safety, self_harm"):
        read_urgencies(path)
