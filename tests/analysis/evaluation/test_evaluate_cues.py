"""Scoring urgency and severity from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analysis.evaluation.severities import evaluate_severity
from analysis.evaluation.urgencies import evaluate_urgency
from config.errors import HeedError
from heed import main


def _scored(what: str, text: str, folder: Path) -> dict[str, Any]:
    path = folder / "labelled.csv"
    path.write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["evaluate", what, str(path), "--json"], catch_exceptions=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_urgency_is_one_object_beside_flagging_nothing(tmp_path: Path) -> None:
    rows = (
        "text,label\nI took an overdose,self_harm\nThey gave me the wrong tablets,Medication error\nKind nurse,none\n"
    )
    found = _scored("urgency", rows, tmp_path)
    assert (found["n"], found["urgent"], found["recall"], found["precision"]) == (3, 2, 1.0, 1.0)
    assert (found["majority"]["recall"], found["majority"]["precision"]) == (0.0, None)
    assert found["per_kind"]["self_harm"] == {"examples": 1, "recall": 1.0, "noticed_share": 1.0, "flagged": 1}


def test_severity_is_one_object_beside_the_commonest_level(tmp_path: Path) -> None:
    rows = "text,label\nA nurse slapped my grandmother,3\nKind nurse,0\nLovely care,0\n"
    found = _scored("severity", rows, tmp_path)
    assert (found["n"], found["accuracy"], found["weighted_kappa"]) == (3, 1.0, 1.0)
    assert found["majority"]["accuracy"] == pytest.approx(2 / 3, abs=1e-4)


def test_what_is_flagged_as_another_kind_is_noticed_and_no_hit_of_its_own(tmp_path: Path) -> None:
    rows = "text,label\nThey gave me the wrong tablets,safeguarding\n"
    found = _scored("urgency", rows, tmp_path)["per_kind"]["safeguarding"]
    assert (found["recall"], found["noticed_share"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("judge", "rows", "sentence"),
    [
        (evaluate_urgency, "text,label\nKind,angry\n", "row 2: 'angry' in the column of labels is no kind of urgency"),
        (evaluate_urgency, "text\nKind\n", "must have a column `label`; it has text"),
        (evaluate_severity, "text,label\nKind,0\nRude,4\n", "row 3: '4' in column label is no level of severity"),
        (evaluate_severity, "text,label\n,\n", "has no row with both a text and a label"),
    ],
)
def test_a_label_that_is_none_is_named_with_its_row(judge: Any, rows: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text(rows, "utf-8")
    with pytest.raises(HeedError, match=sentence):
        judge(path, lambda *_: None)
