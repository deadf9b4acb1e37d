"""Dismissing an alert: a person says why, and the alert no longer leads the page; it stays in the book."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analysis.change import in_a_sentence
from dashboard.data import current, decided, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.findings.false_alarms import false_alarm_sentence, whose_alerts
from dashboard.findings.raised_alerts import RaisedAlert, Watch, decided_upon
from dashboard.screens.desk_form import DeskForm
from dashboard.screens.desk_row import Told, row_in
from dashboard.screens.links import link_to
from dashboard.words.people import called_within
from dashboard.words.safe_text import as_markdown
from warehouse.desk.dismissal import REASONS, Dismissal, dismiss
from warehouse.desk.edit import Edit
from warehouse.store import Connection

_TITLES = {"reason": "Why does it not lead this page any more?", "note": "Note"}


def as_decided(watched: Watch) -> Watch:
    """Part the alerts that stand from those dismissed, as the desk has it now."""
    return decided_upon(watched, _reasons())


def false_alarms(filters: Filters) -> str:
    """Say how often the alerts of the last year were false, and which they are where less than all is chosen."""
    alerts = current().ask("alerts", **filters.since_first_heard().parameters())
    said, whose = false_alarm_sentence(alerts, _reasons(), filters.last_day), whose_alerts(filters)
    return f"{whose}: {in_a_sentence(said)}" if whose else said


def show_dismissing(standing: Sequence[RaisedAlert], dismissed: Sequence[RaisedAlert], filters: Filters) -> None:
    """Offer each alert that stands to be dismissed, and each that was to stand again."""
    if not viewer().may("quality"):
        return
    booked = [each for each in (*standing, *dismissed) if each.alert_id is not None]
    if not booked:
        return
    title = "Dismiss an alert, with a reason"
    with st.expander(f"{title}; dismissed: {len(dismissed)}" if dismissed else title, key="part dismissing"):
        for each in booked:
            _show_form(each, filters, each.site or filters.one_site)


def _reasons() -> dict[int, str]:
    rows = decided("dismissal")
    return dict(zip(rows["alert_id"].astype(int), rows["reason"], strict=True))


def _told(raised: RaisedAlert, filters: Filters, saved: Mapping[str, Any]) -> Told:
    """Say whether an alert leads the page once that is saved, and where what it is about is seen."""
    about, reason = f"the alert about {in_a_sentence(raised.title)}", str(saved["reason"])
    state = f"{about} is dismissed ({reason}); it stays in the book of alerts" if reason else f"{about} stands again"
    return Told(
        state, link_to("trends", filters, theme=[raised.title]), f"See the chart of {in_a_sentence(raised.title)}"
    )


def _show_form(raised: RaisedAlert, filters: Filters, site: str | None) -> None:
    rows = decided("dismissal")
    row = row_in(rows[rows["alert_id"] == raised.alert_id], {"reason": raised.dismissed_because, "note": ""})
    form = DeskForm(f"dismissal {raised.alert_id}", ("reason", "note"), _TITLES)
    form.begin(row)
    by = f" (dismissed by {called_within(str(row['changed_by']))})" if row["reason"] and row["changed_by"] else ""
    st.markdown(as_markdown(f"Complaints about {in_a_sentence(raised.title)}, since {day_in_words(raised.since)}{by}"))
    st.selectbox(
        _TITLES["reason"], REASONS, key=form.key("reason"), on_change=form.keep,
        format_func=lambda reason: reason or "it does: the alert stands",
    )  # fmt: skip
    st.text_input(_TITLES["note"], key=form.key("note"), on_change=form.keep, max_chars=500)

    def write(con: Connection, values: Mapping[str, Any], expected: int, person: str) -> Edit:
        return dismiss(con, int(raised.alert_id or 0), Dismissal(filters.provider, site, **values), expected, person)

    tell = partial(_told, raised, filters)
    st.button("Save", key=form.key("save"), on_click=form.save, args=(write, tell, True))
    form.say_what_happened(write, tell)
