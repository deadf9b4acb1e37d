from random import Random
from typing import Any

from collectors.demonstration.composer import Intent, compose
from collectors.demonstration.phrases import load_phrases


def test_nothing_means_praise_or_complaint_by_the_question() -> None:
    def answers_of(sentiment: str, question: str) -> set[str]:
        phrases = load_phrases(Random(7))
        intent = Intent("survey", sentiment, (), (), question, "Quayside")
        return {compose(phrases, intent) for _ in range(200)}

    assert "Nothing" in answers_of("positive", "could_improve") & answers_of("negative", "what_was_good")
    assert "Nothing" not in answers_of("positive", "what_was_good")


def test_every_fragment_of_the_grammar_can_be_filled() -> None:
    phrases = load_phrases(Random(7))
    words = {"text": "so it was", "site": "Quayside", "tag": "Quayside"}
    words |= {
        "phone": "1",
        "email": "2",
        "nhs_number": "3",
        "person": "4",
        "first": "5",
        "surname": "6",
        "postcode": "7",
    }
    for fragment in _fragments({name: part for name, part in phrases.book.items() if name != "slot"}):
        assert not set("{}|") & set(phrases.fill(fragment, **words)), fragment


def _fragments(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    inner = part.values() if isinstance(part, dict) else part
    return [fragment for one in inner for fragment in _fragments(one)]
