from collections import Counter
from datetime import timedelta

import pandas as pd

from analysis import claims
from collectors.demonstration import Truth
from collectors.demonstration.bystanders import POSTS, RUMOURS


def test_some_public_posts_only_name_the_clinic(truth: Truth) -> None:
    sources = Counter(source for (source, _), label in truth.labels.items() if not label.is_about_care)
    assert (sources.total(), set(sources)) == (POSTS, {"x", "reddit"})


def test_the_newest_of_them_say_about_medicine_what_a_person_should_check(
    truth: Truth, texts: dict[tuple[str, str], str]
) -> None:
    others = sorted((label.day, key) for key, label in truth.labels.items() if not label.is_about_care)
    newest = pd.Series([texts[key] for _, key in others[-RUMOURS:]], dtype="str")
    assert claims.label(newest, pd.DataFrame({"language": "en"}, newest.index))["label"].eq("medicine").all()
    assert all(day > truth.last_day - timedelta(weeks=4) for day, _ in others[-RUMOURS:])


def test_every_post_that_is_not_about_care_names_the_clinic(truth: Truth, texts: dict[tuple[str, str], str]) -> None:
    others = [text for key, text in texts.items() if not truth.labels[key].is_about_care]
    assert all("harbourside" in text.lower() for text in others)


def test_posts_that_are_not_about_care_count_in_no_expected_share(truth: Truth) -> None:
    _, heard = truth.complaints("parking", None, truth.first_day, truth.last_day)
    counted = [label for label in truth.labels.values() if label.language == "en" and label.repost_of is None]
    assert heard == len(counted) - POSTS
