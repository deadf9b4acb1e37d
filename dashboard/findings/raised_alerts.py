"""Which complaints are emerging in the period, where, and since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analysis.alerts import MINIMUM_BASELINE_WEEKS, RECENT_WEEKS, Alert, Anew, alerts
from analysis.change import in_a_sentence
from config.taxonomy import load_themes
from dashboard.filters import Filters
from dashboard.findings.alert_breaks import of_place, unlike_since_usual
from dashboard.findings.usual_anew import not_judged_yet, usual_anew
from dashboard.words.wording import listed
from warehouse.ask import Ask

# A place (None for all chosen ones together), and the newest alert of each theme with the week it was first raised.
_Found = tuple[str | None, dict[str, tuple[Alert, pd.Timestamp]]]

# An alert stands while its complaints are among those of the last four weeks; a week begins up to six days before them.
STANDING = timedelta(weeks=RECENT_WEEKS, days=6)
# Alarms no further apart than this are one event that goes on.
SAME_EVENT = pd.Timedelta(weeks=4)


@dataclass(frozen=True)
class RaisedAlert:
    """One complaint that emerges, wherever it does.

    Attributes:
        alert: The newest alert of the period; that of all chosen places together where there is one.
        title: The theme as people know it.
        site: Short name of the place that `alert` is about, None for all chosen places together.
        places: Titles of the places that alert by themselves, in the order of the alphabet.
        since: Monday of the week in which it was first raised, without a break of more than four weeks.
        alert_id: Its number in the book of alerts; None where it is not in it, as with some sources only.
        dismissed_because: The reason for which a person dismissed it; empty while it stands.
        unlike: What changed since the weeks that say what is usual, each with its day, the newest first: the rise may
            come from that alone.
    """

    alert: Alert
    title: str
    site: str | None
    places: tuple[str, ...]
    since: pd.Timestamp
    alert_id: int | None = None
    dismissed_because: str = ""
    unlike: tuple[str, ...] = ()

    @property
    def is_risen(self) -> bool:
        """Whether more complain than chance allows; else it is about safety, where one complaint is enough."""
        return self.alert.kinds != ("safety",)

    @property
    def usual_days(self) -> tuple[date, date]:
        """First and last day of the weeks that say what is usual."""
        first, last = self.alert.usual_weeks
        return first.date(), last.date() + timedelta(days=6)


@dataclass(frozen=True)
class Watch:
    """What was watched, and what was found.

    Attributes:
        raised: Alerts of the period that nobody dismissed, the surest first.
        themes: Themes that were watched.
        places: Places that were watched by themselves: those that have enough weeks.
        too_new: Titles of the places that have too few.
        begun_anew: Themes, and their places, whose usual began anew so lately that nothing can be judged by it.
        weeks: Whole weeks there are.
        mentions_a_week: Mean number of mentions a week over the last 26 weeks, one a writer and week.
        sharing: How many series of the provider share the false alarms, as for `analysis.alerts.monitor`.
        dismissed: Alerts of the period that a person dismissed.
    """

    raised: tuple[RaisedAlert, ...]
    themes: int
    places: int
    weeks: int
    mentions_a_week: float
    sharing: int = 1
    dismissed: tuple[RaisedAlert, ...] = ()
    too_new: tuple[str, ...] = ()
    begun_anew: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """How often nothing is behind an alert, by simulation of 30 themes (docs/figures.md)."""
        often = "two or three" if self.sharing <= 4 else "up to five"
        where = ", over all places" if self.sharing > 1 else ""
        return f"{often} false alarms a year are to be expected{where}"

    @property
    def reserve(self) -> str:
        """About what no alert can be raised, so that nothing is said of it where none is; empty or a sentence."""
        if not self.begun_anew:
            return ""
        why = f"the chart has new limits, and {MINIMUM_BASELINE_WEEKS} weeks say what is usual by them"
        return f" No alert can be raised yet, but for safety, about {listed(self.begun_anew)}: {why}."

    @property
    def has_baseline(self) -> bool:
        """Whether there are enough weeks to say what is usual, and one to judge."""
        return self.weeks > MINIMUM_BASELINE_WEEKS


def watch(ask: Ask, filters: Filters) -> Watch:
    """Look for alerts among all chosen places together and at each of them.

    Args:
        ask: Answers a question by its name.
        filters: Alerts of whole weeks that touch the period are listed; the weeks before it say what is usual.
    """
    filters = filters.until_heard()
    counts = ask("alert_counts", **filters.since_first_heard().parameters())
    together, by_site = counts[counts["site"].isna()], dict(list(counts.groupby("site")))
    places = _places(ask, filters)
    sharing = places_watched(ask, filters.provider)
    titles, anew = theme_titles(ask), _anew(ask, filters, places, sharing == 1)
    found: list[_Found] = [(None, _alerts(together, filters, titles, sharing, anew[None]))]
    found += [
        (site, _alerts(by_site[site], filters, titles, sharing, anew[site])) for site in places if site in by_site
    ]
    weeks = together.drop_duplicates("week").sort_values("week")
    too_new = [title for site, title in places.items() if _weeks_of(by_site.get(site)) <= MINIMUM_BASELINE_WEEKS]
    recent = float(weeks["mentions"].tail(26).mean()) if len(weeks) else 0.0
    raised = _merged(found, titles, places)
    if raised:
        # It may stand in the book for a week after the period.
        everything = replace(filters.since_first_heard(), last_day=filters.data_last_day)
        booked = ask("alerts", **everything.parameters())
        raised = tuple(_booked(each, booked, filters) for each in raised)
        raised = tuple(_beside_breaks(each, ask, filters, counts) for each in raised)
    watched = Watch(
        raised, together["theme"].nunique(), len(places) - len(too_new), _weeks_of(together), recent, sharing,
        too_new=tuple(too_new), begun_anew=_begun_anew(anew, together, titles, places),
    )  # fmt: skip
    return decided_upon(watched, {})


def _weeks_of(counts: pd.DataFrame | None) -> int:
    """Count the weeks from the first to the last in which something was heard."""
    if counts is None or counts.empty:
        return 0
    return int((counts["week"].max() - counts["week"].min()).days) // 7 + 1


def decided_upon(watched: Watch, reasons: Mapping[int, str]) -> Watch:
    """Part the alerts that stand from those that people dismissed.

    Args:
        watched: What was found.
        reasons: By the number of an alert, why it was dismissed; empty where it was let stand again. It goes before
            what the snapshot knows.
    """
    every = [
        replace(each, dismissed_because=reasons.get(each.alert_id, each.dismissed_because) if each.alert_id else "")
        for each in (*watched.raised, *watched.dismissed)
    ]
    return replace(
        watched,
        raised=tuple(each for each in every if not each.dismissed_because),
        dismissed=tuple(each for each in every if each.dismissed_because),
    )


def places_watched(ask: Ask, provider: str) -> int:
    """Count the series that are watched for a provider, whatever is chosen: its places, and all of them together.

    It is the same for who sees one place only: an alert is one for everybody or for nobody.
    """
    sites = int(ask("providers").set_index("provider")["places"][provider])
    return sites + 1 if sites > 1 else 1


def theme_titles(ask: Ask) -> dict[str, str]:
    """Give the themes as people know them."""
    themes = ask("themes")
    return dict(zip(themes["theme"], themes["title"], strict=True))


def safety_critical() -> tuple[str, ...]:
    """Name the themes of which a single complaint raises an alert."""
    return tuple(theme.name for theme in load_themes() if theme.is_safety_critical)


def _booked(raised: RaisedAlert, booked: pd.DataFrame, filters: Filters) -> RaisedAlert:
    """Find an alert in the book: the newest of its theme and place among those that began while it went on.

    Late mentions may have moved it since, to either side, by no more than alarms of one event lie apart.
    """
    site = raised.site or filters.one_site
    if filters.sources or (filters.sites and site is None):
        return raised
    place = booked["site"].isna() if site is None else booked["site"] == site
    is_same = (booked["theme"] == raised.alert.theme) & place
    is_same &= booked["since"].between(raised.since - SAME_EVENT, raised.alert.week + SAME_EVENT)
    if not is_same.any():
        return raised
    row = booked[is_same].iloc[-1]
    reason = "" if pd.isna(row["dismissed_because"]) else str(row["dismissed_because"])
    return replace(raised, alert_id=int(row["alert_id"]), dismissed_because=reason)


def _beside_breaks(raised: RaisedAlert, ask: Ask, filters: Filters, counts: pd.DataFrame) -> RaisedAlert:
    heard = counts[counts["site"].isna() if raised.site is None else counts["site"] == raised.site]
    return replace(raised, unlike=unlike_since_usual(ask, of_place(filters, raised.site), raised.alert, heard))


def _places(ask: Ask, filters: Filters) -> Mapping[str, str]:
    sites = ask("sites", provider=filters.provider)
    titles = dict(zip(sites["site"], sites["title"], strict=True))
    chosen = {name: titles[name] for name in (filters.sites or titles) if name in titles}
    # One place alone is what is chosen: it would be watched twice.
    return chosen if len(chosen) > 1 else {}


def _anew(ask: Ask, filters: Filters, places: Mapping[str, str], is_only_place: bool) -> dict[str | None, Anew]:
    """Give for all chosen places together (None), and for each, from when on themes have another usual."""
    if filters.sources:
        return {site: {} for site in (None, *places)}  # people give limits to charts of all sources
    rebases = ask("rebases", **filters.parameters())
    is_several = filters.sites is not None and filters.one_site is None
    together: Anew = {} if is_several else usual_anew(rebases, filters.one_site, is_only_place)
    return {None: together, **{site: usual_anew(rebases, site) for site in places}}


def _begun_anew(
    anew: Mapping[str | None, Anew], counts: pd.DataFrame, titles: Mapping[str, str], places: Mapping[str, str]
) -> tuple[str, ...]:
    newest, together = counts["week"].max(), " over all places" if places else ""
    return tuple(
        f"{in_a_sentence(titles[theme])}{f' at {places[site]}' if site else together}"
        for site, mondays in anew.items()
        for theme in not_judged_yet(mondays, newest)
        if theme in titles
    )


def _alerts(
    counts: pd.DataFrame, filters: Filters, titles: dict[str, str], places: int, anew: Anew
) -> dict[str, tuple[Alert, pd.Timestamp]]:
    if counts.empty:
        return {}
    first_week = pd.Timestamp(filters.first_day - timedelta(days=6))
    newest: dict[str, tuple[Alert, pd.Timestamp]] = {}
    for alert in alerts(counts, safety_critical(), titles=titles, places=places, anew=anew):
        before = newest.get(alert.theme)
        goes_on = before is not None and alert.week - before[0].week <= SAME_EVENT
        newest[alert.theme] = (alert, before[1] if before is not None and goes_on else alert.week)
    return {theme: found for theme, found in newest.items() if found[0].week >= first_week}


def _merged(
    found: list[_Found],
    titles: Mapping[str, str],
    places: Mapping[str, str],
) -> tuple[RaisedAlert, ...]:
    raised: dict[str, RaisedAlert] = {}
    for site, alerted in found:
        for theme, (alert, since) in alerted.items():
            known = raised.get(theme)
            if known is None:
                where: tuple[str, ...] = (places[site],) if site else ()
                raised[theme] = RaisedAlert(alert, titles.get(theme, theme), site, where, since)
            elif site:
                where = tuple(sorted((*known.places, places[site])))
                raised[theme] = replace(known, places=where, since=min(known.since, since))
    # Alerts about all chosen places come first: they rest on most mentions.
    return tuple(sorted(raised.values(), key=lambda each: (each.site is not None, _surprise(each.alert))))


def _surprise(alert: Alert) -> tuple[float, str]:
    # In the weeks that say what is usual an alert about safety has no q: it comes after those that have.
    return float(np.nan_to_num(alert.q_value, nan=np.inf)), alert.theme


def still_standing(found: Sequence[RaisedAlert], last_day: date) -> list[RaisedAlert]:
    """Give those of some alerts that still stand on a day."""
    return [each for each in found if each.alert.week > pd.Timestamp(last_day) - STANDING]


def alert_about(watched: Watch, theme: str | None) -> RaisedAlert | None:
    """Give the alert about a theme that is raised for all chosen places together; None without one.

    Args:
        watched: What `watch` found.
        theme: Name of the theme; None, for complaints about anything, is not watched.
    """
    for each in watched.raised:
        if each.alert.theme == theme and each.site is None:
            return each
    return None
