"""The demonstration's events reach the screens: an alert, two verdicts, and no alarm where nothing happened."""

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.alerts import monitor
from collectors.demonstration.clinic import (
    EVENTS,
    LAST_DAY,
    PARKING_CHANGE_DAY,
    PHONE_FAILURE_DAY,
    PHONE_REPAIR_DAY,
)
from config.home import Home
from dashboard.findings.action_effects import ActionEffect, action_effects
from dashboard.findings.comparison import compare_periods
from dashboard.findings.period_changes import overall_change, theme_changes
from dashboard.findings.raised_alerts import places_watched, watch
from dashboard.findings.volume_burst import volume_sentences
from tests.dashboard.asking import asking, filters_for
from warehouse.ask import Ask
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader

# With about 20 mentions a week at the site, a rise from 6 to 36 in 100 is raised in its first week (measured).
WEEKS_TO_ALERT = 3

MOVED = {event.theme for event in EVENTS}


@pytest.fixture(scope="module")
def ask_(demonstration_home: Home) -> Iterator[Ask]:
    with asking(demonstration_home) as ask_:
        yield ask_


@pytest.fixture(scope="module")
def effects(ask_: Ask) -> dict[date, ActionEffect]:
    return {effect.day: effect for effect in action_effects(ask_, filters_for(ask_, LAST_DAY))}


@pytest.fixture(scope="module")
def judged(ask_: Ask) -> pd.DataFrame:
    """Every theme in every week of the second year, all places together."""
    counts = _counts(ask_)
    return monitor(counts[counts["site"].isna()])


def _counts(ask_: Ask) -> pd.DataFrame:
    return ask_("alert_counts", **filters_for(ask_, LAST_DAY, weeks=120).parameters())


def _alerted(ask_: Ask, counts: pd.DataFrame) -> pd.DataFrame:
    """Every alert at every place, as the book of alerts raises them; no place of its own is written as empty."""
    places = places_watched(ask_, "harbourside")
    sites = counts["site"].fillna("")
    rows = [monitor(part, places=places).assign(site=site) for site, part in counts.groupby(sites)]
    return pd.concat(rows).query("is_alert")


def test_the_phone_failure_is_raised_at_its_site_within_weeks(ask_: Ask) -> None:
    until = PHONE_FAILURE_DAY + timedelta(weeks=WEEKS_TO_ALERT, days=-1)
    watched = watch(ask_, filters_for(ask_, until, weeks=WEEKS_TO_ALERT, sites=("quayside",)))
    assert "phone_contact" in {raised.alert.theme for raised in watched.raised}


def test_the_phone_was_not_raised_before_it_failed(ask_: Ask) -> None:
    before = filters_for(ask_, PHONE_FAILURE_DAY - timedelta(days=1), weeks=12, sites=("quayside",))
    assert "phone_contact" not in {raised.alert.theme for raised in watch(ask_, before).raised}


def test_the_phone_repair_gets_the_verdict_fewer(effects: dict[date, ActionEffect]) -> None:
    assert effects[PHONE_REPAIR_DAY].effect.verdict == "fewer"


def test_the_parking_change_gets_the_verdict_fewer(effects: dict[date, ActionEffect]) -> None:
    effect = effects[PARKING_CHANGE_DAY].effect
    assert effect.verdict == "fewer"
    assert (effect.weeks_before, effect.weeks_after) == (26, 26)


def test_two_actions_for_one_complaint_are_told_apart(effects: dict[date, ActionEffect]) -> None:
    booking, update = (effects[event.day].effect for event in EVENTS if event.theme == "online_access")
    assert (booking.verdict, update.verdict) == ("more", "more")
    assert booking.weeks_after == update.weeks_before == 9
    assert booking.complaints_after == update.complaints_before


