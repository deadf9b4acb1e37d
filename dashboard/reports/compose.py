"""Compute the figures of a report from one snapshot; its counts are those of `dashboard.reports.leaving`."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.filters import Filters
from dashboard.findings.breaks import unlike_sentences
from dashboard.findings.comparison import compare_sites
from dashboard.findings.raised_alerts import RaisedAlert, Watch, watch
from dashboard.findings.volume_burst import volume_sentences
from dashboard.reports.changes import changes_of
from dashboard.reports.deeds import deeds_of
from dashboard.reports.examples import examples
from dashboard.reports.figures import Coverage, Origin, Praise, Signal
from dashboard.reports.leaving import Leaving
from dashboard.reports.measured import (
    audit_sentence,
    crosswalk,
    limits,
    methods,
    rests_on,
    unfinished_sentence,
)
from dashboard.reports.months import band_of, marks_of, month_points, month_sentence, months_of, months_up_to
from dashboard.reports.own_words import in_own_words
from dashboard.reports.owners import owned_of
from dashboard.reports.period import Period, over
from dashboard.reports.places import heat_of, places_of
from dashboard.reports.present import count, tens
from dashboard.reports.printable import printable
from dashboard.reports.report import Report
from dashboard.reports.spelling import spelled
from dashboard.reports.summary import headline, places_sentence, points
from dashboard.words.wording import counted, dismissal, listed, no_new_signal, not_alike
from warehouse.ask import Ask
from warehouse.small_numbers.suppression import FACT, profile_in

_PRAISED = 8
_SMALL_NUMBERS = {
    "k10": "Counts of 1 to 9 mentions, and of more that fewer than ten people wrote, are not shown",
    "round5": "Counts of 1 to 7 mentions, and of more that fewer than eight people wrote, are not shown, others to the "
    "nearest 5, and shares are of those",
}
_NOR_FOLLOWING = (
    ", nor are those from which they would follow, in this or another report. What an earlier one hid stays hidden."
)


def compose(ask: Ask, filters: Filters, period: Period) -> Report:
    """Compute everything a report says.

    Args:
        ask: Answers a question by its name.
        filters: The provider and the sites; its days do not matter.
        period: The month or quarter.
    """
    now, before = over(filters, period), period.before()
    first = min((before, *months_up_to(now)), key=lambda each: each.first_day)
    facts = dict(ask("about").itertuples(index=False, name=None))
    profile = profile_in(facts[FACT])
    leaving = Leaving(ask, filters, profile, first, period, themes_since=before)
    names = _titles(ask, filters)
    overall, changes = changes_of(ask, now, period, leaving)
    watched, compared = watch(ask, now), compare_sites(ask, now, None)
    trend = months_of(ask, now, leaving)
    marks, deeds = in_own_words(ask, now, marks_of(ask, now, trend), deeds_of(ask, now, leaving.fewest))
    drawn, coverage = month_points(trend, marks), _coverage(ask, now, period, leaving)
    sites = places_of(compared, period, leaving)
    report = Report(
        kind=period.kind,
        name=period.file_name(filters.provider, filters.sites or ()),
        title=f"Patient feedback: {period.in_words()}",
        provider=filters.provider,
        provider_title=names["provider"],
        place_title=names["place"],
        period=period.in_words(),
        before=before.in_words(),
        first_day=period.first_day,
        last_day=period.last_day,
        snapshot=facts["snapshot"],
        published_at=facts["published_at"],
        heed_version=facts["heed_version"],
        is_demonstration=facts["is_demonstration"] == "true",
        spelling=facts["spelling"],
        headline="",
        points=(),
        coverage=coverage,
        overall=overall,
        trend=drawn,
        trend_sentence=month_sentence(trend, period),
        trend_band=band_of(trend),
        trend_rests_on=rests_on(ask, filters, drawn, coverage, period),
        marks=marks,
        signals=tuple(_signal(raised, period, leaving) for raised in watched.raised),
        signals_sentence=_watched(watched),
        dismissed=_dismissed(watched),
        volume=tuple(volume_sentences(ask, now, to_the_nearest=10)),
        unlike=tuple(unlike_sentences(ask, now, over(filters, before))),
        complaints=changes,
        owned=owned_of(ask, now, changes),
        places=sites.rows,
        places_sentence=places_sentence(sites.rows, sites.target, sites.is_apart),
        places_target=sites.target,
        notes=sites.notes,
        heat=heat_of(changes, compared, period, leaving),
        actions=deeds,
        praise=_praise(ask, period, leaving),
        examples=examples(ask, now, changes),
        origins=_origins(ask, now, period, leaving),
        small_numbers=f"{_SMALL_NUMBERS[profile]}{_NOR_FOLLOWING}",
        limits=limits(filters, period, watched, facts),
        unfinished=unfinished_sentence(filters, period, facts["published_at"]),
        is_watched=watched.has_baseline,
        methods=methods(ask),
        audit=audit_sentence(ask, filters),
        crosswalk=crosswalk([change.theme for change in changes]),
    )
    report = printable(report)
    return spelled(replace(report, headline=headline(report), points=points(report)))


def _titles(ask: Ask, filters: Filters) -> Mapping[str, str]:
    providers = ask("providers").set_index("provider")["title"]
    sites = ask("sites", provider=filters.provider).set_index("site")["title"]
    chosen = [str(sites.get(site, site)) for site in filters.sites or ()]
    return {"provider": str(providers[filters.provider]), "place": listed(chosen) or "All places"}


def _signal(raised: RaisedAlert, period: Period, leaving: Leaving) -> Signal:
    told = f"More complaints about this than {'was usual' if raised.unlike else 'chance allows'}"
    if not raised.is_risen:
        told = "A complaint about this is a signal by itself, however few there are"
    here, heard = leaving.count(f"complaints about {raised.alert.theme}", period), leaving.count("scored", period)
    if here and heard:
        told += f": {count(here)} of {count(heard)} mentions in {period.in_words()}"
    told = f"{told}. {not_alike(raised.unlike)}" if raised.unlike else f"{told}."
    return Signal(
        raised.alert.theme, raised.title, told, raised.places, raised.since.date(), raised.is_risen, not raised.unlike
    )


def _watched(watched: Watch) -> str:
    if not watched.has_baseline:
        return f"Alerts need more than half a year of whole weeks to know what is usual; there are {watched.weeks}."
    where = f" together and at {counted(watched.places, 'place')}" if watched.places else ""
    themes = counted(watched.themes, "theme")
    dismissed = _dismissed(watched)
    if dismissed and not watched.raised:
        return f"{no_new_signal(dismissed)}. {themes} watched{where}.{watched.reserve}"
    if not watched.raised:
        return f"No signal: of {themes} watched{where}, none rose by more than chance allows.{watched.reserve}"
    return f"{themes} watched{where}; {watched.expected}.{watched.reserve}"


def _dismissed(watched: Watch) -> tuple[str, ...]:
    return tuple(dismissal(each.title, each.dismissed_because) for each in watched.dismissed)


def _praise(ask: Ask, period: Period, leaving: Leaving) -> tuple[Praise, ...]:
    rows = ask("themes")
    told = [
        Praise(row["theme"], row["title"], times) for row in rows.to_dict("records")
        if (times := leaving.count(f"praise of {row['theme']}", period))
    ]  # fmt: skip
    return tuple(sorted(told, key=lambda each: (-each.praise, each.theme)))[:_PRAISED]


def _origins(ask: Ask, now: Filters, period: Period, leaving: Leaving) -> tuple[Origin, ...]:
    if now.sites is not None:
        return ()
    sources = ask("sources", provider=now.provider)
    heard = ask("mentions_by_place", **now.parameters())["source"].unique()
    told = [
        Origin(row["title"], leaving.count(f"source {row['source']}", period))
        for row in sources[sources["source"].isin(heard)].to_dict("records")
    ]
    return tuple(sorted(told, key=lambda each: (-(each.scored or 0), each.title)))


def _coverage(ask: Ask, now: Filters, period: Period, leaving: Leaving) -> Coverage:
    scored, not_scored = leaving.count("scored", period), leaving.count("not scored", period)
    return Coverage(
        mentions=None if scored is None or not_scored is None else scored + not_scored,
        scored=scored,
        writers=None if scored is None else tens(ask("coverage", **now.parameters())["writers"].iloc[0]) or None,
        not_about_care=leaving.count("not about care", period),
        reposts=leaving.count("reposts", period),
        not_scored=not_scored,
    )
