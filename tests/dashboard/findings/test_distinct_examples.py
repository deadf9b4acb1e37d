"""Different complaints never show the same example."""

import pandas as pd

from dashboard.findings.distinct_examples import distinct_examples


def _candidates(*rows: tuple[str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["theme", "rank", "text"])
    return frame.assign(mention_id=range(len(frame)))


def test_the_clearest_example_goes_to_the_first_theme_only() -> None:
    candidates = _candidates(("a", 1, "both"), ("b", 1, "both"), ("b", 2, "only b"))
    assert distinct_examples(candidates, ["a", "b"])["text"].to_dict() == {"a": "both", "b": "only b"}


def test_a_theme_whose_examples_are_all_taken_has_none() -> None:
    candidates = _candidates(("a", 1, "both"), ("b", 1, "both"))
    assert distinct_examples(candidates, ["a", "b"]).index.tolist() == ["a"]


def test_the_order_of_the_screen_decides_who_chooses_first() -> None:
    candidates = _candidates(("a", 1, "both"), ("b", 1, "both"))
    assert distinct_examples(candidates, ["b", "a"]).index.tolist() == ["b"]


def test_no_candidates_give_no_examples() -> None:
    assert distinct_examples(_candidates(), ["a"]).empty