def test_every_screen_counts_the_share_of_the_same_days_alike(ask_: Ask) -> None:
    filters = filters_for(ask_, LAST_DAY, weeks=4)
    before = filters.before()
    assert before is not None
    overall = overall_change(ask_, filters)
    compared = compare_periods(ask_, filters, before, None, "anything at all", "before").rows.iloc[1]
    assert (overall["complaints_now"], overall["mentions_now"]) == (compared["complaints"], compared["mentions"])
    phone = (
        theme_changes(ask_, filters, filters.before(), filters.before_in_words())
        .set_index("theme")
        .loc["phone_contact"]
    )
    compared = compare_periods(ask_, filters, before, "phone_contact", "phone", "before").rows.iloc[1]
    assert (phone["complaints_now"], phone["mentions_now"]) == (compared["complaints"], compared["mentions"])


def test_no_verdict_is_claimed_of_an_action_of_last_week(ask_: Ask) -> None:
    soon = action_effects(ask_, filters_for(ask_, PHONE_REPAIR_DAY + timedelta(days=13)))[0]
    assert soon.day == PHONE_REPAIR_DAY
    assert soon.effect.verdict in ("cannot tell yet", "not comparable")
    assert "weeks" in soon.sentence


def test_nothing_is_raised_that_is_not_of_an_event(ask_: Ask, demonstration_home: Home) -> None:
    # Whoever cannot book online complains of appointments too: those complaints are the event's, at any place.
    path = current_snapshot(demonstration_home)
    assert path is not None
    with connect_reader(path) as con:
        of_events = con.execute(
            "SELECT one.theme AS theme, one.week AS week, place AS site, count(DISTINCT mention_id) AS theirs "
            "FROM mention_theme AS one JOIN mention_theme AS other USING (mention_id), "
            "unnest(list_distinct(['', coalesce(one.site, '')])) AS places(place) "
            "WHERE other.theme IN (SELECT unnest(?)) AND one.theme NOT IN (SELECT unnest(?)) "
            "AND one.sentiment IN ('negative', 'mixed') AND other.sentiment IN ('negative', 'mixed') GROUP BY ALL",
            [sorted(MOVED), sorted(MOVED)],
        ).df()
    raised = _alerted(ask_, _without(_counts(ask_), of_events))
    assert set(raised["theme"]) <= MOVED


def test_the_seasonal_volume_by_itself_raises_no_alert(ask_: Ask) -> None:
    counts = _counts(ask_)
    at_usual = pd.concat(_at_the_usual_share(part) for _, part in counts.groupby(["theme", counts["site"].fillna("")]))
    assert (at_usual["mentions"] > 2 * at_usual["mentions"].median()).any()
    assert len(_alerted(ask_, at_usual)) == 0
    # A share that rises with the volume is another matter.
    is_winter = at_usual["week"].between("2025-11-01", "2026-02-01") & (at_usual["theme"] == "waiting_time")
    more = at_usual["complaints"].mask(is_winter, 3 * at_usual["complaints"])
    risen = _alerted(ask_, at_usual.assign(complaints=more.clip(upper=at_usual["mentions"])))
    assert set(risen["theme"]) == {"waiting_time"}


def _at_the_usual_share(counts: pd.DataFrame) -> pd.DataFrame:
    """Let the same share complain in every week, whatever its volume: whole people, none lost to rounding."""
    counts = counts.sort_values("week")
    share = counts["complaints"].sum() / counts["mentions"].sum()
    running = (counts["mentions"].cumsum() * share).round()
    complaints = running.diff().fillna(running.iloc[0]).astype(int)
    recent = complaints.rolling(4, min_periods=1).sum().astype(int)
    return counts.assign(complaints=complaints, recent_voices=recent)


def _without(counts: pd.DataFrame, of_events: pd.DataFrame) -> pd.DataFrame:
    keyed = counts.assign(site=counts["site"].fillna(""))
    less = keyed.merge(of_events, on=["theme", "week", "site"], how="left")["theirs"].fillna(0).to_numpy()
    return counts.assign(complaints=(counts["complaints"] - less).clip(lower=0).astype(int))


def test_the_most_frequent_complaint_in_which_nothing_happened_is_never_raised(judged: pd.DataFrame) -> None:
    assert not judged.loc[judged["theme"] == "waiting_time", "is_alert"].any()


def test_the_busy_winter_is_no_burst(ask_: Ask) -> None:
    winter = filters_for(ask_, date(2026, 2, 1), weeks=12)
    assert volume_sentences(ask_, winter)[0].startswith("Volume: as usual")
