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


def test_a_blank_is_no_language(tmp_path: Path) -> None:
    found = _scored("language", _file(tmp_path, "text,label,expected_language\nThanks,en, \nA kind nurse, ,en\n"))
    assert found["n"] == 1
    assert "" not in found["per_language"]


def test_none_is_an_answer_and_not_a_missing_one(tmp_path: Path) -> None:
    path = _file(tmp_path, "text,label,question\nNone,negative,What was good?\nN/A,neutral,\n,neutral,\n")
    assert read_examples(path)["text"].tolist() == ["None", "N/A"]


def test_stars_and_shares_are_the_same_rating(tmp_path: Path) -> None:
    assert read_examples(_file(tmp_path, _SENTIMENTS))["rating"].dropna().tolist() == [1.0, 0.0, 0.5]


@pytest.mark.parametrize(
    ("what", "text", "sentence"),
    [
        ("sentiment", "text,label,rating\ngood,positive,1\nbad,negative,7\n", "row 3: the rating '7' does not fit"),
        ("sentiment", "text,label,rating\ngood,positive,5\nbad,negative,11/10\n", "row 3: the rating '11/10'"),
        ("sentiment", "text,label\ngood,\n", "no row with a sentiment"),
        ("sentiment", "text,label\n,positive\n", "no row with text"),
        ("themes", "text,labels\ngood,Sunshine\n", "none of the labels ('sunshine' ...) is the name of a theme"),
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


def _feelings(folder: Path, text: str) -> list[str]:
    return [str(felt) for felt in read_examples(_file(folder, text))["sentiment"].fillna("").tolist()]


def test_labels_are_understood_however_people_spell_them(tmp_path: Path) -> None:
    written = ["Positive", " POS ", "4 stars", "★★★★★", "1", "NEG", "very-negative", "2 Stars", "5.0", "Neutral/Mixed"]
    rows = "".join(f"good,{label}\n" for label in written)
    assert _feelings(tmp_path, "text,label\n" + rows) == ["positive"] * 5 + ["negative"] * 4 + ["middle"]


def test_minus_one_to_one_is_a_scale_of_its_own_and_unknown_is_no_label(tmp_path: Path) -> None:
    assert _feelings(tmp_path, "text,label\na,-1\nb,0\nc,1\nd,unclear\n") == ["negative", "middle", "positive", ""]


def test_other_columns_a_mark_at_the_beginning_and_semicolons_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes("\ufeffComment;Sentiment;Stars\nKind nurse;positive;5 stars\nRude;negative;1/5\n".encode())
    found = read_examples(path)
    assert (found["text"].tolist(), found["rating"].tolist()) == (["Kind nurse", "Rude"], [1.0, 0.0])


def test_two_columns_that_may_be_the_text_are_not_guessed_between(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="comment and review could be it"):
        read_examples(_file(tmp_path, "comment,review,label\na,b,positive\n"))


def test_a_file_of_one_star_reviews_is_not_full_marks(tmp_path: Path) -> None:
    path = _file(tmp_path, "text,label,rating\nRude,negative,1\nSlow,negative,1\n")
    assert read_examples(path)["rating"].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("4 stars", 0.75),
        ("1 out of 5", 0.0),
        ("1.0 out of 5 stars", 0.0),
        ("4.5 out of 5 stars", 0.875),
        ("★★★☆☆", 0.5),
        ("3/5", 0.5),
        ("7/10", 0.7),
        ("80 %", 0.8),
    ],
)
def test_a_rating_that_tells_its_scale_is_understood_beside_plain_stars(
    written: str, share: float, tmp_path: Path
) -> None:
    path = _file(tmp_path, f"text,label,rating\nOk,neutral,{written}\nRude,negative,1\nKind,positive,5\n")
    assert read_examples(path)["rating"].tolist() == [share, 0.0, 1.0]


