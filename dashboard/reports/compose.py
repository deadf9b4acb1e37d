"""Compute the figures of a report from one snapshot, through the questions that the screens ask too."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.change import complaint_changes
from analysis.trend import Trend, trend_of, trend_sentence
from dashboard.action_effects import ActionEffect, action_effects
from dashboard.comparison import SiteComparison, compare_sites
from dashboard.filters import FROM_TO, Filters
from dashboard.raised_alerts import Ask, Watch, watch
from dashboard.reports.examples import examples
from dashboard.reports.figures import (
    Change,
    Coverage,
    Deed,
    Heat,
    Origin,
    Place,
    Praise,
    Report,
    Signal,
    TrendPoint,
)  # fmt: skip
from dashboard.reports.measured import audit_sentence, crosswalk, limits, methods
from dashboard.reports.own_words import in_own_words
from dashboard.reports.period import Period, over
from dashboard.reports.present import named, share, whole
from dashboard.reports.spelling import spelled
from dashboard.reports.summary import headline, places_sentence, points
from dashboard.thin_points import without_thin
from dashboard.volume_burst import volume_sentences

_ACTIONS, _PRAISED, _HEAT_THEMES = 8, 8, 8


def compose(ask: Ask, filters: Filters, period: Period, title: str = "Patient feedback") -> Report:
    """Compute everything a report says.

    Args:
        ask: Answers a question by its name.
        filters: The provider and the sites; its days do not matter.
        period: The month or quarter.
        title: What the report opens with.
    """
    now = over(filters, period)
    facts = dict(ask("about").itertuples(index=False, name=None))
    names = _titles(ask, filters)
    coverage = ask("coverage", **now.parameters()).iloc[0]
    changes = _changes(ask, now, period)
    overall = _overall(ask, now, period)
    watched, places = watch(ask, now), compare_sites(ask, now, None)
    effects = action_effects(ask, now, most=_ACTIONS)
    actions = in_own_words(ask, now, [_deed(effect) for effect in effects])
    trend = _trend(ask, now)
    signals = tuple(_signal(raised) for raised in watched.raised)
    rows = tuple(_place(row) for row in places.funnel.rows.to_dict("records"))
    report = Report(
        kind=period.kind,
        name=period.file_name(filters.provider, filters.sites or ()),
        title=f"{title}: {period.in_words()}",
        provider_title=names["provider"],
        place_title=names["place"],
        period=period.in_words(),
        before=period.before().in_words(),
        first_day=period.first_day,
        last_day=period.last_day,
        snapshot=facts["snapshot"],
        published_at=facts["published_at"],
        heed_version=facts["heed_version"],
        is_demonstration=facts["is_demonstration"] == "true",
        spelling=facts["spelling"],
        headline="",
        points=(),
        coverage=_coverage(coverage),
        overall=overall,
        trend=_points(trend),
        trend_period=trend.choice.period or "quarter" if trend else "week",
        trend_sentence=trend_sentence(trend, "Complaints about anything at all") if trend else "No whole week to draw.",
        signals=signals,
        signals_sentence=_watched(watched),
        volume=tuple(volume_sentences(ask, now)),
        complaints=changes,
        places=rows,
        places_sentence=places_sentence(rows, _target(places)),
        places_target=_target(places),
        notes=(*places.notes, *places.warnings),
        heat=_heat(ask, now, changes),
        actions=actions,
        praise=_praise(ask, now),
        examples=examples(ask, now, changes),
        origins=_origins(ask, now),
        limits=limits(ask, filters, period, watched.mentions_a_week),
        methods=methods(ask),
        audit=audit_sentence(ask, filters),
        crosswalk=crosswalk([change.theme for change in changes]),
    )
    return spelled(replace(report, headline=headline(report), points=points(report)))


def _titles(ask: Ask, filters: Filters) -> Mapping[str, str]:
    providers = ask("providers").set_index("provider")["title"]
    sites = ask("sites", provider=filters.provider).set_index("site")["title"]
    chosen = [str(sites.get(site, site)) for site in filters.sites or ()]
    return {"provider": str(providers[filters.provider]), "place": named(chosen) or "All places"}


def _changes(ask: Ask, now: Filters, period: Period) -> tuple[Change, ...]:
    before = period.before()
    counts = ask(
        "theme_changes", **now.parameters(), before_first_day=before.first_day, before_last_day=before.last_day
    )
    found = complaint_changes(counts, f"in {period.in_words()}", f"in {before.in_words()}")
    return tuple(_change(row, row["voices_now"]) for row in found.to_dict("records"))


def _overall(ask: Ask, now: Filters, period: Period) -> Change:
    counts: dict[str, object] = {"theme": "", "title": "Anything at all"}
    for when, days in (("now", now), ("before", over(now, period.before()))):
        heard = ask("coverage", **days.parameters()).iloc[0]
        counts[f"writers_{when}"] = heard["complaining_writers"]
        counts[f"complaints_{when}"] = heard["complaints"]
        counts[f"mentions_{when}"] = heard["scored"]
        counts[f"voices_{when}"] = heard["complaining_voices"]
    words = (f"in {period.in_words()}", f"in {period.before().in_words()}")
    row = complaint_changes(pd.DataFrame([counts]), *words).to_dict("records")[0]
    return _change(row, counts["voices_now"])


def _change(row: Mapping[Any, Any], voices: object) -> Change:
    return Change(
        theme=row["theme"],
        title=row["title"],
        voices=whole(voices),
        complaints=whole(row["complaints_now"]),
        mentions=whole(row["mentions_now"]),
        share=share(row["share_now"]),
        complaints_before=whole(row["complaints_before"]),
        mentions_before=whole(row["mentions_before"]),
        share_before=share(row["share_before"]),
        change=share(row["change"]),
        low=share(row["change_low"]),
        high=share(row["change_high"]),
        is_signal=bool(row["is_signal"]),
        sentence=row["sentence"],
    )


def _trend(ask: Ask, now: Filters) -> Trend | None:
    since = replace(now, first_day=now.data_first_day, period=FROM_TO)
    weeks = ask("complaints_by_week", **since.parameters(), theme=None)
    weeks = weeks[weeks["is_whole"]]
    anew = ask("rebases", **since.parameters(), theme=None)
    return None if weeks.empty else without_thin(trend_of(weeks, anew["day"].tolist()))


def _points(trend: Trend | None) -> tuple[TrendPoint, ...]:
    if trend is None:
        return ()
    return tuple(
        TrendPoint(
            day=row["date"].date(), share=share(row["value"]), mentions=whole(row["mentions"]),
            centre=share(row["centre"]), lower=share(row["lower"]), upper=share(row["upper"]), signal=row["signal"],
        )
        for row in trend.points.tail(53).to_dict("records")
    )  # fmt: skip


def _signal(raised: Any) -> Signal:
    return Signal(raised.alert.theme, raised.title, raised.alert.sentence, raised.places, raised.since.date())


def _watched(watched: Watch) -> str:
    if not watched.has_baseline:
        return f"Alerts need more than half a year of whole weeks to know what is usual; there are {watched.weeks}."
    where = f" together and at each of {watched.places} places" if watched.places else ""
    if not watched.raised:
        return f"No signal: of {watched.themes} themes watched{where}, none rose by more than chance allows."
    return f"{watched.themes} themes were watched{where}; one or two false alarms a year are to be expected."


def _place(row: Mapping[Any, Any]) -> Place:
    return Place(
        row["title"], whole(row["events"]), whole(row["mentions"]), share(row["share"]),
        share(row["shrunken_low"]), share(row["shrunken_high"]), bool(row["is_signal"]),
    )  # fmt: skip


def _target(places: SiteComparison) -> float | None:
    has_two = places.funnel.rows["share"].notna().sum() > 1
    return share(places.funnel.target_share) if has_two else None


def _heat(ask: Ask, now: Filters, changes: tuple[Change, ...]) -> tuple[Heat, ...]:
    top = [change.theme for change in changes[:_HEAT_THEMES]]
    cells = ask("theme_by_site", **now.parameters())
    cells = cells[cells["theme"].isin(top)].assign(rank=lambda found: found["theme"].map(top.index))
    return tuple(
        Heat(cell["title"], cell["site_title"], share(cell["complaint_share"]))
        for cell in cells.sort_values(["rank", "site_title"]).to_dict("records")
    )


def _deed(effect: ActionEffect) -> Deed:
    found = effect.effect
    return Deed(
        effect.title, effect.day, effect.owner, effect.site_title, effect.theme_title, found.verdict, effect.sentence,
        found.complaints_before, found.mentions_before, found.complaints_after, found.mentions_after,
        share(found.difference), share(found.difference_low), share(found.difference_high), tuple(found.cautions),
    )  # fmt: skip


def _praise(ask: Ask, now: Filters) -> tuple[Praise, ...]:
    rows = ask("theme_counts", **now.parameters())
    rows = rows[rows["praise"] > 0].sort_values(["praise", "theme"], ascending=[False, True]).head(_PRAISED)
    return tuple(
        Praise(row["theme"], row["title"], whole(row["praise"]), whole(row["mentions"]))
        for row in rows.to_dict("records")
    )


def _origins(ask: Ask, now: Filters) -> tuple[Origin, ...]:
    rows = ask("source_counts", **now.parameters()).to_dict("records")
    return tuple(Origin(row["title"], whole(row["mentions"]), whole(row["scored"])) for row in rows)


def _coverage(row: "pd.Series[Any]") -> Coverage:
    return Coverage(
        mentions=int(row["mentions"]), scored=int(row["scored"]), writers=int(row["writers"]),
        voices=int(row["voices"]), not_about_care=int(row["not_about_care"]), reposts=int(row["reposts"]),
        not_scored=int(row["not_supported"]) + int(row["not_analysed"]),
    )  # fmt: skip
