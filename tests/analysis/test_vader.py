"""VADER's four numbers equal the package's own on the same interpreter, to the last bit."""

from itertools import cycle, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from analysis import vader
from tests.analysis.vader_peer import PACKAGE, comments, differing, tweets

_TELLING = (
    *("but", "least", "at least", "very least", "kind", "of", "kind of", "sort of", "just enough", "no", "or", "nor"),
    *("never so", "never this", "so", "this", "without doubt", "without a doubt", "without any doubt", "doubt", "n't"),
    *(
        "isn't",
        "isn’t",
        "wasn'tx",
        "DON'T",
        "'n't",
        "badass",
        "bad",
        "ass",
        "I",
        "NHS",
        "A1",
        "10",
        "the",
        "ward",
        "été",
    ),
    *(
        ":)",
        ":D",
        ":-(",
        "<3",
        "xD",
        "ok,",
        "(good)",
        "...",
        "\u212aind",
        "\u212aISS",
        "ΑΣ",
        "İyi",
        "good\x00",
        "\ud800",
    ),
    *("extraordinarily-long-word-of-good", "!!!!!!good!!!!!!", "http://example.org/good?a=b"),
)
_WORDS = st.one_of(
    st.sampled_from(_TELLING),
    st.sampled_from(["good", "bad", "great", "hate", "like", "pain", "kind", "thank"]),
    st.sampled_from(sorted(PACKAGE.lexicon)),
    st.sampled_from(sorted(BOOSTER_DICT)),
    st.sampled_from(sorted(NEGATE)),
    st.sampled_from(sorted(SPECIAL_CASES)),
    st.sampled_from(sorted(PACKAGE.emojis)),
    st.text(max_size=6),
)
_CASES = st.sampled_from([str, str, str, str.upper, str.title])
_MARKS = st.sampled_from(
    ["", "", "", "", "!", "?", "!!!", "???", "!!!!!!", "?????", ".", ",", "'s", "...", ")", "’", '"']
)
_GAPS = st.sampled_from([" ", " ", " ", " ", "", "  ", "\n", "\t", "\x1c", "\x85", "\xa0", "\u2003", "\u200b"])
_TOKENS = st.builds(
    lambda word, case, before, after, gap: before + case(word) + after + gap, _WORDS, _CASES, _MARKS, _MARKS, _GAPS
)
_TEXTS = st.lists(_TOKENS, max_size=25).map("".join)

_WORD_OF = {valence: word for word, valence in PACKAGE.lexicon.items() if word.isalpha() and word not in BOOSTER_DICT}


@settings(max_examples=250)
@given(st.lists(_TEXTS, max_size=8))
def test_texts_full_of_rules_get_the_numbers_of_the_package(texts: list[str]) -> None:
    assert differing(texts) == []


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_characters_get_the_numbers_of_the_package(texts: list[str]) -> None:
    assert differing(texts) == []


@given(st.lists(st.lists(st.sampled_from(["good", "bad", "GREAT", "awful", "fine", "but", "no"]), max_size=40)))
def test_long_sums_and_contrasts_get_the_numbers_of_the_package(texts: list[list[str]]) -> None:
    assert differing([" ".join(words) for words in texts]) == []


@settings(max_examples=50)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_text_gets_the_same_numbers_alone_as_among_others(texts: list[str]) -> None:
    alone = np.concatenate([vader.scores([text]).to_numpy() for text in texts])
    assert vader.scores(texts).to_numpy().tobytes() == alone.tobytes()


@pytest.mark.parametrize(
    "marks", ["", " ", "\n", "!", "?", "!!!!!", "?!?!?!", "...", "' '", "\x00", "\u3000", "\x1c \x1d"]
)
def test_texts_without_words_get_the_numbers_of_the_package(marks: str) -> None:
    assert differing([marks, f"good {marks}", f"{marks} good"]) == []


def test_a_but_between_a_valence_and_its_half_gets_the_numbers_of_the_package() -> None:
    texts = [f"{_WORD_OF[2 * valence]} but {word} !" for valence, word in _WORD_OF.items() if 2 * valence in _WORD_OF]
    assert texts
    assert [texts[place] for place in differing(texts)] == []


