"""A topic is made a theme by a person, who is remembered; an example goes with the mention that it was taken from."""

from dataclasses import replace

import pytest

from config.errors import HeedError
from config.home import Home
from config.own_theme import OwnTheme
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.desk.own_theme import made_themes, make_theme, restore_theme, withdraw_theme
from warehouse.desk.tables import read_trail_of
from warehouse.erasure.erase import erase
from warehouse.mention import mention_id
from warehouse.own_themes import own_themes
from warehouse.publish import publish
from warehouse.store import writing

_PHRASES: dict[str, int | None] = {f"the lift was stuck on floor {number}": None for number in range(10)}


def test_who_made_it_and_of_which_topic_is_kept(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        assert make_theme(con, settings, " Stuck  lift", "The lift", _PHRASES, 4, "ann") == "stuck_lift"
        (made,) = made_themes(con)
        assert (made.theme.title, made.topic_id, made.changed_by) == ("Stuck lift", 4, "ann")
        assert made.theme.examples == tuple(sorted(_PHRASES))
        assert read_trail_of(con, "topic_decision 4")["deed"].tolist() == ["made it the theme stuck_lift"]


@pytest.mark.parametrize(
    ("title", "meaning", "phrases", "said"),
    [
        ("", "The lift", _PHRASES, "needs a title and a meaning"),
        ("Lift", " ", _PHRASES, "needs a title and a meaning"),
        ("x" * 61, "The lift", _PHRASES, "at most 60 letters; this has 61"),
        ("Lift", "The lift", dict.fromkeys(list(_PHRASES)[:9]), "has 9 different example phrases"),
        ("Parking", "The lift", _PHRASES, "has the name of one in the taxonomy of heed"),
        ("Coffee cart", "The lift", _PHRASES, "has the name of one in heed.toml"),
    ],
)
def test_what_cannot_be_a_theme_is_refused_with_a_reason(
    home: Home, settings: Settings, title: str, meaning: str, phrases: dict[str, int | None], said: str
) -> None:
    coffee = OwnTheme("coffee_cart", "Coffee cart", "Coffee", tuple(_PHRASES))
    with writing(home, "desk", "a test") as con:
        with pytest.raises(HeedError, match=said):
            make_theme(con, replace(settings, own_themes=(coffee,)), title, meaning, phrases, 4, "ann")
        assert made_themes(con) == []


def test_a_theme_that_is_withdrawn_is_published_no_more(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(1)])
    with writing(home, "desk", "a test") as con:
        make_theme(con, settings, "Stuck lift", "The lift", _PHRASES, 4, "ann")
    assert "stuck_lift" in _published(home, settings)
    with writing(home, "desk", "a test") as con:
        assert withdraw_theme(con, 1, 1, "ben").is_saved
        assert read_trail_of(con, "own_theme 1")["deed"].tolist() == ["withdrew the theme"]
    assert "stuck_lift" not in _published(home, settings)
    assert own_themes(home, settings) == ()


def test_a_theme_that_was_withdrawn_counts_again_unless_another_took_its_name(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        make_theme(con, settings, "Stuck lift", "The lift", _PHRASES, 4, "ann")
        (made,) = made_themes(con)
        withdraw_theme(con, 1, 1, "ben")
        assert restore_theme(con, settings, 1, 2, "cat").is_saved
        (again,) = made_themes(con)
        assert again.theme == made.theme
        withdraw_theme(con, 1, 3, "ben")
        make_theme(con, settings, "Stuck lift", "Another lift", _PHRASES, 5, "dan")
        with pytest.raises(HeedError, match="the name of one in"):
            restore_theme(con, settings, 1, 4, "cat")


def test_of_a_topic_one_theme_stands_and_the_second_person_is_told_who_made_it(home: Home, settings: Settings) -> None:
    with writing(home, "desk", "a test") as con:
        make_theme(con, settings, "Stuck lift", "The lift", _PHRASES, 4, "ann")
        for title in ("Broken lift", "Stuck lift"):
            with pytest.raises(HeedError, match=r"Not made: ann made a theme of this topic at \d\d:\d\d UTC"):
                make_theme(con, settings, title, "The lift", _PHRASES, 4, "ben")
        withdraw_theme(con, 1, 1, "ann")
        make_theme(con, settings, "Broken lift", "The lift", _PHRASES, 4, "ben")
        with pytest.raises(HeedError, match="Not changed: ben made a theme of this topic at"):
            restore_theme(con, settings, 1, 2, "ann")
        assert [held.theme.title for held in made_themes(con)] == ["Broken lift"]


def test_an_example_goes_with_its_mention_and_too_few_are_no_theme(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(7)])
    taken = [mention_id("riverside", "survey", mention(number).item_id) for number in range(6)]
    phrases = dict(zip(_PHRASES, [*taken, None, None, None, None], strict=True))
    with writing(home, "desk", "a test") as con:
        make_theme(con, settings, "Stuck lift", "The lift", phrases, 4, "ann")
    erase(home, settings, taken[:5], "asked")
    assert [len(theme.examples) for theme in own_themes(home, settings)] == [5]
    erase(home, settings, taken[5:], "asked")
    assert own_themes(home, settings) == ()


def _published(home: Home, settings: Settings) -> list[str]:
    publish(home, settings)
    return [str(name) for name in ask_sql(home, "SELECT theme FROM theme")["theme"]]
