"""What is held about people, for how long and on what basis; nobody else on the machine may read it."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.settings import Settings, load_settings
from dashboard.words.impact_assessment import TO_COMPLETE, as_markdown_file, assessment
from dashboard.words.privacy_words import report_lines
from tests.warehouse.rows import mention, store_mentions
from warehouse.erasure.holdings import holdings
from warehouse.files.file_modes import close_to_others, open_files
from warehouse.publish import publish
from warehouse.status import status

pytestmark = pytest.mark.thorough

_BASIS = '\n[rights.survey]\ntext_days = 365\npurpose = "Better care"\nbasis = "GDPR Art. 6(1)(e), 9(2)(h)"\n'


@pytest.fixture
def held(home: Home, settings: Settings) -> Home:
    home.settings.write_text(home.settings.read_text("utf-8") + _BASIS, "utf-8")
    store_mentions(home, settings, [mention(0), mention(1), mention(2, author="writer-0")])
    store_mentions(home, settings, [mention(3, source="x", item_id="1790000000000000003", question=None)])
    publish(home, load_settings(home))
    return home


def test_the_report_counts_what_is_held_and_says_for_how_long_and_why(held: Home) -> None:
    lines = "\n".join(report_lines(holdings(held, load_settings(held))))
    assert "3 mentions by 2 authors (numbers, not names), 3 with redacted text" in lines
    assert "redacted text 365 days" in lines
    assert "purpose    Better care" in lines and "GDPR Art. 6(1)(e), 9(2)(h)" in lines


def test_the_report_says_in_plain_words_what_was_removed_and_who_may_pool(held: Home) -> None:
    found = replace(holdings(held, load_settings(held)), removals={"at a person's request": 1}, readers_may_pool=True)
    lines = "\n".join(report_lines(found))
    assert "Removed      at a person's request (1 receipt)" in lines
    assert "in reports and shareable sets, from people who pool what they see too" in lines


def test_the_report_warns_where_no_basis_is_stated(held: Home) -> None:
    lines = report_lines(holdings(held, load_settings(held)))
    assert [line for line in lines if line.startswith("! No purpose or basis")] == [
        "! No purpose or basis is stated for x: write both under [rights.x] in heed.toml."
    ]


def test_the_assessment_is_filled_with_the_facts_and_marks_what_only_people_know(held: Home) -> None:
    text = as_markdown_file(assessment(holdings(held, load_settings(held)), date(2026, 3, 1), "1.0"))
    assert "Controller: Riverside Clinic." in text
    assert "- Survey: purpose Better care; lawful basis GDPR Art. 6(1)(e), 9(2)(h)" in text
    assert f"- X: purpose {TO_COMPLETE}" in text
    assert text.count("## ") == 6


def test_the_assessment_promises_nothing_that_the_settings_do_not_hold(held: Home) -> None:
    held.settings.write_text(held.settings.read_text("utf-8") + '[notices]\nplaces = ["HEED_NOTICE_TEAM"]\n', "utf-8")
    found = holdings(held, load_settings(held))
    text = as_markdown_file(assessment(found, date(2026, 3, 1), "1.0"))
    assert "- Survey: 3 mentions" in text and "as received as long as the text; redacted text 365 days" in text
    assert "Kept without limit: Survey" not in text
    assert "Kept without limit: X (redacted text). Why so long" in text
    assert "counts and names of themes go to 1 place;" in text
    assert "The data files are not encrypted" in text
    assert "approval of the platform: needed, none given" in text
    assert any(line.startswith("! X is held though its approval is needed") for line in report_lines(found))


def test_the_assessment_does_not_say_that_no_name_is_held_and_names_the_profile(held: Home) -> None:
    found = holdings(held, load_settings(held))
    said = as_markdown_file(assessment(found, date(2026, 6, 1), "1"))
    assert "heed holds no names" not in said
    assert all(f"Art. {article}" in said for article in (15, 16, 17, 18, 21, 22, 36))
    rounded = as_markdown_file(assessment(replace(found, small_numbers="round5"), date(2026, 6, 1), "1"))
    assert ("counts of 1 to 9 are hidden" in said, "counts of 1 to 7 are hidden" in rounded) == (True, True)


def test_the_profile_named_is_that_of_the_snapshot_and_a_new_one_is_said_to_hold_from_the_next(held: Home) -> None:
    held.settings.write_text(f'small_numbers = "round5"\n{held.settings.read_text("utf-8")}', "utf-8")
    found = holdings(held, load_settings(held))
    lines = report_lines(found)
    assert "Small counts hidden by the profile k10 in reports and shareable sets" in lines
    assert "! heed.toml says round5, which holds from the next publication on: heed publish." in lines
    text = as_markdown_file(assessment(found, date(2026, 6, 1), "1"))
    assert "the profile k10, from the next publication on round5;" in text and "counts of 1 to 9 are hidden" in text
    publish(held, load_settings(held))
    assert "Small counts hidden by the profile round5" in "\n".join(report_lines(holdings(held, load_settings(held))))
    assert "heed.toml says" not in "\n".join(report_lines(holdings(held, load_settings(held))))


def test_people_who_may_see_some_places_are_reckoned_with_from_the_next_publication_on(held: Home) -> None:
    written = 'readers_may_pool = true\n{}\n[person."a@clinic.example"]\nrole = "viewer"\nsites = ["riverside/north"]\n'
    held.settings.write_text(written.format(held.settings.read_text("utf-8")), "utf-8")
    lines = "\n".join(report_lines(holdings(held, load_settings(held))))
    assert "! Who may see which places, or pool them, has changed" in lines and "from people who pool" not in lines
    publish(held, load_settings(held))
    lines = "\n".join(report_lines(holdings(held, load_settings(held))))
    assert "has changed" not in lines and "from people who pool" in lines


def test_the_assessment_claims_no_more_than_heed_does(held: Home) -> None:
    text = as_markdown_file(assessment(holdings(held, load_settings(held)), date(2026, 6, 1), "1"))
    assert "of files every row that is imported" in text
    assert "Snapshots and files of mentions are rows in which nothing is suppressed" in text
    assert "as nobody signs in, not which person it was" in text
    assert "What has left is not called back" in text


def test_what_has_left_is_told_in_words(held: Home) -> None:
    found = replace(holdings(held, load_settings(held)), left={"report": 2, "mentions": 1})
    assert "Has left     2 reports; 1 file of mentions" in report_lines(found)


def test_the_report_names_former_snapshots_and_copies_too(held: Home) -> None:
    publish(held, load_settings(held))
    held.path.joinpath("store.before-099_example.duckdb").write_bytes(held.store.read_bytes())
    files = holdings(held, load_settings(held)).files
    assert sum(name.startswith("snapshot-") for name in files) == 2
    assert "store.before-099_example.duckdb" in files


def test_the_assessment_is_written_as_word_too(held: Home, tmp_path: Path) -> None:
    answer = CliRunner().invoke(heed.main, ["--home", str(held.path), "privacy", "dpia", str(tmp_path / "a.docx")])
    assert answer.exit_code == 0, answer.output
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert words[0].startswith("Data protection impact assessment") and "[to complete]" in words[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_files_are_for_their_owner_only(held: Home) -> None:
    close_to_others(held)
    assert open_files(held) == []
    assert {path.stat().st_mode & 0o777 for path in held.path.rglob("*") if path.is_file()} == {0o600}
    assert held.path.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_status_tells_of_a_file_that_others_may_read(held: Home) -> None:
    held.settings.chmod(0o644)
    assert any("Other accounts" in problem for problem in status(held, load_settings(held)).problems)
