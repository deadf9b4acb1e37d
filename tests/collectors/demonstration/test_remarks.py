import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from collectors.demonstration import Truth
from tests.collectors.demonstration.unpack import words

pytestmark = pytest.mark.thorough


def test_about_six_thousand_mentions_span_the_two_years(truth: Truth) -> None:
    assert 5_800 <= len(truth.labels) <= 6_200
    written = {label.day for label in truth.labels.values()}
    assert min(written) <= truth.first_day + timedelta(days=3)
    assert truth.last_day - timedelta(days=3) <= max(written) <= truth.last_day


def test_every_source_and_every_site_has_hundreds_of_mentions(truth: Truth) -> None:
    assert min(Counter(source for source, _ in truth.labels).values()) > 500
    by_site = Counter(label.site for label in truth.labels.values())
    assert min(by_site[site] for site in ("quayside", "millbrook", "northgate")) > 1_000


@pytest.mark.parametrize(
    ("sentiment", "low", "high"),
    [("positive", 0.57, 0.64), ("negative", 0.16, 0.24), ("mixed", 0.09, 0.14), ("neutral", 0.06, 0.10)],
)
def test_most_mentions_are_praise(truth: Truth, sentiment: str, low: float, high: float) -> None:
    about_care = [label for label in truth.labels.values() if label.is_about_care]
    share = sum(label.sentiment == sentiment for label in about_care) / len(about_care)
    assert low < share < high


def test_complaints_are_longer_than_praise(truth: Truth, texts: dict[tuple[str, str], str]) -> None:
    def middle(sentiment: str) -> int:
        lengths = sorted(len(text.split()) for key, text in texts.items() if truth.labels[key].sentiment == sentiment)
        return lengths[len(lengths) // 2]

    assert middle("negative") > 1.5 * middle("positive")


def test_about_two_in_a_hundred_are_in_languages_that_are_not_supported(truth: Truth) -> None:
    languages = Counter(label.language for label in truth.labels.values())
    assert set(languages) == {"en", "es", "cy", "pl"}
    assert 0.01 < 1 - languages["en"] / len(truth.labels) < 0.03


def test_a_public_item_names_the_site_that_the_truth_gives_it(texts: dict[tuple[str, str], str], truth: Truth) -> None:
    for key, text in texts.items():
        if key[0] in ("x", "reddit"):
            found = {site for site in ("quayside", "millbrook", "northgate") if site in text.lower()}
            assert found == {truth.labels[key].site} - {None}, key


def test_some_authors_come_back(truth: Truth) -> None:
    voices = Counter((source, label.voice) for (source, _), label in truth.labels.items())
    assert sum(count > 2 for count in voices.values()) > 200


def test_exact_duplicates_are_rare_besides_answers_of_a_word_or_two(texts: dict[tuple[str, str], str]) -> None:
    said = [text.lower().strip() for text in texts.values() if len(text.split()) > 2]
    assert 1 - len(set(said)) / len(said) < 0.05


def test_no_long_sentence_occurs_in_the_labelled_data(shared: Path, texts: dict[tuple[str, str], str]) -> None:
    files = ("nhs_feedback/train.csv", "pii/generated_large.json", "vader/tweets_GroundTruth.txt")
    theirs = " ".join(words("\n".join((shared / name).read_text(encoding="utf-8") for name in files)))
    sentences = {" ".join(words(sentence)) for text in texts.values() for sentence in re.split(r"[.!?]\s", text)}
    assert not [sentence for sentence in sentences if sentence.count(" ") >= 7 and f" {sentence} " in theirs]
