import re
from dataclasses import fields
from pathlib import Path

import pytest

from config.collecting import Budget, RedditSettings, XSettings
from config.errors import HeedError
from config.home import Home
from config.rights import read_rights
from config.settings import Settings, load_settings

_TEMPLATE = Path(__file__).parents[2] / "config" / "template.toml"


def _load(folder: Path, text: str) -> Settings:
    (folder / "heed.toml").write_text(text, "utf-8")
    return load_settings(Home(folder))


def test_the_template_is_valid_as_it_stands(tmp_path: Path) -> None:
    assert _load(tmp_path, _TEMPLATE.read_text("utf-8")).supported_languages == ("en",)


def test_the_template_is_valid_with_every_example_uncommented(tmp_path: Path) -> None:
    lines = _TEMPLATE.read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# [provider."))
    uncommented = [line[2:] if re.match(r"# (\[|\]$|    \"|[a-z_]+ = )", line) else line for line in lines[start:]]
    settings = _load(tmp_path, "\n".join(lines[:start] + uncommented))
    assert settings.providers["riverside"].sites[0].name == "north"
    assert settings.collecting.x.enabled and settings.listening["riverside"].context


def test_the_template_shows_every_setting_of_collecting_with_its_default() -> None:
    text = _TEMPLATE.read_text("utf-8")
    shown = [
        f"# {each.name} = {value}"
        for row in (XSettings(), RedditSettings(), Budget())
        for each in fields(row)
        if isinstance(value := getattr(row, each.name), int) and not isinstance(value, bool)
    ]
    named = [each.name for row in (XSettings, RedditSettings, Budget) for each in fields(row)]
    assert ([line for line in shown if line not in text], [name for name in named if f"# {name} = " not in text]) == (
        [],
        [],
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("spelling = 3", "spelling must be text in quotes"),
        ('spelling = "french"', "british"),
        ('languages = ["en", "fr"]', "only English"),
        ("languages = []", "two-letter codes"),
        ("speling = 'british'", "did you mean 'spelling'"),
        ("[provider.a]\ntime_zone = 'Mars/Olympus'", "Mars/Olympus"),
        ("[provider.a]\ntitel = 'A'", "did you mean 'title'"),
        ("[[provider.a.site]]\ntitle = 'x'", "every site needs a name"),
        ("[[provider.a.site]]\nname = 'x'\n[[provider.a.site]]\nname = 'x'", "two sites of the same name"),
        (
            "[[provider.a.site]]\nname = 'x'\naliases = ['hut']\n[[provider.a.site]]\nname = 'y'\ntitle = ' Hut'",
            "the sites 'x' and 'y' are both called ' Hut'",
        ),
        ("[provider.a.site.north]\ntitle = 'x'", r"write each site as \[\[provider.a.site\]\]"),
        ("[provider.a]\nlanguage = 'English'", "'English' is none"),
        ("[provider.a]\ntitle = Riverside", 'A text stands in quotes: title = "Riverside"'),
        ("[rights.myspace]\nmay_train = true", "names no source"),
        ("[rights.x]\nmay_train = 'yes'", "may_train must be true or false"),
        ("[provider.a]\ntitle = ' '", "title is blank"),
        ("[rights.x]\nmay_sell = true", "there is no setting 'may_sell'"),
        ("[rights.x]\nraw_hours = -1", "raw_hours cannot be below 0; 0 means no limit"),
        ("max_import_megabytes = 0", "max_import_megabytes must be 1 or more"),
        ("spelling = ", "cannot be read as TOML"),
    ],
)
def test_a_mistake_in_the_settings_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(HeedError, match=sentence):
        _load(tmp_path, text)


def test_settings_that_an_editor_saved_in_another_encoding_are_named(tmp_path: Path) -> None:
    (tmp_path / "heed.toml").write_bytes("spelling = 'british'".encode("utf-16"))
    with pytest.raises(HeedError, match="is not written in UTF-8"):
        load_settings(Home(tmp_path))


def test_a_folder_without_settings_says_to_run_init(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="heed init"):
        load_settings(Home(tmp_path))


def test_a_provider_that_looks_like_a_slip_is_refused(settings: Settings) -> None:
    with pytest.raises(HeedError, match="did you mean 'riverside'"):
        settings.provider("riversde")


def test_a_provider_of_another_name_is_taken_as_it_is(settings: Settings) -> None:
    assert settings.provider("hilltop").title == "hilltop"


@pytest.mark.parametrize("text", ["north", "RIVERSIDE NORTH", " the  north clinic "])
def test_a_site_is_found_by_name_title_or_alias(settings: Settings, text: str) -> None:
    site = settings.providers["riverside"].site_named(text)
    assert site is not None
    assert site.name == "north"


def test_reddit_may_never_train_a_model_by_default() -> None:
    assert not read_rights({})["reddit"].may_train


def test_an_approval_of_the_clinic_is_laid_over_the_terms() -> None:
    assert read_rights({"reddit": {"approval_reference": "T-1"}})["reddit"].approval_reference == "T-1"
