"""The filters, beside every screen; each is bound to the address, so that a link reproduces the screen."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.access.narrowing import widened_words
from dashboard.data import IMPORT_FIRST, NothingToShowError, current, viewer
from dashboard.filters import FROM_TO, PERIODS, USUAL_PERIOD, Filters, day_in_words, period_days
from dashboard.screens import remembered
from dashboard.screens.links import period_words
from dashboard.screens.unknown_in_link import check_link
from dashboard.words.spelling import date_format

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_OWN_DAYS = "A report is of a month or a quarter, and of all sources."


def choose_filters(has_own_days: bool = False) -> Filters:
    """Draw the filters and return what was chosen.

    Args:
        has_own_days: Whether the screen has days of its own and takes all sources: those here are then not chosen.

    Raises:
        NothingToShowError: if the snapshot holds no mention.
    """
    providers = current().ask("providers")
    heard = providers[providers["mentions"] > 0]
    if heard.empty:
        raise NothingToShowError("The snapshot holds no mentions yet.", IMPORT_FIRST)
    with st.sidebar:
        provider = heard.iloc[_choose_provider(heard)]
        name = str(provider["provider"])
        # Who sees some places only is filtered by them, so that what is remembered for others is not shown to them.
        sites = _choose_several("Sites", "site", name) or viewer().sites_of(name)
        sources = _choose_several("Sources", "source", name, has_own_days)
        data_first_day, data_last_day = provider["first_day"].date(), provider["last_day"].date()
        period, first_day, last_day = _choose_days(data_first_day, data_last_day, has_own_days)
        asked = Filters(name, sites, sources, first_day, last_day, period, data_first_day, data_last_day)
        shown = asked if has_own_days else remembered.shown(asked)
        notes = (
            f"Today is taken as {day_in_words(data_last_day)}, the last day with a mention.",
            _OWN_DAYS if has_own_days else widened_words(asked, shown),
        )
        st.caption(" ".join(note for note in notes if note))
    return shown


def _choose_provider(heard: pd.DataFrame) -> int:
    titles: dict[int, str] = dict(enumerate(heard["title"]))
    check_link("provider", "the provider", titles.values(), titles[0])
    if len(titles) == 1:
        return 0
    return st.selectbox(
        "Provider", list(titles), format_func=lambda row: titles[row], key="provider", bind="query-params"
    )


def _choose_several(label: str, key: str, provider: str, is_out_of_use: bool = False) -> tuple[str, ...] | None:
    titles = current().titles(key, provider)
    all_of_them = f"all {key}s" if viewer().reach is None else f"all {key}s that you may see"
    check_link(key, f"the {key}", titles.values(), all_of_them, takes_several=True)
    chosen = st.multiselect(
        label,
        list(titles),
        format_func=lambda name: titles.get(name, name),
        key=key,
        bind="query-params",
        placeholder="All",
        disabled=is_out_of_use,
    )
    return tuple(chosen) or None


def _choose_days(data_first_day: date, data_last_day: date, is_out_of_use: bool) -> tuple[str, date, date]:
    choices = [*PERIODS, FROM_TO]
    check_link("period", "the period", map(period_words, choices), period_words(USUAL_PERIOD))
    period = st.selectbox(
        "Period",
        choices,
        index=choices.index(USUAL_PERIOD),
        format_func=period_words,
        key="period",
        bind="query-params",
        disabled=is_out_of_use,
    )
    period = period or USUAL_PERIOD
    start = end = None
    if period == FROM_TO:
        start = _choose_day("From", "from", day_in_words(data_first_day), is_out_of_use)
        end = _choose_day("To", "to", day_in_words(data_last_day), is_out_of_use)
    return period, *period_days(period, data_first_day, data_last_day, start, end)


def _choose_day(label: str, key: str, instead: str, is_out_of_use: bool) -> date | None:
    check_link(key, f"the days {label.lower()}", filter(_is_day, st.query_params.get_all(key)), instead)
    return st.date_input(
        label, None, _FIRST_DAY, _LAST_DAY, key=key, bind="query-params", format=date_format(), disabled=is_out_of_use
    )


def _is_day(words: str) -> bool:
    try:
        return _FIRST_DAY <= date.fromisoformat(words) <= _LAST_DAY
    except ValueError:
        return False
