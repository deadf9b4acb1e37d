"""A topic becomes a theme on its screen once a person has confirmed its phrases; who makes one writes over nobody."""

from streamlit.testing.v1 import AppTest

from config.home import Home
from config.settings import load_settings
from tests.dashboard.looking import look, press, press_twice, words
from warehouse.desk.own_theme import make_theme
from warehouse.own_themes import own_themes
from warehouse.store import writing


def test_a_topic_becomes_a_theme_when_a_person_confirms_its_phrases(topics_home: Home) -> None:
    app = look("topics", topic="0")
    app.text_input(key="meaning 0").set_value("Getting through by phone")
    app.text_input(key="title 0").set_value("Nobody picks up")
    written = [f"line {number} rang and rang" for number in range(9)]
    app.text_area(key="phrases 0").set_value("\n".join(written))
    press(app, "Make it a theme")
    assert "Read the phrases and say so" in words(app)
    app.checkbox(key="confirmed 0").check()
    press(app, "Make it a theme")
    assert "has 9 different example phrases; it needs at least 10" in words(app)
    app.text_area(key="phrases 0").set_value("\n".join([*written, "the phone was never answered"]))
    app.checkbox(key="confirmed 0").check()
    press(app, "Make it a theme")
    assert "is a theme from the next analysis on" in words(app)
    settings = load_settings(topics_home)
    assert [(theme.name, len(theme.examples)) for theme in own_themes(topics_home, settings)] == [
        ("nobody_picks_up", 10)
    ]
    app = look("topics", topic="0")
    assert "made it the theme “Nobody picks up”" in words(app)
    press(app, "Withdraw the theme")
    assert own_themes(topics_home, settings) == ()
    assert "“Nobody picks up” is withdrawn" in words(app)
    app = look("topics", topic="0")
    assert "withdrew the theme" in words(app)
    press(app, "Undo: let it count again")
    assert "“Nobody picks up” is a theme again" in words(app)
    assert [theme.name for theme in own_themes(topics_home, settings)] == ["nobody_picks_up"]


def test_a_theme_is_called_as_its_topic_is_named_unless_a_person_gave_it_a_title(topics_home: Home) -> None:
    app = look("topics", topic="0")
    app.text_input(key="meaning 0").set_value("Taking blood").run()
    _name(app, "Phlebotomy")
    assert app.text_input(key="title 0").value == "Phlebotomy"
    _name(app, "Blood tests")
    assert look("topics", topic="0").text_input(key="title 0").value == "Blood tests"
    app.text_input(key="title 0").set_value("Needles").run()
    _name(app, "Phlebotomy")
    assert app.text_input(key="title 0").value == "Needles"
    assert look("topics", topic="0").text_input(key="title 0").value == "Needles"


def _name(app: AppTest, title: str) -> None:
    app.text_input(key="topic_decision 0 title").set_value(title).run()
    app.button(key="topic_decision 0 save").click().run()
    assert not app.exception


def test_a_double_click_makes_one_theme_and_leaves_no_unsaved_words(topics_home: Home) -> None:
    app = look("topics", topic="0")
    app.text_input(key="meaning 0").set_value("Getting through by phone")
    app.text_input(key="title 0").set_value("Nobody picks up")
    app.text_area(key="phrases 0").set_value("\n".join(f"line {number} rang and rang" for number in range(10)))
    app.checkbox(key="confirmed 0").check().run()
    press_twice(app, "Make it a theme")
    assert "has the name of one" not in words(app)
    assert "made it the theme “Nobody picks up”" in words(app)
    with writing(topics_home, "desk", "a test") as con:
        assert con.execute("SELECT count(*) FROM draft").fetchall() == [(0,)]


def test_a_double_click_withdraws_a_theme_and_lets_it_count_again_as_one_press_does(topics_home: Home) -> None:
    phrases = {f"line {number} rang and rang": None for number in range(10)}
    with writing(topics_home, "desk", "a test") as con:
        make_theme(con, load_settings(topics_home), "Nobody picks up", "The phone", phrases, 0, "a test")
    app = look("topics", topic="0")
    press_twice(app, "Withdraw the theme")
    assert "“Nobody picks up” is withdrawn" in words(app)
    press_twice(app, "Undo: let it count again")
    assert "“Nobody picks up” is a theme again" in words(app)
    assert [theme.name for theme in own_themes(topics_home, load_settings(topics_home))] == ["nobody_picks_up"]


def test_the_phrases_that_are_offered_know_their_mentions(topics_home: Home) -> None:
    offered = str(look("topics", topic="0").text_area(key="phrases 0").value).splitlines()
    assert offered
    with writing(topics_home, "store", "a test") as con:
        texts = [text for (text,) in con.execute("SELECT text FROM mention WHERE source = 'survey'").fetchall()]
    assert all(any(phrase in text for text in texts) for phrase in offered)


def test_two_windows_that_make_a_theme_do_not_write_over_each_other(topics_home: Home) -> None:
    first, second = look("topics", topic="0"), look("topics", topic="0")
    first.text_input(key="title 0").set_value("Nobody picks up").run()
    second.text_input(key="title 0").set_value("Phone lines").run()
    assert "Another window holds other unsaved words" in words(second)
    assert "Nobody picks up" in words(second)
    assert second.text_input(key="title 0").value == "Phone lines"
    # What was typed first is still there for who refreshes, until the second says otherwise.
    assert look("topics", topic="0").text_input(key="title 0").value == "Nobody picks up"
    second.button(key="theme of topic 0 mine").click().run()
    assert "Another window" not in words(second)
    assert look("topics", topic="0").text_input(key="title 0").value == "Phone lines"
    first.text_input(key="title 0").set_value("Nobody ever picks up").run()
    first.button(key="theme of topic 0 those").click().run()
    assert first.text_input(key="title 0").value == "Phone lines"


def test_the_second_who_makes_a_theme_of_a_topic_is_told_who_was_first_and_loses_nothing(topics_home: Home) -> None:
    app = look("topics", topic="0")
    app.text_input(key="title 0").set_value("Phone lines")
    app.text_input(key="meaning 0").set_value("Getting through")
    phrases = "\n".join(f"line {number} rang and rang" for number in range(10))
    app.text_area(key="phrases 0").set_value(phrases).run()
    with writing(topics_home, "desk", "a test") as con:
        own: dict[str, int | None] = {f"nobody at phone {number}": None for number in range(10)}
        make_theme(con, load_settings(topics_home), "Nobody picks up", "The phone", own, 0, "ann")
    app.checkbox(key="confirmed 0").check()
    press(app, "Make it a theme")
    assert "Not made: ann made a theme of this topic at" in words(app)
    assert "What you wrote for another theme of this topic is kept" in words(app)
    assert [theme.title for theme in own_themes(topics_home, load_settings(topics_home))] == ["Nobody picks up"]
    press(app, "Withdraw the theme")
    assert phrases in str(look("topics", topic="0").text_area(key="phrases 0").value)
    assert look("topics", topic="0").text_input(key="title 0").value == "Phone lines"
