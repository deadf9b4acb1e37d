"""Measuring the gate against marked texts."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

import heed
from config.errors import HeedError
from warehouse.redaction_score import score


def _file(tmp_path: Path, *entries: tuple[str, list[tuple[str, str]]]) -> Path:
    written: list[dict[str, Any]] = []
    for text, marks in entries:
        spans = [
            {
                "entity_type": kind,
                "entity_value": shown,
                "start_position": text.index(shown),
                "end_position": text.index(shown) + len(shown),
            }
            for kind, shown in marks
        ]
        written.append({"full_text": text, "spans": spans, "template_id": len(written)})
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def _row(frame: pd.DataFrame, kind: str) -> dict[str, float]:
    return dict(zip(frame.columns, frame[frame["type"] == kind].iloc[0], strict=True))


def test_an_identifier_counts_as_found_when_it_is_covered(tmp_path: Path) -> None:
    path = _file(tmp_path, ("Write to jane@example.org now", [("EMAIL_ADDRESS", "jane@example.org")]))
    assert _row(score(path), "EMAIL_ADDRESS")["recall"] == 1


def test_an_identifier_that_is_partly_readable_counts_as_missed(tmp_path: Path) -> None:
    path = _file(tmp_path, ("Write to jane@example.org now", [("EMAIL_ADDRESS", "to jane@example.org")]))
    assert _row(score(path), "EMAIL_ADDRESS")["recall"] == 0


def test_a_placeholder_of_the_wrong_kind_lowers_precision(tmp_path: Path) -> None:
    path = _file(
        tmp_path, ("Write to jane@example.org now", [("PERSON", "jane"), ("EMAIL_ADDRESS", "org")]), ("Dr Patel", [])
    )
    assert _row(score(path), "PERSON")["precision"] == 0


def test_titles_are_not_counted_to_the_person(tmp_path: Path) -> None:
    path = _file(tmp_path, ("I saw Dr. Patel today", [("PERSON", "Dr. Patel")]))
    assert _row(score(path), "PERSON")["recall"] == 1


@pytest.mark.parametrize("mark", ["Nurse Zofia", "Staff nurse Zofia", "Sister Zofia Nowak", "Prof. Zofia Nowak, MD"])
def test_posts_and_degrees_are_not_counted_to_the_person(tmp_path: Path, mark: str) -> None:
    path = _file(tmp_path, (f"I saw {mark} today", [("PERSON", mark)]))
    assert (_row(score(path), "PERSON")["recall"], _row(score(path), "ALL")["words_lost"]) == (1, 0)


def test_a_family_that_is_called_like_a_post_is_counted(tmp_path: Path) -> None:
    path = _file(
        tmp_path, ("the porter was late", [("PERSON", "porter")]), ("Mrs. was all it said", [("PERSON", "Mrs.")])
    )
    assert (_row(score(path), "PERSON")["identifiers"], _row(score(path), "PERSON")["found"]) == (1, 0)


def test_what_is_not_claimed_is_not_scored_and_said(tmp_path: Path) -> None:
    path = _file(tmp_path, ("It was on 3 May in Leeds", [("DATE_TIME", "3 May"), ("LOCATION", "Leeds")]))
    assert list(score(path)["type"]) == ["ALL"]
    said = CliRunner().invoke(heed.main, ["evaluate", "redaction", str(path)]).output
    assert "Not promised to go" in said
    assert "DATE_TIME (1), LOCATION (1)." in said


def test_one_object_a_line_and_the_names_of_presidios_results_are_read(tmp_path: Path) -> None:
    spans = [{"entity_type": "email_address", "start": 9, "end": 25, "score": 1.0}]
    line = json.dumps({"text": "Write to jane@example.org now", "spans": spans})
    (tmp_path / "marked.jsonl").write_text(f"{line}\n{line}\n", "utf-8")
    row = _row(score(tmp_path / "marked.jsonl"), "EMAIL_ADDRESS")
    assert (row["identifiers"], row["recall"]) == (2, 1)


def test_ordinary_words_are_those_outside_every_mark(tmp_path: Path) -> None:
    path = _file(tmp_path, ("Sarah was in Leeds and Sarah left", [("LOCATION", "Leeds")]))
    total = _row(score(path), "ALL")
    assert (total["words"], total["words_lost"]) == (6, 2)


def test_only_wanted_entries_are_scored(tmp_path: Path) -> None:
    path = _file(tmp_path, ("call jane@example.org", [("EMAIL_ADDRESS", "jane@example.org")]), ("one two three", []))
    assert _row(score(path, lambda entry: entry["template_id"] == 1), "ALL")["words"] == 3


@pytest.mark.parametrize(
    "content", ["", "{", "{}", "[1]", '[{"full_text": "a"}]', '[{"full_text": 1, "spans": []}]', "[]", "[" * 100_000,
    '[{"full_text": "a", "spans": [{"entity_type": "PERSON", "start_position": 0, "end_position": 9}]}]'],
)  # fmt: skip
def test_a_file_of_another_form_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "marked.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(HeedError, match=r"marked\.json"):
        score(path)


def test_a_missing_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="cannot be read"):
        score(tmp_path / "nothing.json")


def test_structured_identifiers_of_the_public_corpus_are_found(shared: Path) -> None:
    frame = score(shared / "pii" / "generated_large.json", lambda entry: entry["template_id"] % 2 == 1)
    recall = frame.set_index("type")["recall"]
    assert recall[["EMAIL_ADDRESS", "DOMAIN_NAME", "CREDIT_CARD", "US_SSN", "IBAN_CODE"]].min() >= 0.99


def test_few_ordinary_words_of_the_public_corpus_are_lost(shared: Path) -> None:
    frame = score(shared / "pii" / "generated_large.json", lambda entry: entry["template_id"] % 2 == 1)
    assert _row(frame, "ALL")["lost_share"] <= 0.02
