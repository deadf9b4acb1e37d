"""Reports: what a report would say of the chosen sites, and the report to take along, in every format."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from config.reporting import FORMATS
from dashboard.data import data_folder, note_seen, viewer
from dashboard.filters import Filters
from dashboard.reports.download import MEDIA, report_file
from dashboard.reports.native_charts import told, untold
from dashboard.reports.owners import owned_lines
from dashboard.reports.period import Period, over, periods_between
from dashboard.reports.present import count, interval, per_100, signals_words, signed, writers_words
from dashboard.reports.report import Report
from dashboard.reports.write import poster_name
from dashboard.screens import remembered
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.table import frame_table
from dashboard.screens.unknown_in_link import check_link, check_switch
from dashboard.words.safe_text import as_markdown

TITLE = "Reports"
ICON = ":material/description:"

_KINDS = {"month": "monthly", "quarter": "quarterly"}
_FORMATS = {
    "pdf": "PDF", "docx": "Word (DOCX)", "pptx": "PowerPoint (PPTX)", "xlsx": "Excel (XLSX)", "csv": "Figures (CSV)",
    "parquet": "Figures (Parquet)",
}  # fmt: skip

_LEAVES = (
    "These files may be handed on: no small number can be worked out from them, and later ones hide what they hide. "
    "What screens show, this one too, may not: nobody notes that it leaves, so later files do not hide by it."
)


def show(filters: Filters) -> Filters:
    """Draw the choice of a period, what the report says, and a button for each format; give what it is a report of."""
    period = _choose_period(filters)
    # A report is of all sources, so that two of one name never differ.
    everything = replace(filters, sources=None)
    report = remembered.report(everything, period)
    answer(report.headline)
    # On paper nothing else names the period: what it is chosen with is not printed.
    st.caption(as_markdown(f"{report.title}, {report.place_title}; all sources."))
    figure_row(_figures(report))
    # On paper there is nothing to press.
    with st.container(key="take-along"):
        _take_along(report)
    st.header("What it says", anchor=False)
    st.markdown("\n".join(f"- {as_markdown(point)}" for point in report.points))
    _complaints(report)
    _sites(report)
    _actions(report)
    with st.expander("What the figures rest on, and how they were measured"):
        st.markdown(
            "\n".join(
                f"- {as_markdown(line)}"
                for line in (*report.unlike, *report.notes, report.small_numbers, *report.limits, report.audit)
            )
        )
        st.caption(as_markdown(f"{report.snapshot}, published {report.published_at} UTC by heed {report.heed_version}"))
    check_switch("printed", "the printed pages as", "the report without them")
    if st.toggle("Show the pages as they are printed", key="printed", bind="query-params"):
        note_seen(example.mention_id for example in report.examples)
        for number, page in enumerate(remembered.report_pages(report), start=1):
            st.image(page, caption=f"Page {number}")
    return over(everything, period)


def handing_on(report: Report) -> str:
    """Say beside the buttons whether the files may be handed on; not yet, where more of the period may come."""
    return report.unfinished or _LEAVES


def _choose_period(filters: Filters) -> Period:
    left, right = st.columns(2)
    with left:
        check_link("report", "a report of a", _KINDS, next(iter(_KINDS)))
        length = st.selectbox("Report of a", list(_KINDS), key="report", bind="query-params") or "month"
    periods = periods_between(_KINDS[length], filters.data_first_day, filters.data_last_day)
    whole = next((n for n, period in enumerate(periods) if period.last_day <= filters.data_last_day), 0)
    titles = {period.name: period.in_words() for period in periods}
    with right:
        check_link(f"report_{length}", f"the {length}", titles.values(), periods[whole].in_words())
        name = st.selectbox(
            length.capitalize(),
            list(titles),
            index=whole,
            format_func=lambda name: titles[name],
            key=f"report_{length}",
            bind="query-params",
        )
    return next(period for period in periods if period.name == (name or periods[whole].name))


def _figures(report: Report) -> list[Figure]:
    overall = report.overall
    watched, what = signals_words(report.signals, report.is_watched, report.dismissed)
    return [
        Figure(count(report.coverage.scored), "Scored mentions about care", writers_words(report.coverage)),
        Figure(per_100(overall.share), "Complaints in 100 mentions", f"n = {count(overall.mentions)}"),
        Figure(signed(overall.change), f"Against {report.before}", f"95 %: {interval(overall.low, overall.high)}"),
        Figure(watched, "Signals", what),
    ]


def _take_along(report: Report) -> None:
    st.header("Take it along", anchor=False)
    _buttons(report)
    st.caption(
        "The same figures in every format; charts of DOCX, PPTX and XLSX can be edited. Each file that you take is "
        "noted in the export register with your name."
    )


def _buttons(report: Report) -> None:
    home, person = data_folder(), viewer()
    st.caption(as_markdown(handing_on(report)))
    with st.container(horizontal=True):
        for ending in FORMATS:
            st.download_button(
                _FORMATS[ending],
                partial(report_file, home, person, report, ending),
                f"{report.name}.{ending}",
                MEDIA[ending],
                key=f"take_{ending}",
                on_click="ignore",
            )
        st.download_button(
            "Poster (PDF)",
            partial(report_file, home, person, report, "pdf", is_poster=True),
            f"{poster_name(report.name)}.pdf",
            MEDIA["pdf"],
            key="take_poster",
            on_click="ignore",
        )


def _complaints(report: Report) -> None:
    rows = pd.DataFrame(
        [
            {
                "Theme": each.title,
                "Complaints": count(each.complaints),
                "Per 100": per_100(each.share),
                "Before": per_100(each.share_before),
                "Change": signed(each.change),
                "95 % interval": interval(each.low, each.high),
                "Beyond chance": "–" if each.change is None else "yes" if each.is_signal else "no",
            }
            for each in told(report)
        ]
    )
    if report.complaints:
        st.header("Complaints by theme", anchor=False)
    if not rows.empty:
        frame_table(
            f"Complaints by theme, {report.period} and {report.before}", rows, numbers_in_words=list(rows.columns[1:6])
        )
    st.markdown(as_markdown(" ".join(owned_lines(report))))
    st.caption(as_markdown(untold(report)))


def _sites(report: Report) -> None:
    rows = pd.DataFrame(
        [
            {
                "Site": each.title,
                "Complaints": count(each.complaints),
                "Mentions": count(each.mentions),
                "Per 100": per_100(each.share),
            }
            for each in report.places
        ]
    )
    if not rows.empty:
        st.header("Complaints by site", anchor=False)
        frame_table(
            f"Complaints by site, {report.period}; no ranking, no target", rows, numbers_in_words=list(rows.columns[1:])
        )


def _actions(report: Report) -> None:
    said = [f"- **{as_markdown(deed.title)}**: {as_markdown(deed.sentence)}" for deed in report.actions]
    if said:
        st.header("What was done", anchor=False)
        st.markdown("\n".join(said))
