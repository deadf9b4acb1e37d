"""A theme of an organisation's own, learnt from ten examples."""

import numpy as np
import pandas as pd

from analysis import own_themes
from config.own_theme import OwnTheme

_APP = OwnTheme(
    "parking_app",
    "Parking app",
    "Paying for parking with the app",
    (
        "the parking app would not take my card",
        "got a fine because the parking app was down",
        "you can only pay for the car park with an app",
        "no coins taken at the car park, only the app",
        "paid on the app and still got a parking charge",
        "the app for the car park crashed",
        "my mum has no smartphone and could not pay for parking",
        "ticket machine gone, everything is on the app now",
        "downloaded the parking app and it did not work",
        "the car park app is easy to use",
    ),
)


def test_what_is_about_it_is_found_and_what_is_near_is_not() -> None:
    about = ["Could not pay for parking, app down", "parking charge of 60 pounds because the app crashed"]
    near = ["Car park full again", "Booked my appointment in the app, easy", "The nurse was lovely", ""]
    found = own_themes.called(pd.Series([*about, *near]), [_APP])
    assert found[:, 0].tolist() == [True, True, False, False, False, False]


def test_the_clause_that_speaks_of_it_is_marked_and_feels_what_that_clause_feels() -> None:
    text = "The doctor was lovely but the car park app crashed"
    labels, clauses = own_themes.label(pd.Series([text], index=[7]), [_APP])
    assert labels["label"].tolist() == ["parking_app"]
    assert [text[start:stop] for start, stop in zip(clauses["start"], clauses["stop"], strict=True)] == [
        "but the car park app crashed"
    ]
    known = pd.DataFrame({"mention_id": [7], "start": clauses["start"], "sentiment": "negative", "probability": 0.9})
    whole = pd.DataFrame({"mention_id": [7], "sentiment": ["mixed"], "probability": [0.6]})
    assert own_themes.opinions_of(clauses, known, whole)["label"].tolist() == ["negative"]
    assert own_themes.opinions_of(clauses, known[:0], whole)["label"].tolist() == ["neutral"]
    assert own_themes.opinions_of(clauses, known[:0], whole.assign(sentiment="positive"))["label"][0] == "positive"


def test_its_figures_are_of_examples_that_were_left_out() -> None:
    figures = own_themes.figures_of([_APP])["own_themes"]["parking_app"]
    assert figures["examples"] == 10
    assert 0.5 <= figures["recall"] < 1
    low, high = figures["recall_interval"]
    assert low < figures["recall"] < high
    assert figures["others"] > 300
    assert figures["false_alarm_share"] < 0.02


def test_examples_without_anything_in_common_have_figures_that_say_so() -> None:
    odd = OwnTheme(
        "odd", "Odd", "Odd", ("fish", "tax", "a tall man", "rain", "chess", "Rome", "wool", "jazz", "iron", "ink")
    )
    assert own_themes.figures_of([odd])["own_themes"]["odd"]["recall"] < 0.4


def test_the_version_changes_with_the_examples_and_not_with_the_order_of_themes() -> None:
    other = OwnTheme("tea", "Tea", "Tea", tuple(f"tea urn {n}" for n in range(10)))
    version = own_themes.version_of([_APP, other], "1")
    assert version == own_themes.version_of([other, _APP], "1")
    assert version != own_themes.version_of([_APP], "1")
    assert version != own_themes.version_of([_APP, other], "2")


def test_a_batch_without_texts_has_no_labels() -> None:
    labels, clauses = own_themes.label(pd.Series([], dtype="str", index=pd.Index([], dtype=np.int64)), [_APP])
    assert labels.empty
    assert clauses.empty
