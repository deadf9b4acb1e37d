"""Data: what came in, what was lost and spent, what is not scored."""

import re

from streamlit.testing.v1 import AppTest

from tests.dashboard.looking import markup_of, turned_to, words_on


def test_data_counts_languages_that_are_not_scored(app: AppTest) -> None:
    app.query_params["period"] = "all"
    assert "In languages that are not scored: 40 mentions in the period, in 1 language." in words_on(
        turned_to(app, "data")
    )


def test_the_data_screen_counts_the_answers_in_quarantine(app: AppTest) -> None:
    turned_to(app, "data")
    assert re.findall('data-label="In quarantine">([^<]*)<', markup_of(app)) == ["1", "0"]


def test_the_data_screen_says_what_was_lost_spent_and_not_finished(app: AppTest) -> None:
    turned_to(app, "data")
    warned = " ".join(str(box.value) for box in app.warning).replace("\\", "")
    tables = words_on(app)
    assert all(words in warned for words in ("1 gap", "Reddit must approve", "1 removal cut short"))
    assert all(words in tables for words in ("$0.15 of $5.00", "app 1", "no longer public at x"))


def test_the_data_screen_has_no_codes_of_languages_and_no_names_of_measures(app: AppTest) -> None:
    said = words_on(turned_to(app, "data"))
    assert re.search(r"English\s*[\d,]+", said)
    assert not re.search(r"F1|cross-validated|n = \d", said)
