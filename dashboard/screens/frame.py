"""What stands around every screen: whose data it is, what it rests on, what to do when there is none."""

from typing import Any

import pandas as pd
import streamlit as st
from pandas.api.types import infer_dtype

from analysis.change import MINIMUM_MENTIONS
from dashboard.data import current, decided
from dashboard.filters import Filters, day_in_words
from dashboard.findings.audit_age import NEVER_AUDITED, audit_since
from dashboard.screens import remembered
from dashboard.screens.audit_samples import items_of, samples_of
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, plain
from dashboard.screens.look.page_header import page_header
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import day_format, spelled
from dashboard.words.wording import TOO_FEW, WHO_WROTE, begun, counted, listed
from warehouse.doubtful_imports import known_of

# What a screen has said it rests on, while it is drawn.
_SAID = "coverage said"
# Of the newest samples one may still be judged.
_SAMPLES = 5
_DAYS = ("date", "datetime", "datetime64")
# Pixels of a column of words: for each letter, beside them, and at most.
_LETTER, _BESIDE_WORDS, _WIDEST = 8, 24, 360
_INVENTED = "Demonstration: everything here is invented"
_IN_DOUBT = "An import is in doubt: see Data"


def opening(title: str, filters: Filters, has_days: bool = True) -> None:
    """Draw the name of a screen, whose mentions these are, over which days, and whether they are invented.

    Args:
        title: Its name.
        filters: What it is filtered by.
        has_days: Whether its figures are of the days chosen beside every screen.
    """
    titles = current().ask("providers").set_index("provider")["title"]
    days = [f"{day_in_words(filters.first_day)} to {day_in_words(filters.last_day)}"] if has_days else []
    facts = current().facts()
    notices = [_INVENTED] if facts.get("is_demonstration") == "true" else []
    if known_of(facts, filters.provider):
        notices.append(_IN_DOUBT)
    st.session_state[_SAID] = set()
    page_header(title, [str(titles[filters.provider]), *days, *_narrowed(filters)], notices)


def coverage_line(filters: Filters) -> None:
    """Say what the figures of the screen rest on, and what they are not."""
    found = remembered.basis(filters)
    left_out, repeated = found.not_about_care, found.reposts
    details = [
        *([f"{counted(left_out, 'mention')} not about care left out"] if left_out != 0 else []),
        *([f"{counted(repeated, 'repost or near copy', 'reposts and near copies')} left out"] if repeated != 0 else []),
        f"snapshot of {current().facts().get('published_at', 'unknown time')} UTC",
        *([f"the last audit by people agreed with {found.agreement}"] if found.agreement else []),
    ]
    line = _rests_on(filters)
    # What stands under a chart of the screen is not said again.
    opening_words = "" if line in st.session_state.get(_SAID, ()) else f"<p>{plain(line)}</p>"
    draw(
        f'<footer class="heed-rests">{opening_words}<details><summary>How it is counted'
        "</summary><p>A voice is one writer in one week, however often they wrote, and about one theme where a theme "
        "is named; a scored mention is one in English that was judged; a complaint is a negative or mixed mention; "
        "reposts and near copies are not counted. A share needs 10 mentions; one of 10 to 29 is unstable. "
        f"{plain(begun('; '.join(details)))}.</p></details></footer>"
    )


def rests_on(filters: Filters) -> None:
    """Say in a line under a chart what it rests on: who posts, how many, where, when, which versions, last audit.

    Under a further chart that rests on the same, that is said in a few words.

    Args:
        filters: The days and places that the chart shows, which may be more than those chosen for the screen.
    """
    line = _rests_on(filters)
    said = st.session_state.get(_SAID, set())
    st.session_state[_SAID] = {*said, line}
    words = "What it rests on, and its upright lines, are told under the first chart." if line in said else line
    draw(f'<p class="heed-under-chart">{plain(words)}</p>')


def _rests_on(filters: Filters) -> str:
    words, since = remembered.basis(filters).words, _audit_since(filters)
    if since:
        words = words.removesuffix(f"; {NEVER_AUDITED}")
    return f"{WHO_WROTE} {begun('; '.join([words, *since]))}."


def _audit_since(filters: Filters) -> list[str]:
    """Say what was judged of the newest sample that somebody judged since the figures were published."""
    audits, judged = current().ask("last_audit", provider=filters.provider), decided("correction")
    # Mostly nobody judged anything since: that is seen at once.
    if judged.empty or (len(audits) and judged["corrected_at"].max() <= audits["judged_at"].max()):
        return []
    for _, sample in samples_of(filters).head(_SAMPLES).iterrows():
        items = items_of(int(sample["sample_id"]))["mention_id"].tolist()
        said = audit_since(items, judged, sample["drawn_at"], audits)
        if said:
            return [spelled(said)]
    return []


def nothing_heard(filters: Filters) -> bool:
    """Say so where there is nothing to count, or too little, under these filters; True when that was the case."""
    coverage = current().ask("coverage", **filters.parameters()).iloc[0]
    if coverage["mentions"] == 0:
        empty_state("Nobody was heard with these filters.", "Choose a longer period, or more sites and sources.")
        return True
    if coverage["scored"] == 0:
        few = coverage.astype(float).mask(coverage.between(1, MINIMUM_MENTIONS - 1))
        if coverage["not_analysed"]:
            guidance(spelled(begun(f"{counted(few['not_analysed'], 'mention')} here, not analysed yet.")), "heed run")
        else:
            empty_state(
                f"{begun(counted(few['mentions'], 'mention'))} here, none in a language that is scored.",
                "The screen Read shows them, the screen Data counts the languages.",
            )
        return True
    refusal = remembered.refusal(filters)
    if refusal:
        empty_state(
            refusal, "Choose a longer period, or more sites and sources. The screen Read shows single mentions."
        )
    return bool(refusal)


def guidance(sentence: str, command: str = "") -> None:
    """Say what is missing and the command to run next, if any; a helpful screen, not an error."""
    st.info(as_markdown(sentence.replace("`", "")), icon=":material/explore:")
    if not command:
        return
    st.markdown("Run this in a terminal, then reload the page:")
    st.code(command, language="bash")


def table_behind(title: str, table: pd.DataFrame) -> None:
    """Offer the figures behind a chart as a table."""
    with st.expander(f"Table: {title}", key=f"part {title}"):
        written: dict[Any, Any] = {name: way for name, column in table.items() if (way := _way_of_writing(column))}
        st.dataframe(table, hide_index=True, placeholder=TOO_FEW, alt=title, column_config=written)


def _way_of_writing(column: "pd.Series[Any]") -> Any:
    """Say how days are written, and in how much room words are; figures are written as they are."""
    held = infer_dtype(column, skipna=True)
    if held in _DAYS:
        return st.column_config.DateColumn(format=day_format())
    return st.column_config.TextColumn(width=_room_for(column)) if held == "string" else None


def _room_for(words: "pd.Series[str]") -> int:
    """Give the pixels in which the longest of some words, or their head, are not cut off; of whole sentences some."""
    longest = max(map(len, [str(words.name), *words.dropna().tolist()]))
    return min(_LETTER * longest + _BESIDE_WORDS, _WIDEST)


def _narrowed(filters: Filters) -> list[str]:
    parts = []
    for key, chosen in (("site", filters.sites), ("source", filters.sources)):
        if chosen:
            # A site may be new in heed.toml since the snapshot was published.
            titles = current().titles(key, filters.provider)
            parts.append(f"only {listed([titles.get(name, name) for name in chosen])}")
    return parts
