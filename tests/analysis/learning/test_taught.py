"""What models learn from beside the labelled file, and what encoders said of texts that they had not seen."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from analysis.encoder.reader import read_deeply
from analysis.encoder.train import folds_of
from analysis.learning.invented import posts, reviews, surveys, training_files
from analysis.learning.model_file import MODELS
from analysis.learning.taught import marks_of_themes, with_taught
from analysis.learning.unseen import load_unseen, save_unseen
from analysis.train import said_of

_EXAMPLES = pd.DataFrame(
    {
        "text": ["The desk was helpful", "Nowhere to park", "Fine"],
        "kind": "nonspecific",
        "question": "Why?",
        "rating": np.nan,
        "writer": ["a", "b", "c"],
        "source": "file",
        "sentiment": ["positive", "negative", "middle"],
        "level": np.nan,
        "labels": ["staff_manner", "parking", "none"],
    }
)


def test_what_is_measured_comes_first_and_is_marked() -> None:
    known = with_taught(_EXAMPLES)
    assert known["is_measured"].tolist()[:4] == [True, True, True, False]
    assert known["is_measured"].sum() == 3


def test_no_text_that_is_measured_is_taught_from_the_side() -> None:
    taught = surveys()["text"].iloc[0]
    known = with_taught(_EXAMPLES.assign(text=[taught, "x", "y"]))
    assert (known.loc[~known["is_measured"], "text"] == taught).sum() == 0


def test_answers_to_telling_questions_stand_there_again_without_them() -> None:
    asked = ["What was good?", "What could be better?", "Why?"]
    known = with_taught(_EXAMPLES.assign(question=asked, kind=["what_good", "could_improve", "nonspecific"]))
    again = known[known["writer"].isin(["a", "b", "c"]) & ~known["is_measured"]]
    assert again["text"].tolist() == _EXAMPLES["text"].tolist()[:2]
    assert again["kind"].tolist() == ["nonspecific"] * 2
    assert again["question"].isna().all()
    assert again["labels"].tolist() == _EXAMPLES["labels"].tolist()[:2]


def test_the_encoder_that_judges_an_answer_has_not_learnt_from_it_without_its_question_either() -> None:
    many = pd.concat([_EXAMPLES.assign(kind="what_good", writer=f"w{row}") for row in range(30)], ignore_index=True)
    known = with_taught(many)
    fold_of = pd.Series(folds_of(known)).groupby(known["writer"]).nunique()
    assert fold_of[many["writer"].unique()].tolist() == [1] * 30


def test_added_texts_are_redacted_and_keep_their_writers_apart(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("text,label,labels\nThank you Zebedee,positive,staff_manner\n", "utf-8")
    known = with_taught(_EXAMPLES, [path], lambda text: text.replace("Zebedee", "[PERSON]"))
    last = known.iloc[-1]
    assert (last["text"], last["writer"], bool(last["is_measured"])) == (
        "Thank you [PERSON]",
        "added 0 row 0",
        False,
    )


def test_a_theme_that_the_labelled_file_never_names_is_unknown_there() -> None:
    known = with_taught(_EXAMPLES)
    marked = marks_of_themes(known[known["labels"].notna()].reset_index(drop=True), 1)
    assert marked.iloc[:3][["staff_manner", "parking"]].to_numpy().tolist() == [[1, 0], [0, 1], [0, 0]]
    assert marked["billing"].iloc[:3].isna().all()
    assert marked["billing"].iloc[3:].notna().all()


@pytest.mark.parametrize("texts", [posts(held_out=False), reviews(), surveys()])
def test_every_invented_text_has_words_and_a_sentiment(texts: pd.DataFrame) -> None:
    assert texts["text"].str.strip().str.len().min() > 0
    assert set(texts["sentiment"]) <= {"negative", "middle", "positive"}


def test_reviews_answer_nothing_and_of_some_answers_nobody_knows_the_question() -> None:
    assert reviews()["question"].isna().all()
    assert 0.2 < surveys()["question"].isna().mean() < 0.8


def test_no_text_is_learnt_from_that_is_kept_for_measuring() -> None:
    here = Path(__file__).parents[1]
    kept = {text for path in here.glob("reviews_*.csv") for text in pd.read_csv(path, dtype="str")["text"]}
    kept |= set(posts(held_out=True)["text"])
    assert not kept & set(with_taught(_EXAMPLES)["text"])


def test_what_encoders_said_is_given_for_the_same_files_and_texts_alone(tmp_path: Path) -> None:
    files, outputs = training_files(), np.arange(6.0).reshape(3, 2)
    rows = np.arange(3)
    save_unseen(tmp_path, files, outputs)
    kept = load_unseen(tmp_path, files, rows)
    assert kept is not None
    assert kept.tolist() == outputs.tolist()
    assert load_unseen(tmp_path, files[:1], rows) is None
    assert load_unseen(tmp_path, files, np.arange(4) % 3) is None
    assert load_unseen(tmp_path / "nowhere", files, rows) is None


def test_texts_of_files_that_the_encoder_never_saw_are_read_by_it(tmp_path: Path) -> None:
    added = tmp_path / "audit.csv"
    added.write_text("text,label,labels\nThe bell rang and nobody came,negative,staff_responsiveness\n", "utf-8")
    known = with_taught(_EXAMPLES, [added])
    files, rows = [*training_files(), added], known["file"].to_numpy() - 1
    width = shipped_outputs(["Nobody came"]).shape[1]
    save_unseen(tmp_path, files[:-1], np.ones((int((rows < 3).sum()), width)))
    for model in ("encoder.onnx", "encoder_words.json"):
        shutil.copy(MODELS / model, tmp_path)
    found = said_of(known, load_unseen(tmp_path, files, rows), tmp_path, lambda *_: None)
    assert found is not None
    assert (found[rows < 3] == 1).all()
    assert found[rows == 3].tolist() == shipped_outputs(["The bell rang and nobody came"]).tolist()


def shipped_outputs(texts: Sequence[str]) -> NDArray[np.float64]:
    return read_deeply(texts, ["nonspecific"] * len(texts), MODELS).outputs
