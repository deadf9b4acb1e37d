"""The report as slides, with charts that PowerPoint draws from data a person can edit."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from dashboard.palette import BLUE, INK, ORANGE, QUIET, TINTS, WHITE
from dashboard.reports import native_charts
from dashboard.reports.lines import (
    DEMONSTRATION,
    TREND_NOTE,
    colour_of,
    coverage_sentence,
    deed_line,
    foot_line,
    joined,
    made_line,
    mark_lines,
    others_sentence,
    since_line,
    verdict_line,
    version_words,
)
from dashboard.reports.owners import escalation_line
from dashboard.reports.present import count, interval, per_100, signed
from dashboard.reports.report import Report

_ROW, _LINE, _LETTER = Inches(0.38), Inches(0.22), Pt(6)
_LEFT, _WIDTH = Inches(0.6), Inches(12.1)
_TITLE_ONLY, _DEEDS, _SIGNALS, _COMPARED, _MARKS = 5, 5, 4, 10, 8
_Line = tuple[str, int, str, bool]
_BULLET = "■  "
_HANGING = str(Inches(0.28))


def write_slides(report: Report, path: Path) -> None:
    """Write the report as PPTX."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    published = datetime.fromisoformat(report.published_at)
    deck.core_properties.title = f"{report.title}, {report.provider_title}"
    deck.core_properties.author = "heed"
    deck.core_properties.comments = report.snapshot
    deck.core_properties.created = deck.core_properties.modified = published
    for draw in (_opening, _trend, _signals, _complaints, _sites, _actions, _praise, _basis, _measured, _frameworks):
        draw(deck, report)
    deck.save(str(path))


def _opening(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, report.title)
    where = joined((report.provider_title, report.place_title))
    _words(slide, [(where, 16, QUIET, False)], Inches(1.15), Inches(0.5))
    if report.is_demonstration:
        _words(slide, [(DEMONSTRATION, 14, ORANGE, True)], Inches(0.15), Inches(0.4))
    _words(slide, [(report.headline, 28, BLUE, True)], Inches(1.7), Inches(1.2))
    _words(slide, [(f"{_BULLET}{point}", 17, INK, False) for point in report.points], Inches(3.0), Inches(3.7), 8)


def _trend(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "Complaints per 100 mentions, about anything")
    if not report.trend:
        _words(slide, [(report.trend_sentence, 18, INK, False)], Inches(1.4), Inches(1))
        return
    lines: list[_Line] = [(f"{report.trend_sentence} {TREND_NOTE}", 13, QUIET, False)]
    newest = mark_lines(report.marks, report.spelling)[-_MARKS:]
    further = len(report.marks) - len(newest)
    newest += [f"{further} earlier ones are listed in the report as a document."] if further else []
    lines += [(line, 10, QUIET, False) for line in newest]
    lines.append((report.trend_rests_on, 10, QUIET, False))
    taken = 1.0 + 0.17 * len(newest)
    native_charts.trend(slide, report, (_LEFT, Inches(1.2), _WIDTH, Inches(5.5 - taken)))
    _words(slide, lines, Inches(6.75 - taken), Inches(taken))


def _signals(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "Signals")
    lines: list[_Line] = [(" ".join((report.signals_sentence, *report.volume, *report.unlike)), 14, INK, False)]
    for signal in report.signals[:_SIGNALS]:
        lines += [
            (signal.title, 18, ORANGE, True),
            (signal.sentence, 15, INK, False),
            (since_line(signal, report.spelling), 12, QUIET, False),
        ]
    _words(slide, lines, Inches(1.3), Inches(5.4), 6)


def _complaints(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "What people complained about")
    shown = native_charts.complained(report)
    if not shown:
        why = native_charts.untold(report) or "No theme was complained about."
        _words(slide, [(why, 18, INK, False)], Inches(1.4), Inches(1))
        return
    native_charts.complaints(slide, report, (_LEFT, Inches(1.2), Inches(6.6), Inches(5.0)))
    head = ("Theme", "Complaints", "Per 100", "Change", "95 % interval")
    rows = [
        (
            change.title,
            count(change.complaints),
            per_100(change.share),
            signed(change.change),
            interval(change.low, change.high),
        )
        for change in shown
    ]
    marked = [colour_of(change) for change in shown]
    _table(slide, head, rows, Inches(7.3), Inches(5.6), (0.27, 0.2, 0.13, 0.16, 0.24), marked)
    note = (
        f"Complaints per 100 scored mentions; n = {count(report.overall.mentions)} in {report.period}, "
        f"{count(report.overall.mentions_before)} in {report.before}. In bold: more than chance explains."
    )
    lines: list[_Line] = [(note, 12, QUIET, False)]
    if escalated := escalation_line(report):
        lines.append((escalated, 12, INK, True))
    _words(slide, lines, Inches(6.2), Inches(0.7))


def _sites(deck: Any, report: Report) -> None:
    if len(native_charts.comparable(report)) < 2:
        return
    slide = _slide(deck, report, "Sites")
    _words(slide, [(report.places_sentence, 15, INK, False)], Inches(1.15), Inches(0.95))
    native_charts.places(slide, report, (_LEFT, Inches(2.1), _WIDTH, Inches(3.9)))
    _words(slide, [(" ".join((*report.notes, "No ranking, no target.")), 12, QUIET, False)], Inches(6.1), Inches(0.7))


