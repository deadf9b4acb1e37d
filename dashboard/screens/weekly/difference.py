"""Is anything different? One sentence first, then each complaint that emerges, with where to read on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from analysis.alerts import MINIMUM_BASELINE_WEEKS, RECENT_WEEKS
from analysis.change import in_a_sentence
from dashboard.data import current
from dashboard.filters import FROM_TO, Filters, day_in_words
from dashboard.findings.raised_alerts import RaisedAlert, Watch, still_standing
from dashboard.screens import remembered
from dashboard.screens.links import complaints_to_read, link_to
from dashboard.screens.look.card import card_markup
from dashboard.screens.look.markup import draw, link, plain, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.looked_after import looked_after, owners_of
from dashboard.words.wording import (
    MAY_COME_FROM_THIS,
    SOMETHING_CHANGED,
    counted,
    dismissal,
    listed,
    no_new_signal,
    not_alike,
    told,
)

ALERTS_OF_PERIOD = "alerts of this period and what they rest on"
"""What the table is called that lists them, at the end of the screen."""


def standing_alerts(watched: Watch, filters: Filters) -> list[RaisedAlert]:
    """Give the alerts that still stand at the end of the period, the surest first."""
    return still_standing(watched.raised, filters.last_day)


def show_difference(watched: Watch, changes: pd.DataFrame, filters: Filters) -> None:
    """Draw the answer of the screen, and a card for each complaint that emerges.

    Args:
        watched: What the alerts found.
        changes: Themes now and before, as `complaint_changes` gives them: for while there are too few weeks for alerts.
        filters: What the screen is filtered by.
    """
    if not watched.has_baseline:
        _show_two_stretches(watched, changes, filters)
        # One complaint about safety is enough, whatever is usual.
        draw(_alert_cards(standing_alerts(watched, filters), filters))
        return
    standing = standing_alerts(watched, filters)
    where = f" together and at {counted(watched.places, 'place')}" if watched.places else ""
    looked = f"{counted(watched.themes, 'theme')} watched{where}"
    known = [
        dismissal(each.title, each.dismissed_because) for each in still_standing(watched.dismissed, filters.last_day)
    ]
    earlier = _stood_earlier(len(watched.raised) - len(standing), filters)
    if not standing and known:
        answer(f"{no_new_signal(known)}.{earlier} {looked}.{watched.reserve}", "steady", "No new signal")
        return
    if not standing and earlier:
        answer(f"Nothing stands out now: {looked}.{earlier}{watched.reserve}", "steady", "No signal now")
        return
    if not standing:
        told = f"Nothing stands out: {looked}, none rose by more than chance allows.{watched.reserve}"
        answer(told, "steady", "No signal")
        return
    answer(stands_out(standing), "concern", counted(len(standing), "signal"))
    draw(_alert_cards(standing, filters))


def _stood_earlier(alerts: int, filters: Filters) -> str:
    """Say how many alerts of the period stand no longer at its end, and where they are; empty where there is none."""
    if not alerts:
        return ""
    are = "it is" if alerts == 1 else "they are"
    return (
        f" {counted(alerts, 'alert')} stood earlier {filters.now_in_words()}: {are} in the table “{ALERTS_OF_PERIOD}”."
    )


def stands_out(standing: Sequence[RaisedAlert]) -> str:
    """Say what has risen, what may only seem to have, and of what a single complaint is enough."""
    risen = [in_a_sentence(raised.title) for raised in standing if raised.is_risen and not raised.unlike]
    unlike = [in_a_sentence(raised.title) for raised in standing if raised.unlike]
    grave = [in_a_sentence(raised.title) for raised in standing if not raised.is_risen]
    said = [f"Complaints about {listed(risen)} have risen by more than chance allows."] if risen else []
    if unlike:
        said.append(
            f"More complain about {listed(unlike)} than was usual, but {SOMETHING_CHANGED}: {MAY_COME_FROM_THIS}."
        )
    said += [f"Somebody complained about {listed(grave)}: about safety one complaint is a signal."] if grave else []
    return " ".join(said)


def seen_at(raised: RaisedAlert, filters: Filters) -> str:
    """Name the places that alert by themselves; where none does, those that are chosen, or all, taken together."""
    if raised.places:
        return listed(raised.places)
    titles = current().titles("site", filters.provider)
    if not filters.sites and len(titles) != 1:
        return "all places taken together"
    chosen = [titles.get(name, name) for name in filters.sites or titles]
    return f"{listed(chosen)} taken together" if len(chosen) > 1 else listed(chosen)


def _alert_cards(standing: Sequence[RaisedAlert], filters: Filters) -> str:
    owners = owners_of(filters.provider)
    return "".join(
        _alert_card(raised, filters, looked_after(raised.title, owners.get(raised.alert.theme), filters))
        for raised in standing
    )


def _alert_card(raised: RaisedAlert, filters: Filters, owned: str) -> str:
    alert = raised.alert
    usual = alert.usual_share * 100
    rarely = "hardly ever" if usual < 0.5 else f"{usual:.0f} in 100"
    first, last = (day_in_words(day) for day in raised.usual_days)
    week = f"{told(alert.complaints, alert.mentions)} mentions in the week of {day_in_words(alert.week.date())}"
    until = day_in_words(alert.week.date() + timedelta(days=6))
    recent = f"{alert.recent_voices:,} people said so in the {RECENT_WEEKS} weeks to {until}."
    # Not the weeks just before: what is usual stays what it was in the first weeks.
    usually = f"{rarely} in the weeks that say what is usual, {first} to {last}"
    figures = f"{week}, {usually}. {recent}" if raised.is_risen else f"{week}; every complaint about it is shown."
    where = f"Seen at {seen_at(raised, filters)}."
    since = f"since the week of {day_in_words(raised.since.date())}"
    return card_markup(
        raised.title,
        f"<p>{plain(figures)} {plain(where)}</p>{_unlike(raised)}{owned}",
        status_tag("concern", since),
        _links(raised, filters),
        "concern",
        level=2,
    )


def _unlike(raised: RaisedAlert) -> str:
    if not raised.unlike:
        return ""
    tag, _, why = not_alike(raised.unlike).partition(": ")
    return f"<p>{status_tag('unknown', tag)} {plain(why)}</p>"


def _links(raised: RaisedAlert, filters: Filters) -> str:
    week = raised.alert.week.date()
    there = replace(filters, sites=(raised.site,)) if raised.site else filters
    weeks = replace(there, period=FROM_TO, first_day=week - timedelta(days=21), last_day=week + timedelta(days=6))
    # Read may have to show some days more: it counts these too, and so does the link.
    behind = remembered.shown(weeks)
    complaints = counted(remembered.complaints_by_theme(behind).get(raised.alert.theme, 0), "complaint")
    days = f" of {behind.days} days" if behind.days > weeks.days else ""
    return link(complaints_to_read(behind, raised.title), f"Read the {complaints}{days}") + link(
        link_to("trends", there, theme=[raised.title]), "See its chart"
    )


def _show_two_stretches(watched: Watch, changes: pd.DataFrame, filters: Filters) -> None:
    """Where there are too few weeks for alerts, two stretches of equal length are all there is to compare."""
    signals = changes[changes["is_signal"]].sort_values("p_value") if len(changes) else changes
    compared = int(changes["change"].notna().sum()) if len(changes) else 0
    stretches = f"{filters.now_in_words()} and {filters.before_in_words()}"
    if len(signals):
        answer(
            f"{counted(len(signals), 'theme')} changed by more than chance allows.", "concern", "Two stretches compared"
        )
    elif compared:
        answer(
            f"Nothing stands out: {counted(compared, 'theme')} compared {stretches}, none differs by more than chance "
            "allows.",
            "steady",
            "No signal",
        )
    else:
        answer("Too early to say what is usual here.", "unknown", "Cannot tell yet")
    cards = []
    for row in signals.to_dict("records"):
        tone = "concern" if row["change"] > 0 else "improvement"
        tag = status_tag(tone, "more" if row["change"] > 0 else "fewer")
        cards.append(card_markup(str(row["title"]), f"<p>{plain(row['sentence'])}</p>", tag, tone=tone))
    weeks = f"there {'is' if watched.weeks == 1 else 'are'} {watched.weeks}"
    note = (
        f"Alerts need {MINIMUM_BASELINE_WEEKS + 1} whole weeks to know what is usual; {weeks}. "
        "Until then two stretches are compared."
    )
    draw("".join(cards) + small(note))
