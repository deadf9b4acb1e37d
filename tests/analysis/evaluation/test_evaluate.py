"""Scoring a labelled file from the command line, as somebody does who checks heed on labels of their own."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analysis.learning.examples import read_examples
from config.errors import HeedError
from heed import main

_SENTIMENTS = """text,label,question,source,rating
The nurse was kind and the clinic was spotless,positive,What was good?,survey,5
Waited three hours and nobody told us why,negative,What could be better?,survey,1
Does anyone know whether they open on Sunday?,neutral,,x,
Lovely doctor but the car park is a disgrace,mixed,,x,3
"""


def _scored(what: str, file: Path) -> dict[str, Any]:
    done = CliRunner().invoke(main, ["evaluate", what, str(file), "--json"], catch_exceptions=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _file(folder: Path, text: str) -> Path:
    path = folder / "labelled.csv"
    path.write_text(text, "utf-8")
    return path


def test_sentiment_is_one_object_with_every_figure_and_what_plain_vader_gets(tmp_path: Path) -> None:
    found = _scored("sentiment", _file(tmp_path, _SENTIMENTS))
    assert {"n", "accuracy", "macro_f1", "per_class", "confusion", "calibration_error", "vader", "majority"} <= set(
        found
    )
    assert (found["n"], found["per_class"]["neutral"]["examples"]) == (4, 2)
    assert list(found["confusion"]) == list(found["per_class"]) == ["negative", "neutral", "positive"]
    assert (found["vader"]["n"], found["per_source"]["x"]["n"], found["per_question"]["what_good"]["n"]) == (4, 2, 1)


def test_themes_are_one_object_and_name_the_labels_that_are_none(tmp_path: Path) -> None:
    rows = "".join(f"Parking was impossible on day {day},Parking;Sunshine\n" for day in range(20))
    found = _scored("themes", _file(tmp_path, "text,labels\n" + rows))
    assert (found["themes"], found["unknown_labels"]) == (1, {"sunshine": 20})
    assert found["micro_f1"] == found["macro_f1"] == found["per_theme"]["parking"]["f1"] > 0.9


def test_without_twenty_examples_of_a_theme_there_is_no_micro_f1(tmp_path: Path) -> None:
    assert _scored("themes", _file(tmp_path, "text,labels\nNowhere to park,parking\n"))["micro_f1"] is None


def test_languages_are_scored_with_the_short_texts_apart(tmp_path: Path) -> None:
    text = (
        "text,label\nThe doctor listened to me for a long time,en\nLa enfermera fue muy amable conmigo,es\nThanks,en\n"
    )
    found = _scored("language", _file(tmp_path, text))
    assert (found["n"], found["short_n"], found["per_language"]["es"]["recall"]) == (3, 1, 1.0)


def test_none_is_an_answer_and_not_a_missing_one(tmp_path: Path) -> None:
    path = _file(tmp_path, "text,label,question\nNone,negative,What was good?\nN/A,neutral,\n,neutral,\n")
    assert read_examples(path)["text"].tolist() == ["None", "N/A"]


def test_stars_and_shares_are_the_same_rating(tmp_path: Path) -> None:
    assert read_examples(_file(tmp_path, _SENTIMENTS))["rating"].dropna().tolist() == [1.0, 0.0, 0.5]


@pytest.mark.parametrize(
    ("what", "text", "sentence"),
    [
        ("sentiment", "text,label,rating\ngood,positive,1\nbad,negative,7\n", "row 3: the rating '7' does not fit"),
        ("sentiment", "text,label\ngood,\n", "no row with a sentiment"),
        ("sentiment", "text,label\n,positive\n", "no row with text"),
        ("themes", "text,labels\ngood,Sunshine\n", "None of the labels ('sunshine' ...) is the name of a theme"),
        ("language", "text,label\ngood,English\n", "row 2: 'english' in column label is no language code"),
        ("language", "words,label\ngood,en\n", "must have a column `text`"),
    ],
)
def test_a_file_that_cannot_be_scored_is_refused_in_a_sentence(
    tmp_path: Path, what: str, text: str, sentence: str
) -> None:
    done = CliRunner().invoke(main, ["evaluate", what, str(_file(tmp_path, text))])
    assert (done.exit_code, sentence in done.stderr) == (1, True)


def test_a_file_in_another_encoding_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("text,label\ncafé,positive\n".encode("latin-1"))
    with pytest.raises(HeedError, match="CSV file in UTF-8"):
        read_examples(path)
