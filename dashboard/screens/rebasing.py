"""New limits for a chart: who gave them, from which day, why; and the form to give or take them back."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.alerts import MINIMUM_BASELINE_WEEKS
from dashboard.charts import NEW_LIMITS
from dashboard.data import decide, decided, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.look.said import say
from dashboard.screens.refusals import said_later
from dashboard.words.people import called_within
from dashboard.words.safe_text import as_markdown
from dashboard.words.spelling import date_format
from warehouse.desk import draft
from warehouse.desk.rebase import Rebase, begin_anew, withdraw
from warehouse.store import Connection

_DAY, _HEARD = "rebase day", "rebase heard"
_OF_ALERTS = (
    " From the next publication on its alerts have another usual, too, which begins with the first whole week: "
    f"{MINIMUM_BASELINE_WEEKS} weeks say what it is, and none is raised in them, but for safety. So look at the chart "
    "meanwhile. Alerts of other places go on."
)


def rebases_of(filters: Filters, theme: str | None) -> pd.DataFrame:
    """List the rebases of one chart, oldest first: `rebase_id`, `day`, `reason`, `changed_by`, `version`.

    Args:
        filters: What the screen is filtered by; a chart of several chosen places has none of its own.
        theme: Name of the theme, None for complaints about anything.
    """
    rows = decided("rebase")
    site = filters.one_site
    here = rows["site"].isna() if site is None else rows["site"] == site
    about = rows["theme"].isna() if theme is None else rows["theme"] == theme
    rows = rows[(rows["provider"] == filters.provider) & here & about & ~rows["is_withdrawn"].astype(bool)]
    return rows if _may_have_its_own(filters) else rows.iloc[:0]


def as_breaks(rebases: pd.DataFrame) -> pd.DataFrame:
    """Give rebases as break lines of a chart: `day`, `word`, `title`."""
    titles = [
        f"new limits from here on, decided by {called_within(str(row['changed_by']))}: {row['reason']}"
        for _, row in rebases.iterrows()
    ]
    return pd.DataFrame({"day": pd.to_datetime(rebases["day"]), "word": NEW_LIMITS, "title": titles})


def show_rebasing(rebases: pd.DataFrame, filters: Filters, theme: str | None) -> None:
    """Offer new limits for the chart, and those that were given to be taken back."""
    if not viewer().may("quality") or not _may_have_its_own(filters):
        return
    site = filters.one_site
    with st.expander("Give this chart new limits", key="part new limits"):
        st.caption(
            "Only where something changed for good, and it is known what. Earlier points keep their limits; who "
            f"decided it and why stands beside the chart.{_OF_ALERTS if theme else ''}"
        )
        last = filters.last_day
        st.date_input("From this day on", last, max_value=last, key=_DAY, format=date_format())
        form = _form(f"new limits {filters.provider} {site or ''} {theme or ''}")
        chart = Rebase(filters.provider, site, theme, last, "")
        st.button(
            "Give it new limits",
            key=f"rebase save, undone {form.undone}" if form.undone else "rebase save",
            on_click=_begin_anew,
            args=(form, chart, form.undone),
        )
        for _, row in rebases.iterrows():
            words = f"{day_in_words(row['day'].date())}: {row['reason']} ({called_within(str(row['changed_by']))})"
            st.markdown(as_markdown(words))
            st.button(
                "Take it back", key=f"rebase back {row['rebase_id']}", on_click=_take_back,
                args=(int(row["rebase_id"]), int(row["version"])),
            )  # fmt: skip
        sentence, is_done = st.session_state.pop(_HEARD, ("", True))
        if sentence:
            say(sentence, is_done)


def _form(subject: str) -> DeskForm:
    """Draw the field of the reason, with what the person was writing for this chart, here or in another window."""
    form = DeskForm(subject, ("reason",), {"reason": "What changed for good?"})
    form.begin({"reason": "", "version": 0, "changed_by": ""})
    st.text_input(form.titles["reason"], key=form.key("reason"), max_chars=300, on_change=form.keep)
    return form


def _begin_anew(form: DeskForm, chart: Rebase, began: int) -> None:
    # Asked for now: what is typed may reach heed with the press only.
    rebase = replace(chart, day=st.session_state[_DAY], reason=str(st.session_state.get(form.key("reason"), "")))
    done = (f"Saved: the chart has new limits from {day_in_words(rebase.day)} on. “Take it back” undoes it.", True)
    if form.undone != began:
        # The second press of a double one: the reason that it tells of is saved.
        st.session_state[_HEARD] = done
        return

    def decision(con: Connection, person: str) -> None:
        begin_anew(con, rebase, person)
        if is_all:
            draft.drop(con, person, form.subject)

    with said_later(_HEARD, fields=[form.key("reason")]):
        is_all = form.elsewhere() is None
        decide(decision)
        form.forget("edit")
        st.session_state[_HEARD] = done


def _take_back(rebase_id: int, version: int) -> None:
    with said_later(_HEARD):
        decide(lambda con, person: withdraw(con, rebase_id, version, person))
        st.session_state[_HEARD] = ("Taken back: the chart has the limits that it had before.", True)


def _may_have_its_own(filters: Filters) -> bool:
    """Say whether a chart is of one place or of all, and of all sources: only these have limits of their own."""
    return not filters.sources and (not filters.sites or filters.one_site is not None)
