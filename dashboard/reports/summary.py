"""The words at the top of a report: one headline, then the few sentences a board must not miss."""

from collections.abc import Sequence

from analysis.change import in_a_sentence
from dashboard.reports.figures import Place, Report
from dashboard.reports.present import count, interval, per_100, signed
from dashboard.wording import counted, listed

_VERDICTS = {
    "fewer": "was followed by fewer complaints",
    "more": "was followed by more complaints",
    "cannot tell yet": "cannot be judged yet",
    "not comparable": "cannot be judged: its before and after are not comparable",
}


def headline(report: Report) -> str:
    """Say the one thing to remember: what emerges, else what changed, else that nothing did."""
    overall = report.overall
    if report.coverage.scored == 0 and report.coverage.mentions != 0:
        return f"What was heard in {report.period} is not analysed yet, or in no language that heed scores."
    if report.coverage.scored == 0:
        return f"Nothing that can be counted was heard in {report.period}."
    if report.signals:
        names = [in_a_sentence(signal.title) for signal in report.signals[:2]]
        more = len(report.signals) - len(names)
        also = f" and {counted(more, 'other')}" if more else ""
        return f"Complaints about {listed(names) if not more else ', '.join(names)}{also} rose beyond chance."
    if overall.is_signal and overall.change is not None:
        way = "rose" if overall.change > 0 else "fell"
        return f"Complaints {way} to {per_100(overall.share, 0)} in 100 mentions, beyond what chance explains."
    return "Nothing in this period differs from what is usual by more than chance allows."


def points(report: Report) -> tuple[str, ...]:
    """Give the sentences of the summary: the level, the signals, the sites, the deeds, the praise."""
    said = [_level(report)]
    said += [f"{signal.title}: {signal.sentence}" for signal in report.signals[:2]] or [report.signals_sentence]
    said.append(report.places_sentence)
    said += [f"“{deed.title}” {_VERDICTS[deed.verdict]}." for deed in report.actions[:2]]
    if report.praise:
        named = [in_a_sentence(each.title) for each in report.praise[:3]]
        said.append(f"People praised most: {listed(named)}.")
    return tuple(sentence for sentence in said if sentence)


def places_sentence(places: Sequence[Place], target: float | None) -> str:
    """Say whether sites differ by more than chance; empty where there are not two to compare."""
    if target is None:
        return ""
    outside = [place for place in places if place.is_signal and place.share is not None]
    if not outside:
        return f"No site differs from the others by more than chance allows ({per_100(target, 0)} in 100 together)."
    parts = [
        f"{place.title} ({per_100(place.share, 0)} in 100, {count(place.complaints)} of {count(place.mentions)})"
        for place in outside
    ]
    return f"Beyond what chance allows against {per_100(target, 0)} in 100 together: {listed(parts)}."


def _level(report: Report) -> str:
    overall = report.overall
    if overall.share is None:
        return f"What share of mentions complained in {report.period} is not told: few did, or it would give such away."
    level = (
        f"{per_100(overall.share)} in 100 mentions held a complaint ({count(overall.complaints)} of "
        f"{count(overall.mentions)})"
    )
    if overall.change is None:
        if (overall.mentions_before or 0) < 10 and overall.mentions_before is not None:
            return f"{level}; {report.before} has too few mentions to compare."
        return f"{level}; how many did in {report.before} is not told."
    limits = interval(overall.low, overall.high)
    return f"{level}: {signed(overall.change)} in 100 against {report.before} (95 % {limits})."
