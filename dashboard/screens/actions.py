"""Actions: you said, we did - what was changed for which complaint, and what the figures say it did."""

from collections import Counter

import pandas as pd
import streamlit as st

from dashboard.data import current, decided, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.findings.led_to_change import LedToChange, led_to_change, without_action
from dashboard.screens import remembered
from dashboard.screens.action_item import show_action, show_new_action
from dashboard.screens.frame import nothing_heard, table_behind
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.markup import draw, draw_way, link, plain, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.recorded_actions import actions_of
from dashboard.screens.unknown_in_link import number_in_link, yes_in_link
from dashboard.screens.verdicts import cautions_under, verdict_table, verdict_tag, verdict_tone
from dashboard.words.wording import counted

TITLE = "Actions"
ICON = ":material/handyman:"

_SHOWN = 30
_WAITS = {"planned": ("open", "planned"), "ended": ("plain", "ended")}


def show(filters: Filters) -> None:
    """Draw the actions with their verdicts, the one that the address names, or the form of a new one."""
    number = number_in_link("action", "the action", "all actions")
    if number is not None:
        show_action(filters, number)
        return
    if yes_in_link("new", "a new action as", "all actions") or st.query_params.get("about"):
        show_new_action(filters)
        return
    if nothing_heard(filters):
        return
    rows = actions_of(filters)
    effects = {
        int(row["action_id"]): remembered.effect(filters, row)
        for _, row in rows[rows["status"] != "planned"].head(_SHOWN).iterrows()
    }
    served = without_action(current().ask("theme_counts", **filters.parameters()), rows[rows["status"] != "ended"])
    _show_answer(filters, rows, effects)
    _show_figures(filters, rows, effects, served)
    if viewer().may("quality"):
        draw_way(link(link_to("actions", filters, new=["yes"]), "Record an action"))
    for _, row in rows.head(_SHOWN).iterrows():
        _show_card(row, effects.get(int(row["action_id"])), filters)
    if older := len(rows) - _SHOWN if len(rows) > _SHOWN else 0:
        verb = "is" if older == 1 else "are"
        empty_state(f"{counted(older, 'older action')} {verb} not drawn; choose one site to see its own.")
    if effects:
        table_behind("before and after each action", verdict_table(list(effects.values())))
    _show_without(filters, served)


def _show_answer(filters: Filters, rows: pd.DataFrame, effects: dict[int, ActionEffect]) -> None:
    if rows.empty:
        answer(f"No action is recorded{filters.here_in_words()} yet.")
        empty_state("Record what you change, where and when; heed then compares complaints before and after.")
        return
    verdicts = Counter[str](effect.effect.verdict for effect in effects.values())
    said = [
        f"{verdicts[verdict]} {words}"
        for verdict, words in (
            ("fewer", "followed by fewer complaints"),
            ("more", "followed by more"),
            ("cannot tell yet", "too early or too few to tell"),
            ("not comparable", "not comparable"),
        )
        if verdicts[verdict]
    ]
    planned = int((rows["status"] == "planned").sum())
    unjudged = len(rows) - planned - len(effects)
    said += [
        f"{number} {words}" for number, words in ((unjudged, "older, not judged here"), (planned, "planned")) if number
    ]
    answer(f"{counted(len(rows), 'action')}: {', '.join(said)}.")


def _show_figures(filters: Filters, rows: pd.DataFrame, effects: dict[int, ActionEffect], served: pd.DataFrame) -> None:
    triage = decided("triage")
    is_here = (triage["provider"] == filters.provider) & (filters.sites is None or triage["site"].isin(filters.sites))
    concerns = led_to_change(triage[is_here], pd.Timestamp(filters.first_day))
    done = int((rows["status"] != "planned").sum())
    of_newest = f" of the newest {len(effects)}" if done > len(effects) else ""
    fewer = sum(effect.effect.verdict == "fewer" for effect in effects.values())
    closed = f"{concerns.changed} of {concerns.closed}" if concerns.closed else "none yet"
    with_action = f"{int(served['has_action'].sum())} of {len(served)}" if len(served) else "none"
    since = f"Concerns closed since {day_in_words(filters.first_day)} that led to a change"
    figure_row(
        [
            Figure(str(done), "In place or ended", f"{fewer}{of_newest} followed by fewer complaints"),
            Figure(closed, since, _interval(concerns)),
            Figure(
                with_action,
                "Most complained about, with an action",
                f"of the themes with most voices {filters.now_in_words()}",
            ),
        ]
    )


def _interval(concerns: LedToChange) -> str:
    if concerns.closed < 10:
        return "too few closed in Triage for a share"
    return f"95 % interval {concerns.low * 100:.0f} to {concerns.high * 100:.0f} in 100"


def _show_card(row: pd.Series, effect: ActionEffect | None, filters: Filters) -> None:
    said = row["theme_title"] or "Complaints in general"
    where = row["site_title"] or "All sites"
    tag = verdict_tag(effect) if effect else ""
    if row["status"] in _WAITS:
        tag += status_tag(*_WAITS[row["status"]])
    facts = f"{day_in_words(row['day'].date())} · {where} · {row['owner']}"
    body = f'<p><span class="heed-small">You said</span> {plain(said)}</p>{small(facts)}'
    body += f"<p>{plain(effect.sentence)}</p>{cautions_under(effect)}" if effect else ""
    tone = verdict_tone(effect) if effect else ""
    opened = link(link_to("actions", filters, action=[str(row["action_id"])]), "See its chart and change it")
    card(str(row["title"]), body, tag, opened, tone, level=2)


def _show_without(filters: Filters, served: pd.DataFrame) -> None:
    lacking = served[~served["has_action"]]
    if lacking.empty or not viewer().may("quality"):
        return
    st.header("Much complained about, and no action yet", anchor=False)
    items = "".join(
        f"<li>{plain(row['title'])} <span class='heed-small'>({plain(counted(row['voices'], 'voice'))})</span> "
        f"{link(link_to('actions', filters, about=[str(row['title'])]), 'Record an action')}</li>"
        for _, row in lacking.iterrows()
    )
    draw(f'<ul class="heed-list">{items}</ul>')
