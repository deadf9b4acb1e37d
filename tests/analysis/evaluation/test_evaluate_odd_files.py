"""Odd files given to `heed evaluate`: each is answered with one sentence that names the file and says what is amiss."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from analysis.evaluation.languages import evaluate_language
from analysis.evaluation.opinions import evaluate_opinions
from analysis.evaluation.own_themes import evaluate_own_themes
from analysis.evaluation.relevances import evaluate_relevance
from analysis.evaluation.sentiment_and_themes import evaluate_sentiment, evaluate_themes
from analysis.evaluation.severities import evaluate_severity
from analysis.evaluation.topics import evaluate_topics
from analysis.evaluation.urgencies import evaluate_urgency
from config.errors import HeedError
from warehouse.redaction_score import score

_Evaluate = Callable[[Path, Callable[..., None]], Any]
_COMMANDS: dict[str, _Evaluate] = {
    "sentiment": evaluate_sentiment,
    "themes": evaluate_themes,
    "opinions": evaluate_opinions,
    "own-themes": evaluate_own_themes,
    "urgency": evaluate_urgency,
    "severity": evaluate_severity,
    "relevance": evaluate_relevance,
    "language": evaluate_language,
    "topics": partial(evaluate_topics, baseline=False),
    "redaction": lambda path, _: score(path),
}
_FILES = {
    "empty": b"",
    "only a header": b"text,label,labels\n",
    "other columns": b"words,mark\nThe nurse was kind,1\n",
    "no labels": b"text,label,labels\nThe nurse was kind,,\n",
    "no text": b"text,label,labels\n,positive,Staff manner\n",
    "unknown labels": b"text,label,labels\nThe nurse was kind,purple,purple\n",
    "another encoding": b"text,label,labels\ncaf\xe9 was closed,positive,Food\n",
    "no table": b"PK\x03\x04aaaa\x00\x00",
}


@pytest.mark.parametrize("what", _FILES)
@pytest.mark.parametrize("command", _COMMANDS)
def test_an_odd_file_is_answered_with_a_sentence_that_names_it(command: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(_FILES[what])
    if command == "topics" and what in ("no labels", "unknown labels"):
        pytest.skip("topics need no labels")
    with pytest.raises(HeedError, match=r"odd\.csv"):
        _COMMANDS[command](path, lambda *_: None)


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_file_that_is_not_there_and_a_folder_are_named(command: str, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(HeedError, match=path.name):
            _COMMANDS[command](path, lambda *_: None)


@pytest.mark.parametrize(
    ("command", "label"),
    [
        ("sentiment", "negative"),
        ("urgency", "none"),
        ("severity", "0"),
        ("relevance", "care"),
        ("language", "en"),
        ("opinions", "facilities:negative"),
    ],
)
def test_a_file_of_one_class_is_measured(command: str, label: str, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(f"text,label\nThe waiting room was cold and dirty,{label}\nNobody answered me,{label}\n", "utf-8")
    assert _COMMANDS[command](path, lambda *_: None).figures["n"] == 2


def test_own_themes_are_learnt_from_ten_texts_each_and_judged_on_the_others(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = [f"Could not park my car in bay {row},Parking" for row in range(70)]
    rows += [f"The soup on day {row} was cold,Food and drink" for row in range(70)]
    path.write_text("\n".join(["text,labels", *rows]), "utf-8")
    figures = evaluate_own_themes(path, lambda *_: None).figures
    assert {of["examples"] for of in figures["per_theme"].values()} == {60}
    assert figures["macro_f1"] > figures["majority"]["macro_f1"]
