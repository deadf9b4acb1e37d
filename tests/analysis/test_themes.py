"""Themes of invented texts, trained and untrained, and the figures of the model that is shipped."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import themes
from analysis.learning import theme_model, theme_model_file
from analysis.learning.model_file import MODELS, load_model, read_figures
from config.taxonomy import NO_THEME, load_themes
from tests.analysis.asked import about, context_of


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("We waited four hours to be seen", "waiting_time"),
        ("The nurses were kind, polite and friendly", "staff_manner"),
        ("The food was cold and there was no choice of meals", "food"),
        ("The toilets were dirty and had not been cleaned", "cleanliness"),
        ("I could not get through on the telephone, nobody answers the phone", "phone_contact"),
    ],
)
def test_themes_with_labelled_examples_are_found(text: str, theme: str) -> None:
    assert theme in about(text)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("They billed me twice and my insurance refused to pay", "billing"),
        ("The receptionist ignored everybody in the queue", "reception"),
        ("The patient portal rejects my password every day", "online_access"),
        ("The car park was full and the machine took my money", "parking"),
    ],
)
def test_themes_without_labelled_examples_are_found_by_their_cues(text: str, theme: str) -> None:
    assert theme in about(text)


def test_a_text_about_nothing_gets_one_row_that_says_so() -> None:
    texts = pd.Series(["It was a Tuesday"], index=[5], dtype="str")
    labels = themes.label(texts, context_of(texts))
    assert labels["label"].tolist() == [NO_THEME]


def test_a_text_may_have_several_themes() -> None:
    assert {"parking", "waiting_time"} <= about("Nowhere to park and then a two hour waiting time to be seen")


def test_a_mention_has_each_theme_once() -> None:
    texts = pd.Series(["The car park, the parking and the parked cars"], index=[5], dtype="str")
    assert not themes.label(texts, context_of(texts)).duplicated(["mention_id", "label"]).any()


def test_values_are_probabilities() -> None:
    texts = pd.Series(["Lovely food", "Long wait", "", "Rude staff on the phone"], dtype="str")
    assert themes.label(texts, context_of(texts))["value"].between(0, 1).all()


def test_a_language_that_is_not_supported_gets_no_theme() -> None:
    texts = pd.Series(["Le parking est trop cher"], index=[5], dtype="str")
    assert themes.label(texts, context_of(texts, language="fr")).empty


def test_the_shipped_figures_beat_words_and_characters_alone() -> None:
    assert read_figures("theme")["micro_f1"] >= 0.703


def test_a_theme_added_to_the_taxonomy_changes_nothing_about_the_trained_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = load_model(MODELS / "theme.npz", "theme")
    texts = pd.Series(["We waited four hours and the nurse was rude", "Nowhere to park"], dtype="str")
    asked, valences = pd.Series(["nonspecific"] * 2), np.zeros(2)
    before = theme_model_file.model_from(parts).hear(texts, asked, valences)
    more = (*load_themes(), replace(load_themes()[0], name="lift", title="Lift", nhs_labels=(), cues=("lift",)))
    for module in (theme_model, theme_model_file):
        monkeypatch.setattr(module, "load_themes", lambda: more)
    theme_model.finder.cache_clear()
    theme_model.sure_finder.cache_clear()
    after = theme_model_file.model_from(parts).hear(texts.copy(), asked, valences)
    theme_model.finder.cache_clear()
    theme_model.sure_finder.cache_clear()
    assert np.allclose(before.findings, after.findings)


def test_a_theme_added_to_the_taxonomy_is_found_by_its_cues_until_it_is_trained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    more = (*load_themes(), replace(load_themes()[0], name="lift", title="Lift", nhs_labels=(), cues=("lift",)))
    for module in (theme_model, theme_model_file, themes):
        monkeypatch.setattr(module, "load_themes", lambda: more)
    caches = (theme_model.finder, theme_model.sure_finder, themes.model)
    for kept in caches:
        kept.cache_clear()
    texts = pd.Series(["The lift was out of order again", "Lovely nurses"], dtype="str")
    called, value = themes.judge(texts, context_of(texts))
    for kept in caches:
        kept.cache_clear()
    assert called[:, -1].tolist() == [True, False]
    assert value[0, -1] > value[1, -1]
