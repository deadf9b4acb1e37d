"""Read: a search finds, marks, asks for letters; mentions lead to those like them."""

import re

from streamlit.testing.v1 import AppTest

from dashboard.screens.mention_cards import complex_tag, mark_in_words
from tests.dashboard.looking import markup_of, turned_to, words_on


def test_a_search_narrows_what_is_read(app: AppTest) -> None:
    turned_to(app, "read")
    app.text_input(key="words").set_value("spotless floo").run()
    assert not app.exception
    said = re.findall('<p class="heed-words">(.*?)</p>', markup_of(app))
    assert said
    assert all("spotless" in words for words in said)


def test_a_search_without_letters_asks_for_some(app: AppTest) -> None:
    turned_to(app, "read")
    app.text_input(key="words").set_value("!?").run()
    assert "letters or digits" in words_on(app)


def test_a_mention_that_is_not_scored_says_in_which_language_it_is(app: AppTest) -> None:
    app.query_params["period"], app.query_params["sentiment"] = "all", "not scored"
    assert "language French: not scored" in markup_of(turned_to(app, "read"))


def test_the_second_page_follows_the_first(app: AppTest) -> None:
    app.query_params["page"] = "2"
    assert "26 to 50 shown" in words_on(turned_to(app, "read"))


def test_a_search_that_cannot_be_understood_says_what_to_do(app: AppTest) -> None:
    app.query_params["words"] = "(phone or"
    assert "A word is missing before the end" in words_on(turned_to(app, "read"))


def test_the_words_that_were_searched_are_marked(app: AppTest) -> None:
    app.query_params["words"] = "nurse or floors"
    assert set(re.findall("<mark>(.*?)</mark>", markup_of(turned_to(app, "read")))) == {"nurse", "floors"}


def test_a_search_by_meaning_finds_other_words_for_the_same(app: AppTest) -> None:
    app.query_params["words"] = "cannot get through on the telephone"
    app.query_params["by"] = "meaning"
    said = re.findall('<p class="heed-words">(.*?)</p>', markup_of(turned_to(app, "read")))
    assert len(said) > 5
    assert all("picked up the phone" in re.sub("<[^>]+>", "", words) for words in said)


def test_a_search_by_meaning_that_finds_nothing_near_asks_for_other_words(app: AppTest) -> None:
    app.query_params["words"] = "quarterly dividend of the shipping company"
    app.query_params["by"] = "meaning"
    assert "No mention is near in meaning to these words" in words_on(turned_to(app, "read"))


def test_a_mention_leads_to_those_like_it(app: AppTest) -> None:
    app.query_params["words"] = "spotless"
    found = re.search(r'like=(\d+)">Similar mentions', markup_of(turned_to(app, "read")))
    assert found
    app.query_params.clear()
    app.query_params["like"] = found[1]
    said = re.findall('<p class="heed-words">(.*?)</p>', markup_of(turned_to(app, "read")))
    assert len(said) > 5
    assert all("floors were spotless" in words for words in said)


def test_only_what_should_be_read_whole_is_shown_where_that_is_chosen(app: AppTest) -> None:
    app.query_params["complex"] = "true"
    assert "No mention is like this" in words_on(turned_to(app, "read"))


def test_a_complex_mention_says_why_it_should_be_read_whole() -> None:
    assert "long: read it whole" in complex_tag("long")
    assert complex_tag(None) == ""


def test_a_mark_is_said_in_words_whatever_scale_it_was_given_on() -> None:
    assert [mark_in_words(rating) for rating in (0, 0.25, 0.5, 0.75, 1)] == [
        "the worst mark", "a low mark", "a mark in the middle", "a high mark", "the best mark",
    ]  # fmt: skip