def test_valences_that_nearly_cancel_out_get_the_numbers_of_the_package() -> None:
    # The sign of what is left depends on how the interpreter sums, and decides what the exclamation mark does.
    texts = [
        f"{first} {second} {_WORD_OF[round(-one - two, 1)]} !"
        for (one, first), (two, second) in product(_WORD_OF.items(), repeat=2)
        if round(-one - two, 1) in _WORD_OF
    ]
    assert texts
    assert [texts[place] for place in differing(texts)] == []


@pytest.mark.parametrize("whole", [16, 80, 400])
def test_shares_halfway_between_two_thousandths_get_the_numbers_of_the_package(whole: int) -> None:
    # A word of valence 2 weighs 3, a plain one 1.
    texts = [f"{_WORD_OF[2.0]} " * rated + "ward " * (whole - 3 * rated) for rated in range(1, whole // 3)]
    assert differing(texts) == []


def test_every_word_of_the_lexicon_gets_the_numbers_of_the_package() -> None:
    words = list(PACKAGE.lexicon)
    texts = [*words, *(word.upper() for word in words), *(f"so {word.upper()}!" for word in words)]
    assert [texts[place] for place in differing(texts)] == []


def test_every_word_of_the_lexicon_after_a_booster_gets_the_numbers_of_the_package() -> None:
    texts = [f"{booster} {word}" for booster, word in zip(cycle(BOOSTER_DICT), PACKAGE.lexicon, strict=False)]
    assert [texts[place] for place in differing(texts)] == []


@pytest.mark.slow
def test_every_word_of_the_lexicon_after_every_booster_gets_the_numbers_of_the_package() -> None:
    texts = [f"{booster} {word}" for booster in BOOSTER_DICT for word in PACKAGE.lexicon]
    assert [texts[place] for place in differing(texts)] == []


@pytest.mark.parametrize(
    "places", ["{} good", "{} x good", "{} x x good", "{} x x x good", "good {}", "x {} GOOD but bad"]
)
def test_every_modifier_at_every_distance_gets_the_numbers_of_the_package(places: str) -> None:
    words = [*BOOSTER_DICT, *NEGATE, *SPECIAL_CASES, *_TELLING]
    texts = [places.format(case(word)) for word in words for case in (str, str.upper)]
    assert [texts[place] for place in differing(texts)] == []


@pytest.mark.parametrize("surroundings", ["{}", "good{}bad", "good {} {}", "x\u2003{}!"])
def test_every_emoji_gets_the_numbers_of_the_package(surroundings: str) -> None:
    texts = [surroundings.format(emoji, emoji) for emoji in PACKAGE.emojis]
    assert [texts[place] for place in differing(texts)] == []


def test_rated_tweets_get_the_numbers_of_the_package(shared: Path) -> None:
    assert differing(tweets(shared)) == []


def test_real_comments_get_the_numbers_of_the_package(shared: Path) -> None:
    assert differing(comments(shared)) == []


def test_text_as_long_as_a_book_is_scored() -> None:
    assert vader.compound(["good but bad " * 100_000])[0] == -1.0


def test_words_after_a_nul_are_told_apart() -> None:
    assert vader.compound(["good\x00", "good"]).tolist() == [0.0, 0.4404]


def test_no_texts_get_no_numbers() -> None:
    assert vader.scores([]).shape == (0, 4)


def test_the_numbers_keep_the_index_of_the_texts() -> None:
    texts = pd.Series(["good", "bad"], index=[7, 3], dtype="str")
    assert vader.scores(texts)["compound"].to_dict() == {7: 0.4404, 3: -0.5423}


def test_many_texts_are_cut_into_batches_without_losing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vader, "_CHARACTERS_AT_ONCE", 6)
    assert vader.compound(["good", "", "very good"] * 5).tolist() == [0.4404, 0.0, 0.4927] * 5


def test_only_supported_languages_are_scored() -> None:
    texts = pd.Series(["good", "gut"], index=[1, 2], dtype="str")
    labels = vader.label(texts, pd.DataFrame({"language": ["en", "de"]}, index=[1, 2]))
    assert labels["mention_id"].tolist() == [1]
