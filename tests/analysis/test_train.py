"""Training and scoring on a small file of invented texts."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import train as training
from analysis.evaluation.sentiment_and_themes import evaluate_sentiment, evaluate_themes
from analysis.learning import cross_validation, invented, sentiment_model, taught, theme_model_file
from analysis.learning.cross_validation import cross_validate_sentiment
from analysis.learning.examples import read_examples, themes_of
from analysis.learning.model_file import MODELS, load_model, trained_on
from analysis.learning.sentiment_training import fit_sentiment
from analysis.learning.taught import with_taught
from analysis.learning.unseen import save_unseen
from analysis.train import train
from config.errors import HeedError

pytestmark = pytest.mark.thorough

_WAYS = {
    1: ("lovely helpful nurse", "Staff manner & personal attributes"),
    3: ("average visit overall", "Not assigned"),
    5: ("terrible long wait", "Timeliness of care"),
}
_QUESTIONS = ("Why?", "What could be better?")


def _silent(stage: str, done: int, total: int | None) -> None:
    pass


def _redact(text: str) -> str:
    return re.sub("Zebedee", "[PERSON]", text)


@pytest.fixture(scope="module", autouse=True)
def _few_invented_texts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("reviews", "surveys"):
            some = getattr(invented, name)().head(30)
            patch.setattr(taught, name, lambda some=some: some)
        few = invented.posts(held_out=False).head(30)
        patch.setattr(taught, "posts", lambda *, held_out: few)
        patch.setattr(training, "_FEWEST_TEXTS", 100)
        patch.setattr(cross_validation, "FOLDS", 2)
        yield


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    generator = np.random.default_rng(5)
    rows: list[dict[str, Any]] = []
    for number in range(240):
        level = int(generator.choice([1, 3, 5]))
        words, labels = _WAYS[level]
        text = f"{words} from Zebedee, ward {generator.choice(['rose', 'oak', 'elm'])}"
        rows.append(
            {
                "text": text,
                "sentiment": level,
                "labels": labels,
                "question": _QUESTIONS[number % 2],
                "respondent": f"w{number // 2}",
            }
        )
    rows[7]["heed_export"] = "abcdefghijkl"  # a row of exported corrections, put among others by hand
    path = tmp_path_factory.mktemp("labelled") / "labelled.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def trained(labelled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    train(labelled, _redact, _silent, folder)
    return folder


def test_training_writes_models_that_can_be_read(trained: Path) -> None:
    felt = sentiment_model.model_from(load_model(trained / "sentiment.npz", "sentiment"))
    about = theme_model_file.model_from(load_model(trained / "theme.npz", "theme"))
    assert (felt.fast.class_weights.shape, set(about.themes)) == ((3,), {"staff_manner", "waiting_time"})


def test_what_the_gate_removes_is_in_no_model(trained: Path) -> None:
    words = str(load_model(trained / "sentiment.npz", "sentiment")["words"])
    assert "zebedee" not in words


def test_the_figures_name_the_data_they_come_from(trained: Path) -> None:
    figures = json.loads((trained / "sentiment.json").read_text("utf-8"))
    assert (figures["data"]["file"], len(figures["data"]["sha256"]), figures["text"]["n"]) == ("labelled.csv", 64, 240)


def test_answers_are_measured_again_as_if_their_question_were_not_known(trained: Path) -> None:
    figures = json.loads((trained / "sentiment.json").read_text("utf-8"))
    assert figures["without_question"]["n"] == figures["rating_without_question"]["n"] == 240
    assert figures["without_question"]["accuracy"] > 0.95


def test_no_model_is_measured_that_saw_the_same_writer_without_the_question(
    labelled: Path, trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = sentiment_model.model_from(load_model(trained / "sentiment.npz", "sentiment"))
    known = with_taught(read_examples(labelled))
    learnt: list[set[str]] = []

    def fit(part: pd.DataFrame, outputs: object) -> sentiment_model.SentimentModel:
        learnt.append(set(part["writer"]))
        return model

    monkeypatch.setattr(cross_validation, "fit_sentiment", fit)
    cross_validate_sentiment(known[known["sentiment"].notna()].reset_index(drop=True), _silent)
    theirs = set(known.loc[known["is_measured"], "writer"])
    assert theirs & learnt[0] & learnt[1] == set()


def test_fitting_again_gives_the_same_model(trained: Path, labelled: Path) -> None:
    examples = read_examples(labelled)
    examples["text"] = examples["text"].map(_redact)
    again = sentiment_model.model_parts(fit_sentiment(with_taught(examples)))
    before = load_model(trained / "sentiment.npz", "sentiment")
    assert np.array_equal(again["reader_weights"], before["reader_weights"])


def test_a_new_folder_is_fitted_to_what_the_shipped_encoder_said_of_these_files(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[tuple[int, Any]] = []

    def keep(known: pd.DataFrame, outputs: Any, *_: object) -> dict[str, Any]:
        fitted.append((len(known), outputs))
        return {}

    (tmp_path / "shipped").mkdir()
    monkeypatch.setattr(training, "MODELS", tmp_path / "shipped")
    monkeypatch.setattr(training, "write_models", keep)
    train(labelled, _redact, _silent, tmp_path / "one")
    count, without = fitted[0]
    save_unseen(tmp_path / "shipped", [labelled, *invented.training_files()], np.ones((count, 3)))
    train(labelled, _redact, _silent, tmp_path / "other")
    assert without is None
    assert fitted[1][1].shape == (count, 3)


def test_a_folder_of_models_is_used_where_it_is_named(trained: Path, labelled: Path) -> None:
    command = [sys.executable, "-m", "heed", "evaluate", "sentiment", str(labelled), "--tier", "fast", "--json"]
    said = [
        json.loads(subprocess.run(command, env=os.environ | named, capture_output=True, check=True).stdout)
        for named in ({}, {"HEED_MODELS": str(trained)})
    ]
    # The shipped models do not call "average visit overall" neutral.
    assert [figures["accuracy"] > 0.95 for figures in said] == [False, True]


def test_a_new_folder_holds_the_encoder_too(trained: Path) -> None:
    assert {path.name for path in trained.iterdir()} == {path.name for path in MODELS.iterdir()}


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("text,sentiment,labels\ngood,1,Parking\n", "utf-8")
    with pytest.raises(HeedError, match="training needs at least"):
        train(path, _redact, _silent, tmp_path)


def test_scoring_shows_vader_beside_the_model(labelled: Path) -> None:
    assert evaluate_sentiment(labelled, _silent).tables[0]["system"].tolist() == ["heed", "vader", "majority"]


def test_scoring_themes_gives_a_row_for_each_theme_that_occurs(labelled: Path) -> None:
    assert {"staff_manner", "waiting_time"} <= set(evaluate_themes(labelled, _silent).tables[1]["theme"])


def test_a_sentiment_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("text,label\ngood,splendid\n", "utf-8")
    with pytest.raises(HeedError, match="'splendid' in column label is no sentiment"):
        read_examples(path)


def test_a_file_without_labels_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("text\ngood\n", "utf-8")
    with pytest.raises(HeedError, match="must have a column `text` and one of"):
        read_examples(path)


def test_themes_may_be_named_in_our_words_or_those_of_the_nhs() -> None:
    marked = themes_of(pd.Series(["parking; waiting_time", "Timeliness of care", "Not assigned"], dtype="str"))
    assert marked["waiting_time"].tolist() == [True, True, False]


def test_rows_that_could_not_be_labelled_are_left_out(shared: Path) -> None:
    examples = read_examples(shared / "nhs_feedback" / "train.csv")
    assert (len(examples), int(examples["sentiment"].notna().sum())) == (4010, 3983)


def test_a_model_knows_by_hash_and_by_mark_what_it_was_trained_on(trained: Path, labelled: Path) -> None:
    assert trained_on("theme", trained) == [hashlib.sha256(labelled.read_bytes()).hexdigest(), "abcdefghijkl"]
