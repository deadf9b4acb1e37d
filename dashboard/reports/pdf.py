"""The report and the poster as PDF: set by Typst with the fonts inside its package, the same bytes each time."""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from dashboard.palette import named_colours
from dashboard.reports.examples import QUOTING
from dashboard.reports.figures import Change, Mark
from dashboard.reports.lines import (
    DEMONSTRATION,
    TREND_NOTE,
    colour_of,
    coverage_sentence,
    days_line,
    deed_line,
    foot_line,
    mark_lines,
    others_sentence,
    since_line,
    verdict_line,
    version_words,
)
from dashboard.reports.native_charts import told, untold
from dashboard.reports.owners import owned_lines
from dashboard.reports.present import (
    OR_GIVEN_AWAY,
    about,
    count,
    counts_words,
    interval,
    per_100,
    signals_words,
    signed,
    writers_words,
)
from dashboard.reports.report import Report

_TEMPLATES = Path(__file__).parent
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
# From here on whole kinds are missing from the fonts: emoji, Chinese, Japanese, Korean.
_EAST_AND_EMOJI = 0x2E80


def write_pdf(report: Report, path: Path) -> None:
    """Write the report as a tagged PDF."""
    _write(report, "report.typ", path)


def write_poster(report: Report, path: Path) -> None:
    """Write the one-page poster, "You said, we did"."""
    _write(report, "poster.typ", path)


def pages(report: Report) -> list[bytes]:
    """Give the pages of the report as PNG, for a screen."""
    made = typst.compile((_TEMPLATES / "report.typ").read_bytes(), format="png", ppi=90, **_options(report))
    return made if isinstance(made, list) else [made]


def _write(report: Report, template: str, path: Path) -> None:
    # PDF/UA-1: tagged, with a title, a language and words for each picture; what breaks that is an error here.
    source, options = (_TEMPLATES / template).read_bytes(), _options(report)
    while True:
        try:
            path.write_bytes(typst.compile(source, format="pdf", pdf_standards="ua-1", **options))
        except typst.TypstError as problem:
            given = options["sys_inputs"]["report"]
            shown = _without(given, str(problem))
            if shown == given:
                raise
            options["sys_inputs"]["report"] = shown
        else:
            return


def _without(given: str, problem: str) -> str:
    """Take out the character that no font has, an emoji in an answer say, and those of its kind; ? for a letter."""
    found = _NOT_SHOWN.search(problem)
    missing = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    kinds = {unicodedata.category(letter) for letter in missing if ord(letter) >= _EAST_AND_EMOJI}

    def kept(letter: str) -> str:
        is_of_kind = ord(letter) >= _EAST_AND_EMOJI and unicodedata.category(letter) in kinds
        if not is_of_kind and letter not in missing:
            return letter
        return "?" if letter.isalpha() else ""

    return given if missing.isascii() else "".join(map(kept, given))


def _options(report: Report) -> dict[str, Any]:
    # Texts reach Typst as JSON, so that it sets their characters and never reads them as markup.
    published = datetime.fromisoformat(report.published_at).replace(tzinfo=UTC)
    return {
        "ignore_system_fonts": True,
        "sys_inputs": {
            "report": json.dumps(_given(report), default=str, ensure_ascii=False),
            "colours": json.dumps(named_colours()),
        },
        "timestamp": int(published.timestamp()),
    }


def _given(report: Report) -> dict[str, Any]:
    given = asdict(report)
    given["span"], given["foot"], given["demonstration"] = days_line(report), foot_line(report), DEMONSTRATION
    given["paper"] = "us-letter" if report.spelling == "american" else "a4"
    given["quoting"], given["owned_lines"] = QUOTING, owned_lines(report)
    given["coverage"]["sentence"] = coverage_sentence(report.coverage)
    given["coverage"]["words"] = {"scored": count(report.coverage.scored), "writers": about(report.coverage.writers)}
    given["coverage"]["words"]["who"] = writers_words(report.coverage)
    given["watched"] = signals_words(report.signals, report.is_watched, report.dismissed)
    given["trend_note"], given["untold"], given["or_given_away"] = TREND_NOTE, untold(report), OR_GIVEN_AWAY
    given["language"] = {"lang": "en", "region": "US" if report.spelling == "american" else "GB"}
    listed = told(report)
    given["overall"]["words"] = _change(report.overall)
    for change, shown in zip(report.complaints, given["complaints"], strict=True):
        shown["words"], shown["is_listed"], shown["colour"] = _change(change), change in listed, colour_of(change)
    for place, shown in zip(report.places, given["places"], strict=True):
        shown["words"] = {
            "share": per_100(place.share), "complaints": count(place.complaints), "mentions": count(place.mentions),
        }  # fmt: skip
    for cell, shown in zip(report.heat, given["heat"], strict=True):
        shown["words"] = per_100(cell.share)
    for deed, shown in zip(report.actions, given["actions"], strict=True):
        shown["words"] = deed_line(deed, report.spelling)
        shown["said"], shown["colour"] = verdict_line(deed.verdict)
    given["trend"] = _with_gaps(report)
    for method, shown in zip(report.methods, given["methods"], strict=True):
        shown["version"] = version_words(method.version)
    given["others"] = others_sentence(report.methods)
    given["uprights"] = _uprights(report)
    given["mark_lines"] = mark_lines(report.marks, report.spelling)
    for signal, shown in zip(report.signals, given["signals"], strict=True):
        shown["words"] = since_line(signal, report.spelling)
    return given


def _uprights(report: Report) -> list[dict[str, Any]]:
    """Give the upright lines of the chart: marks of one day share a line."""
    by_place: dict[float, list[Mark]] = {}
    for mark in report.marks:
        by_place.setdefault(_place(mark, report), []).append(mark)
    return [
        {
            "place": place,
            "words": ", ".join(mark.word for mark in marks),
            "is_action": any(mark.word.isdecimal() for mark in marks),
        }
        for place, marks in by_place.items()
    ]


def _place(mark: Mark, report: Report) -> float:
    """Give where a day stands among the months from the first to the last drawn, 0 at the left edge of the first."""
    if not report.trend:
        return 0.0
    months = _months_after(report.trend[0].day, mark.day)
    return min(max(0.0, months + (mark.day.day - 1) / 31), _months_after(report.trend[0].day, report.trend[-1].day) + 1)


def _months_after(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _with_gaps(report: Report) -> list[dict[str, Any]]:
    """Give a point for every month from the first to the last: one that is not told has its room, and no figure."""
    if not report.trend:
        return []
    first, told = report.trend[0].day, {point.day: point for point in report.trend}
    days = [
        date(first.year + (first.month - 1 + later) // 12, (first.month - 1 + later) % 12 + 1, 1)
        for later in range(_months_after(first, report.trend[-1].day) + 1)
    ]
    nothing = dict.fromkeys(("share", "centre", "lower", "upper", "mentions"))
    points = [asdict(told[day]) if day in told else {**nothing, "signal": "", "marks": "", "day": day} for day in days]
    return [{**point, "words": f"{point['day']:%b %y}"} for point in points]


def _change(change: Change) -> dict[str, str]:
    return {
        "complaints": count(change.complaints),
        "share": per_100(change.share),
        "share_before": per_100(change.share_before),
        "change": signed(change.change),
        "interval": interval(change.low, change.high),
        "mentions": count(change.mentions),
        "mentions_before": count(change.mentions_before),
        "counts": counts_words(change.complaints, change.mentions),
    }