def _actions(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "Actions and what they did")
    if not report.actions:
        _words(slide, [("No action is recorded up to the end of this period.", 18, INK, False)], Inches(1.4), Inches(1))
    lines: list[_Line] = []
    for deed in report.actions[:_DEEDS]:
        words, colour = verdict_line(deed.verdict)
        lines += [
            (f"{deed.title}: {words}", 16, colour, True),
            (deed_line(deed, report.spelling), 11, QUIET, False),
            (deed.sentence, 13, INK, False),
        ]
    _words(slide, lines, Inches(1.15), Inches(5.4), 3)


def _praise(deck: Any, report: Report) -> None:
    if not native_charts.praised(report):
        return
    slide = _slide(deck, report, "What people praised")
    native_charts.praise(slide, report, (_LEFT, Inches(1.2), _WIDTH, Inches(4.9)))
    note = f"Mentions that praise each theme in {report.period}, whatever else they say. Patients are not quoted."
    _words(slide, [(note, 12, QUIET, False)], Inches(6.2), Inches(0.5))


def _basis(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "What the figures rest on")
    heard = coverage_sentence(report.coverage)
    said = (report.small_numbers, *report.limits)
    lines = [(heard, 15, INK, True), *((f"{_BULLET}{limit}", 12, INK, False) for limit in said)]
    _words(slide, lines, Inches(1.15), Inches(5.4), 6)


def _measured(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "How it was measured")
    rows = [(each.labeller, version_words(each.version), each.quality) for each in report.methods if each.is_measured]
    head = ("Labeller", "Version", "On labelled data")
    end = _table(slide, head, rows, _LEFT, _WIDTH, (0.13, 0.2, 0.67), is_numbers=False) if rows else Inches(1.1)
    others = others_sentence(report.methods)
    lines: list[_Line] = [(each, 12, INK, False) for each in (others, report.audit, made_line(report)) if each]
    _words(slide, lines, end + Inches(0.2), Inches(1.4), 4)


def _frameworks(deck: Any, report: Report) -> None:
    slide = _slide(deck, report, "The themes in other frameworks")
    rows = [
        (each.title, *(words or "–" for words in (each.cqc, each.cg_cahps, each.hcahps, each.hcat)))
        for each in report.crosswalk[:_COMPARED]
    ]
    head = ("Theme", "CQC", "CG-CAHPS 3.1", "HCAHPS", "HCAT")
    end = _table(slide, head, rows, _LEFT, _WIDTH, (0.2, 0.12, 0.3, 0.19, 0.19), is_numbers=False)
    note = "The report as PDF or DOCX lists all themes."
    _words(slide, [(note, 12, QUIET, False)], end + Inches(0.1), Inches(0.35))


def _slide(deck: Any, report: Report, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = _LEFT, Inches(0.4), _WIDTH, Inches(0.75)
    box.text_frame.text = title
    paragraph = box.text_frame.paragraphs[0]
    paragraph.alignment = 1
    paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(30), True, _rgb(INK)
    _words(slide, [(foot_line(report), 9, QUIET, False)], Inches(7.0), Inches(0.35))
    return slide


def _words(slide: Any, lines: Sequence[_Line], top: int, height: int, gap: int = 2) -> None:
    frame = slide.shapes.add_textbox(_LEFT, top, _WIDTH, height).text_frame
    frame.word_wrap = True
    for position, (text, size, colour, is_bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text.removeprefix(_BULLET)
        if text.startswith(_BULLET):
            _hang(paragraph)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, _rgb(colour)
        paragraph.space_after = Pt(gap)


def _hang(paragraph: Any) -> None:
    """Make a paragraph an item of a list whose further lines stand below its first."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", _HANGING)
    properties.set("indent", f"-{_HANGING}")
    mark = OxmlElement("a:buChar")
    mark.set("char", _BULLET.strip())
    properties.append(mark)


def _table(
    slide: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    left: int,
    width: int,
    parts: Sequence[float],
    marked: Sequence[str | None] = (),
    is_numbers: bool = True,
) -> int:
    """Draw a table and give where it ends, with the lines that its words need."""
    height = Inches(0.38) * (len(rows) + 1)
    table = slide.shapes.add_table(len(rows) + 1, len(head), left, Inches(1.3), width, height).table
    for column, part in enumerate(parts):
        table.columns[column].width = int(width * part)
    for row, words in enumerate((head, *rows)):
        for column, text in enumerate(words):
            cell = table.cell(row, column)
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.text = text
            cell.fill.solid()
            cell.fill.fore_color.rgb = _rgb(WHITE if row else TINTS[BLUE])
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.alignment = 3 if column and is_numbers else 1
            colour = marked[row - 1] if row and marked else None
            paragraph.font.size, paragraph.font.bold = Pt(11), row == 0 or colour is not None
            paragraph.font.color.rgb = _rgb(colour or INK)
    needed = [
        max(_ROW, max(_lines(text, int(width * part)) for text, part in zip(words, parts, strict=True)) * _LINE)
        for words in (head, *rows)
    ]
    return Inches(1.3) + sum(needed)


def _lines(text: str, width: int) -> int:
    """Give the lines that a text of 11 points needs in a column, its letters as wide as those of the widest fonts."""
    return max(1, -(-len(text) * _LETTER // (width - Inches(0.1))))


def _rgb(colour: str) -> Any:
    """Give a colour of `dashboard.palette` as PowerPoint takes it."""
    return RGBColor.from_string(colour[1:])
