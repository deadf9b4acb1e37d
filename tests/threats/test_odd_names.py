"""A place or an action may be called anything: every report is written, and no name turns its figures around."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from config.home import Home
from config.reporting import FORMATS
from dashboard.reports.figures import Place
from dashboard.reports.printable import printable
from dashboard.reports.report import Report
from dashboard.reports.write import report_of, write_report
from tests.pdf_pages import pages_of

pytestmark = pytest.mark.thorough

ODD = (
    *(
        "bell\x07 end\x00",
        "right \u202eot tfel",
        "half \ud83d emoji",
        "whole \U0001f3e5 \U0001f468\u200d\u2695\ufe0f",
        "=1+1",
    ),
    *(
        "<script>alert(1)</script>",
        "two\nlines",
        "N" * 300,
        "#show $x$ *bold* \\ @ref",
        "\u8bca\u6240",
        "]]>&amp;",
        "\ufeffstart",
    ),
)


@pytest.fixture(scope="module")
def report(attacked: Home) -> Report:
    report = report_of(attacked, "monthly", None)
    places = tuple(Place(name, 5, 20, 0.25, 0.1, 0.4, is_signal=False) for name in ODD)
    return printable(
        replace(
            report,
            places=places,
            place_title=ODD[0],
            notes=(*ODD, "So kind \U0001f64f\U0001f600 \u0639\u064a\u0627\u062f\u0629"),
            heat=(),
            signals=(),
        )
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_is_written_whatever_its_places_are_called(report: Report, ending: str, tmp_path: Path) -> None:
    (path,) = write_report(report, tmp_path, [ending])
    assert path.stat().st_size > 100


def test_names_keep_what_can_be_printed_on_one_line(report: Report) -> None:
    names = [place.title for place in report.places]
    assert names[:4] == ["bell end", "right ot tfel", "half \ufffd emoji", ODD[3]]
    assert names[6] == "two lines"
    assert len(names[7]) == 121


def test_a_store_that_holds_control_characters_still_gives_a_word_document(attacked: Home, tmp_path: Path) -> None:
    (path,) = write_report(report_of(attacked, "monthly", None), tmp_path, ["docx"])
    assert Document(str(path)).tables


def test_an_emoji_that_no_font_has_is_left_out_of_the_pdf_and_its_words_stay(report: Report, tmp_path: Path) -> None:
    (path,) = write_report(report, tmp_path, ["pdf"])
    words = " ".join(pages_of(path))
    assert "So kind" in words
    assert "whole" in words
