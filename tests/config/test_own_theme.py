"""Themes that an organisation adds in heed.toml: what is accepted, and what is said of the rest."""

from typing import Any

import pytest

from config.errors import HeedError
from config.home import Home
from config.own_theme import distinct_phrases, name_of, read_own_themes
from config.settings import load_settings

_PHRASES = [f"the parking app crashed {number} times" for number in range(10)]
_GOOD: dict[str, Any] = {"title": "Parking app", "meaning": "Paying with the app", "examples": _PHRASES}


def test_ten_examples_are_enough() -> None:
    (theme,) = read_own_themes({"parking_app": _GOOD})
    assert (theme.name, theme.title, theme.parent, len(theme.examples)) == ("parking_app", "Parking app", "Our own", 10)


@pytest.mark.parametrize(
    ("name", "changed", "said"),
    [
        ("parking_app", {"examples": _PHRASES[:9]}, "has 9 different example phrases; it needs at least 10"),
        ("parking_app", {"examples": [*_PHRASES[:9], _PHRASES[0].upper()]}, "has 9 different example phrases"),
        ("parking_app", {"examples": "the app"}, "examples must be a list of texts"),
        ("parking_app", {"meaning": " "}, "meaning must be text in quotes"),
        ("parking_app", {"example": []}, "did you mean 'examples'?"),
        ("Parking App", {}, "is no theme name"),
        ("parking", {}, "has the name of one in the taxonomy of heed"),
        ("car_parks", {"title": "parking"}, "is titled 'parking' like one in the taxonomy of heed"),
        ("parking_app", {"examples": [*_PHRASES, "app " * 90]}, "an example has at most 300 characters"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(HeedError, match=said.replace("?", r"\?")):
        read_own_themes({name: _GOOD | changed})


def test_a_theme_is_read_from_the_settings_of_a_data_folder(home: Home) -> None:
    lines = ["[theme.parking_app]", 'meaning = "Paying with the app"', f"examples = {_PHRASES}"]
    home.settings.write_text(home.settings.read_text("utf-8") + "\n" + "\n".join(lines) + "\n", "utf-8")
    assert [theme.title for theme in load_settings(home).own_themes] == ["Parking app"]


def test_a_title_becomes_a_name() -> None:
    assert name_of("2 Car-park app!") == "car_park_app"
    with pytest.raises(HeedError, match="letters of a to z"):
        name_of("停车")


def test_phrases_are_told_apart_by_words_alone() -> None:
    assert distinct_phrases([" the  app", "The App", "", "no app"]) == ("the app", "no app")
