"""What a report says in patients' words."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from config.home import Home
from config.reporting import FORMATS
from config.settings import load_settings
from dashboard.reports.examples import about, in_its_fonts
from dashboard.reports.figures import Example
from dashboard.reports.report import Report
from dashboard.reports.write import report_of, write_report
from tests.dashboard.reports.conftest import MONTH
from warehouse.erasure.clear_traces import clear_mentions
from warehouse.publish import publish
from warehouse.store import opened

pytestmark = pytest.mark.thorough


def _said(report: Report) -> dict[str, str]:
    return {example.kind: example.said for example in report.examples}


def test_a_survey_answer_is_quoted_and_a_post_is_not(report: Report) -> None:
    assert report.examples
    for example in report.examples:
        assert (example.source_title, example.kind) == ("Survey", "verbatim") or len(example.said.split()) <= 7


def test_without_the_right_nothing_longer_than_a_fragment_leaves(own_home: Home) -> None:
    text = own_home.settings.read_text("utf-8") + "\n[rights.survey]\nmay_export = false\n"
    own_home.settings.write_text(text, "utf-8")
    publish(own_home, load_settings(own_home))
    found = report_of(own_home, "monthly", MONTH)
    assert set(_said(found)) == {"fragment"}
    assert max(len(example.said.strip("“”… ").split()) for example in found.examples) <= 5


def test_a_paraphrase_stands_in_the_report_and_goes_with_its_mention(own_home: Home) -> None:
    with opened(own_home, "store") as store:
        number = store.execute(
            "SELECT max(mention_id) FROM mention JOIN label USING (mention_id) JOIN labeller USING (labeller_id) "
            "WHERE labeller = 'sentiment' AND label = 'negative' AND text LIKE 'I rang%' AND day <= DATE '2026-03-20'"
        ).fetchall()[0][0]
    run = CliRunner()
    quoting = run.invoke(
        heed.main, ["--home", str(own_home.path), "paraphrase", str(number), "I rang the clinic all morning, they say"]
    )
    assert (quoting.exit_code, "quotes the original" in quoting.output) == (1, True)
    own = "A caller gave up after trying for hours"
    assert run.invoke(heed.main, ["--home", str(own_home.path), "paraphrase", str(number), own]).exit_code == 0
    publish(own_home, load_settings(own_home))
    assert f"{own} (paraphrased)" in _said(report_of(own_home, "monthly", MONTH)).values()
    with opened(own_home, "desk") as desk:
        cleared = clear_mentions(desk, "desk", [number])
        left = desk.execute("SELECT count(*) FROM paraphrase").fetchall()
    assert (cleared["paraphrase_rows"], left) == (1, [(0,)])


def test_signs_that_no_font_of_the_report_has_stop_no_format(report: Report, tmp_path: Path) -> None:
    hostile = Example("Phone", "verbatim", in_its_fonts("😩 Нет 电话 “Not again” \x07"), "Survey", 1)
    assert hostile.said == "“Not again”"
    assert len(write_report(replace(report, examples=(hostile,)), tmp_path, FORMATS)) == len(FORMATS)


def test_what_a_theme_is_called_by_is_what_a_fragment_about_it_must_hold() -> None:
    assert {"reception", "receptionist*"} <= about("reception", "Reception & front desk")
    assert about("theme_of_our_own", "Car sharing") == {"car", "sharing"}