@pytest.mark.parametrize("written", ["", "NULL", "none", "Not rated", "N/A"])
def test_a_rating_that_nobody_gave_is_none(written: str, tmp_path: Path) -> None:
    path = _file(tmp_path, f"text,label,rating\nOk,neutral,{written}\nKind,positive,5\n")
    assert read_examples(path)["rating"].isna().tolist() == [True, False]


def test_a_row_of_more_values_than_columns_is_refused_and_not_read_one_column_aside(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="more values than it has columns"):
        read_examples(_file(tmp_path, "text,label\nKind, really,positive\nRude,negative\n"))


def test_a_comma_at_the_end_of_each_row_does_not_matter(tmp_path: Path) -> None:
    found = read_examples(_file(tmp_path, "text,label\nKind,positive,\nRude,negative,\n"))
    assert found["text"].tolist() == ["Kind", "Rude"]


def test_three_rows_of_one_class_are_scored_over_that_class(tmp_path: Path) -> None:
    rows = "The nurse was lovely and kind,positive\n" * 3
    found = _scored("sentiment", _file(tmp_path, "text,label\n" + rows))
    assert (found["n"], found["macro_f1"]) == (3, 1.0)


def test_rows_that_cannot_count_are_counted(tmp_path: Path) -> None:
    file = _file(tmp_path, "text,label\nRude staff,negative\n,positive\nFine,unknown\n")
    done = CliRunner().invoke(main, ["evaluate", "sentiment", str(file)], catch_exceptions=False)
    assert "2 of 3 rows were left out" in done.stdout


def test_theme_names_are_understood_in_any_case_with_commas_and_with_and(tmp_path: Path) -> None:
    labels = [
        "STAFF MANNER & PERSONAL ATTRIBUTES",
        "Food and drink provision and facilities|Parking",
        '"parking, food"',
    ]
    rows = "".join(f"good,{label}\n" for label in labels)
    themes = _scored("themes", _file(tmp_path, "text,labels\n" + rows))["per_theme"]
    assert [themes[name]["examples"] for name in ("staff_manner", "food", "parking")] == [1, 2, 2]


def test_a_row_with_no_theme_that_heed_has_is_left_out_and_said(tmp_path: Path) -> None:
    found = _scored("themes", _file(tmp_path, "text,label\nNowhere to park,parking\nGood seats,sunshine\nYes,none\n"))
    assert (found["n"], found["unknown_labels"], found["micro_f1_of_all"]) == (2, {"sunshine": 1}, 1.0)


def test_relevance_is_scored_beside_keeping_everything(tmp_path: Path) -> None:
    posts = "We are hiring a nurse at Hill Clinic apply now,jobs\nWaited two hours at Hill Clinic,care\nYes?,relevant\n"
    found = _scored("relevance", _file(tmp_path, "text,label\n" + posts))
    assert (found["precision"], found["recall"], found["kept_care_share"]) == (1.0, 1.0, 1.0)
    assert (found["majority"]["recall"], found["per_kind"]["jobs"]["removed"]) == (0.0, 1)


def test_urgency_may_stand_in_a_column_of_its_own_as_yes_and_no(tmp_path: Path) -> None:
    text = "text,label,urgency\nThey gave me the wrong tablets,negative,Yes\nThe nurse was kind,positive,no\n"
    found = _scored("urgency", _file(tmp_path, text))
    assert (found["n"], found["urgent"], found["accuracy"]) == (2, 1, 1.0)


@pytest.mark.parametrize("what", ["sentiment", "urgency"])
def test_either_tier_can_be_measured(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_asked(*_: object) -> None:
        raise AssertionError("the encoder was asked")

    monkeypatch.setattr("analysis.tier.read_beside", not_asked)
    label = "negative" if what == "sentiment" else "none"
    file = _file(tmp_path, f"text,label\nNobody answered the bell that night,{label}\n")
    done = CliRunner().invoke(main, ["evaluate", what, str(file), "--tier", "fast"], catch_exceptions=False)
    assert done.exit_code == 0
    assert CliRunner().invoke(main, ["evaluate", what, str(file)]).exit_code != 0
