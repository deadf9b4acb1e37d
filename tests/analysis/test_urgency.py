"""Urgency: invented sentences, hard negatives, and phrases that a clinician may edit."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import urgency
from analysis.learning.invented import urgent_texts
from analysis.learning.model_file import MODELS
from analysis.texts.negation import is_negated
from analysis.urgent import meaning as urgent_meaning
from analysis.urgent import weights as urgent_weights
from analysis.urgent.meaning import likeness
from analysis.urgent.words import pointers
from config import urgencies
from config.errors import HeedError
from config.urgencies import URGENCY_KINDS, load_harmless, load_urgencies
from tests.analysis.asked import context_of
from tests.analysis.urgent_sentences import BY_KIND, NONE

pytestmark = pytest.mark.thorough


def _flags(*sentences: str) -> list[set[str]]:
    texts = pd.Series(sentences, dtype="str")
    found = urgency.label(texts, context_of(texts))
    return found.groupby("mention_id")["label"].agg(set).tolist()


@pytest.mark.parametrize("kind", URGENCY_KINDS)
def test_at_least_nineteen_of_twenty_urgent_sentences_are_found(kind: str) -> None:
    found = [kind in flags for flags in _flags(*BY_KIND[kind])]
    assert sum(found) / len(found) >= 0.95


def test_seven_of_eight_flags_are_right_among_hard_negatives() -> None:
    urgent = [sentence for sentences in BY_KIND.values() for sentence in sentences]
    right = sum(flags != {"none"} for flags in _flags(*urgent))
    wrong = sum(flags != {"none"} for flags in _flags(*NONE))
    assert right / (right + wrong) >= 7 / 8


def test_nine_of_ten_are_found_among_sentences_kept_apart_and_most_as_the_right_kind() -> None:
    apart = pd.read_csv(Path(__file__).with_name("urgent_apart.csv"), dtype="str")
    is_urgent = (apart["label"] != "none").to_numpy()
    flags = _flags(*apart["text"])
    is_flagged = pd.Series([found != {"none"} for found in flags]).to_numpy()
    is_right = pd.Series([kind in found for kind, found in zip(apart["label"], flags, strict=True)]).to_numpy()
    assert is_urgent.sum() >= 60 and (~is_urgent).sum() >= 60
    assert is_flagged[is_urgent].mean() >= 0.9
    assert is_urgent[is_flagged].mean() >= 0.72
    assert is_right[is_urgent].mean() >= 0.8


def test_of_texts_by_a_writer_who_saw_nothing_nine_of_ten_are_found_of_each_kind_and_few_harmless_ones() -> None:
    blind = pd.read_csv(Path(__file__).with_name("urgent_blind.csv"), dtype="str", keep_default_na=False)
    is_flagged = pd.Series([found != {"none"} for found in _flags(*blind["text"])])
    found = is_flagged.groupby(blind["label"]).mean()
    assert (found.drop("none") >= 0.9).all()
    assert found["none"] <= 0.15


def test_of_indirect_words_nine_in_ten_are_found_of_every_kind() -> None:
    fresh = pd.read_csv(Path(__file__).with_name("urgent_fresh.csv"), dtype="str", keep_default_na=False)
    is_flagged = pd.Series([found != {"none"} for found in _flags(*fresh["text"])])
    found = is_flagged.groupby(fresh["label"]).mean()
    assert (found.drop("none") >= 0.9).all()
    assert found["none"] <= 0.22


def test_of_texts_on_which_nothing_was_chosen_nine_of_ten_are_found_and_most_flags_are_right() -> None:
    unseen = pd.read_csv(Path(__file__).with_name("urgent_unseen.csv"), dtype="str", keep_default_na=False)
    is_urgent = (unseen["label"] != "none").to_numpy(bool)
    is_flagged = pd.Series([found != {"none"} for found in _flags(*unseen["text"])]).to_numpy()
    assert is_flagged[is_urgent].mean() >= 0.9
    assert is_urgent[is_flagged].mean() >= 0.85


def test_the_encoder_that_ships_has_learnt_from_the_examples_that_ship() -> None:
    assert urgent_weights.has_encoder_learnt_them(), "the encoder is not asked what is urgent: heed train --encoder"


def test_where_examples_were_edited_the_encoder_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = pd.Series(["Nobody would notice if I was gone.", "The lift was out."], dtype="str")
    asked = likeness(texts, context_of(texts)).found
    monkeypatch.setattr(urgent_meaning, "has_encoder_learnt_them", lambda: False)
    not_asked = likeness(texts, context_of(texts)).found
    assert (not_asked[:, 0] != asked[:, 0]).all()
    monkeypatch.setattr(urgent_meaning, "shares", lambda scores: np.full(scores.shape, 0.2))
    assert np.array_equal(likeness(texts, context_of(texts)).found, not_asked)


def test_the_weights_that_ship_are_those_of_the_examples_that_ship() -> None:
    with np.load(MODELS / urgent_weights.FILE) as kept:
        assert str(kept["made_of"]) == urgent_weights.made_of(MODELS), "run python -m analysis.urgent.weights"


def test_a_strong_word_in_an_ordinary_complaint_is_no_alarm() -> None:
    assert _flags("My flu jab was cancelled on the day. This is hopeless for people who are working.") == [{"none"}]


def test_a_complaint_of_many_small_things_must_be_likelier_than_one_sentence_to_be_flagged_without_words() -> None:
    texts = pd.Series(
        ["Nobody rang my mum back.", "Nobody rang my mum back. The lift was out. The bins were full."], dtype="str"
    )
    found, wordless = likeness(texts, context_of(texts))
    assert wordless[0] == found[0, 0] > 0
    assert wordless[1] < found[1, 0]


def test_one_urgent_sentence_is_found_in_a_long_friendly_comment() -> None:
    friendly = "The garden is lovely and the parking was easy. The tea was hot and the magazines were new. " * 6
    assert "safeguarding" in _flags(f"{friendly}A porter hit my grandmother in the face. {friendly}")[0]
    assert _flags(friendly) == [{"none"}]


@pytest.mark.parametrize("name", ["urgent_apart.csv", "urgent_blind.csv", "urgent_fresh.csv", "urgent_unseen.csv"])
def test_no_sentence_kept_apart_is_an_example(name: str) -> None:
    apart = set(pd.read_csv(Path(__file__).with_name(name), dtype="str", keep_default_na=False)["text"])
    examples = {*load_harmless(), *(text for kind in load_urgencies() for text in kind.examples)}
    assert not apart & (examples | set(urgent_texts()["text"]))


def test_a_text_that_no_pattern_finds_is_flagged_by_its_meaning_and_not_called_grave() -> None:
    texts = pd.Series(["My husband checks my bag and never leaves me by myself with the doctor"], dtype="str")
    assert not pointers(texts).any()
    assert urgency.label(texts, context_of(texts))["value"].iloc[0] <= urgency.MOST_BY_MEANING
    assert _flags(*texts) == [{"safeguarding"}]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("There is no point in being here any more", "self_harm"),
        ("I took a load of tablets last night", "self_harm"),
        ("The chemist doubled my dose", "medication_error"),
        ("They gave him penicillin despite a known allergy", "medication_error"),
        ("Her insulin was not given all weekend", "medication_error"),
        ("A carer asked my mum for her bank card", "safeguarding"),
        ("The drip was full of air", "safety"),
    ],
)
def test_what_was_once_missed_is_found(sentence: str, kind: str) -> None:
    assert kind in _flags(sentence)[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Parking there is suicide on a Monday",
        "The cake is to die for",
        "They asked whether I had suicidal thoughts, which was routine",
        "No falls, no bruises, no infections",
        "My back is killing me but the physio was great",
        "The letter gave the wrong date for my knee X-ray",
    ],
)
def test_idioms_routine_questions_and_what_did_not_happen_are_no_alarm(sentence: str) -> None:
    assert _flags(sentence) == [{"none"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "The letter gave the wrong date for my knee X-ray",
        "My repeat prescription was sent to the wrong chemist",
        "It was hopeless, I spent the whole morning on hold",
        "I am at the end of my rope with the billing office",
        "The booking website sent me to the wrong site for my hearing test",
        "I went to the wrong site and missed the shuttle to the other clinic",
    ],
)
def test_words_of_an_ordinary_complaint_point_to_nothing_urgent(sentence: str) -> None:
    assert not pointers(pd.Series([sentence], dtype="str"))[:, :, :2].any()


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
    with pytest.raises(
        HeedError, match="must have exactly harmless, medication_error, safeguarding, safety, self_harm, words"
    ):
        load_urgencies(path)


def test_a_pattern_that_names_an_unknown_group_is_refused(tmp_path: Path) -> None:
    text = (Path(urgencies.__file__).with_name("urgency.toml")).read_text("utf-8")
    path = tmp_path / "urgency.toml"
    path.write_text(text.replace("<giving> ..", "<givers> ..", 1), "utf-8")
    with pytest.raises(HeedError, match="names <givers>, which \\[words\\] does not have"):
        load_urgencies(path)


def test_the_same_texts_in_the_other_tier_are_judged_anew() -> None:
    texts = pd.Series(["I keep picturing my own funeral and it feels like relief"], dtype="str")
    context = context_of(texts)
    fast = urgency.judge(texts, context.assign(tier="fast"))[1]
    urgency.judge(texts, context)
    assert np.array_equal(urgency.judge(texts, context.assign(tier="fast"))[1], fast)
    assert not np.array_equal(urgency.judge(texts, context)[1], fast)


def test_a_few_words_without_a_word_of_harm_ask_for_nobody() -> None:
    assert _flags("No hanging about") == [{"none"}]
    assert "self_harm" in _flags("I want to be dead")[0]
