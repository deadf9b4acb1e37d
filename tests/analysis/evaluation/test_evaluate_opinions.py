"""Scoring what texts say of each of their themes."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from analysis.evaluation.opinions import evaluate_opinions
from config.errors import HeedError
from heed import main

_BOTH = 'The nurse was lovely but the toilets were filthy,"Staff manner: positive; cleanliness:neg"'


def _scored(rows: str, folder: Path) -> dict[str, Any]:
    path = folder / "labelled.csv"
    path.write_text(f"text,opinions\n{rows}\n", "utf-8")
    done = CliRunner().invoke(main, ["evaluate", "opinions", str(path), "--json"], catch_exceptions=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_theme_has_its_side_where_the_whole_text_lends_one_to_all(tmp_path: Path) -> None:
    found = _scored(_BOTH, tmp_path)
    assert (found["opinions"], found["side_accuracy"], found["differing_side_accuracy"]) == (2, 1.0, 1.0)
    assert (found["complaint_recall"], found["praise_precision"]) == (1.0, 1.0)
    assert found["whole_text"]["side_accuracy"] < 1
    assert found["vader"]["side_accuracy"] == 0.5


def test_a_right_side_of_a_theme_that_was_not_written_is_a_false_complaint(tmp_path: Path) -> None:
    found = _scored("The toilets were filthy,parking:negative", tmp_path)
    assert (found["found_share"], found["side_accuracy"]) == (0.0, None)
    assert (found["complaint_precision"], found["complaint_recall"]) == (0.0, 0.0)


def test_a_text_without_opinions_counts_against_what_is_found_in_it(tmp_path: Path) -> None:
    alone, beside = (_scored(rows, tmp_path) for rows in (_BOTH, f"{_BOTH}\nThe toilets were filthy,none"))
    assert beside["complaint_precision"] < alone["complaint_precision"]
    assert beside["complaint_recall"] == alone["complaint_recall"]


@pytest.mark.parametrize("written", ["cleanliness", "cleanliness:", "cleanliness:bad", "purple:positive", ":negative"])
def test_what_is_no_opinion_is_named_with_its_row(written: str, tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text(f"text,opinions\nKind,staff_manner:positive\nDirty,{written}\n", "utf-8")
    with pytest.raises(HeedError, match=r"labelled\.csv, row 3: .* is no opinion"):
        evaluate_opinions(path, lambda *_: None)
