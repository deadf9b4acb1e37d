"""The taxonomy: complete, and its mistakes are named."""

from pathlib import Path

import pandas as pd
import pytest

from config.errors import HeedError
from config.taxonomy import load_themes

_THEME = """
[{name}]
title = "Parking"
meaning = "Where to leave the car"
parent = "Getting there"
phrases = ["nowhere to park"]
cues = ["parking"]
nhs_labels = ["Parking"]
crosswalk = {{ hcat = "", cg_cahps = "", hcahps = "", cqc = "" }}
"""
_NOT_THEMES = {"Labelling not possible", "Not assigned", "Learning organisation"}


def test_it_has_the_themes_that_a_private_clinic_needs() -> None:
    assert {"billing", "reception", "online_access", "parking"} <= {theme.name for theme in load_themes()}


def test_every_theme_has_phrases_of_its_own() -> None:
    assert all(theme.phrases for theme in load_themes())


def test_every_label_of_the_labelled_data_belongs_to_a_theme(shared: Path) -> None:
    labels = pd.read_csv(shared / "nhs_feedback" / "train.csv", dtype="str")["labels"].str.split(";").explode()
    known = {label for theme in load_themes() for label in theme.nhs_labels}
    assert set(labels.str.strip().dropna()) - known == _NOT_THEMES


def test_two_themes_may_not_claim_one_label(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(_THEME.format(name="parking") + _THEME.format(name="cars"), "utf-8")
    with pytest.raises(HeedError, match="both parking and cars claim"):
        load_themes(path)


def test_a_missing_value_is_named(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(_THEME.format(name="parking").replace('meaning = "Where to leave the car"', ""), "utf-8")
    with pytest.raises(HeedError, match=r"\[parking\] must have exactly"):
        load_themes(path)


def test_a_name_that_means_no_theme_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_text(_THEME.format(name="none"), "utf-8")
    with pytest.raises(HeedError, match="no theme name"):
        load_themes(path)
