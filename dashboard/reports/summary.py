"""The words at the top of a report: one headline, then the few sentences a board must not miss."""

from collections.abc import Sequence

from analysis.change import in_a_sentence
from analysis.statistics.intervals import newcombe
from dashboard.reports.figures import Change, Place, TrendPoint
from dashboard.reports.present import ONCE_A_WEEK, OR_GIVEN_AWAY, count, interval, per_100, signed
from dashboard.reports.report import Report
from dashboard.words.wording import SOMETHING_CHANGED, counted, listed, no_new_signal

_VERDICTS = {
    "fewer": "was followed by fewer complaints",
    "more": "was followed by more complaints",
    "cannot tell yet": "cannot be judged yet",
    "not comparable": "cannot be judged: its before and after are not comparable",
}
_OF_THE_OTHERS = "; of the others too little may be told"


def headline(report: Report) -> str:
    """Say the one thing to remember: what emerges and what fell meanwhile, else what changed, else that nothing did."""
    if report.coverage.scored == 0 and report.coverage.mentions != 0:
        return f"What was heard in {report.period} is not analysed yet, or in no language that heed scores."
    if report.coverage.scored == 0:
        return f"Nothing that can be counted was heard in {report.period}."
    if report.signals:
        return _emerging(report)
    if changed := _changed(report):
        return changed
    if report.dismissed:
        return f"{no_new_signal(report.dismissed)}."
    if not report.is_watched:
        return "It is too early to say whether anything is unusual: too few weeks were heard."
    told = "Nothing in this period differs from what is usual by more than chance allows"
    once = f", {ONCE_A_WEEK}" if _is_by_mentions_only(report) else ""
    return f"{told}{once}{_but_unlike(report)}."


def _but_unlike(report: Report) -> str:
    """Say at the end of a sentence that rests on the period before that the two are not alike, where they are not."""
    return f", but {report.period} and {report.before} are not alike" if report.unlike else ""


def _is_by_mentions_only(report: Report) -> bool:
    changes = (report.overall, *report.complaints)
    return any(each.is_by_mentions_only for each in changes) or any(each.is_by_mentions_only for each in report.places)


def _emerging(report: Report) -> str:
    """Say what rose, what may only seem to have, about what a single complaint is a signal, and what fell meanwhile."""
    risen = [in_a_sentence(signal.title) for signal in report.signals if signal.is_risen and signal.is_alike]
    unlike = [in_a_sentence(signal.title) for signal in report.signals if not signal.is_alike]
    grave = [in_a_sentence(signal.title) for signal in report.signals if not signal.is_risen]
    fell = [in_a_sentence(each.title) for each in _moved(report) if (each.change or 0) < 0]
    said = [f"more complaints about {_first_two(risen)} than chance allows"] if risen else []
    said += [f"more complaints about {_first_two(unlike)} than was usual, but {SOMETHING_CHANGED}"] if unlike else []
    said += [f"somebody complained about {_first_two(grave)}: about safety one complaint is a signal"] if grave else []
    fewer = f"fewer{'' if risen or unlike else ' complaints'} about {listed(fell[:2])}"
    said += [f"{fewer}{_but_unlike(report)}"] if fell else []
    told = "; ".join(said)
    return f"{told[0].upper()}{told[1:]}."


def _first_two(names: Sequence[str]) -> str:
    more = len(names) - 2
    return f"{', '.join(names[:2])} and {counted(more, 'other')}" if more > 0 else listed(names)


def _changed(report: Report) -> str:
    """Say what differs without a signal: all complaints, else one theme, else a site; empty where nothing does."""
    overall, themes = report.overall, _moved(report)
    beyond = f"beyond what chance explains{_but_unlike(report)}"
    if overall.is_signal and overall.change is not None:
        way = "rose" if overall.change > 0 else "fell"
        return f"Complaints {way} to {per_100(overall.share, 0)} in 100 mentions, {beyond}."
    if themes:
        way = "rose" if (themes[0].change or 0) > 0 else "fell"
        told = f"{in_a_sentence(themes[0].title)} {way} to {per_100(themes[0].share)} in 100 mentions"
        return f"Complaints about {told}, {beyond}."
    outside = [place.title for place in report.places if place.is_signal and place.share is not None]
    if outside:
        differ = "differs" if len(outside) == 1 else "differ"
        return f"{listed(outside)} {differ} from the other places by more than chance allows."
    if report.trend and report.trend[-1].signal and report.trend[-1].day >= report.first_day:
        return _newest_month(report.trend[-1])
    return ""


def _newest_month(point: TrendPoint) -> str:
    """Say what the signal of a month is: a run of months may rise or fall on the other side of what is usual."""
    is_concern, share, usual = point.signal == "concern", point.share or 0.0, point.centre or 0.0
    if (share > usual) == is_concern:
        way = "more" if is_concern else "fewer"
        return f"Complaints about anything were {way} than usual, beyond what chance allows."
    way, side = ("risen", "below") if is_concern else ("fallen", "above")
    return f"Complaints about anything have {way} month after month and lie {side} what is usual, or at it."


def points(report: Report) -> tuple[str, ...]:
    """Give the summary: the level, what it is unlike for, the signals, what else moved, the sites, deeds, praise."""
    said = [report.unfinished, _level(report), _unlike(report)]
    said += [f"{each.title}: {in_a_sentence(each.sentence)}" for each in report.signals[:2]] or [
        report.signals_sentence
    ]
    said += [_move(change) for change in _moved(report)[:2]]
    said.append(report.places_sentence)
    said += [f"“{deed.title}” {_VERDICTS[deed.verdict]}." for deed in report.actions[:2]]
    if report.praise:
        named = [in_a_sentence(each.title) for each in report.praise[:3]]
        said.append(f"People praised most: {listed(named)}.")
    return tuple(sentence for sentence in said if sentence)


def places_sentence(places: Sequence[Place], target: float | None, is_apart: bool = True) -> str:
    """Say whether sites lie further from their common share than chance allows, or why nobody can tell.

    Two are compared with each other: the share of both together lies between them, so that it hides half of what parts
    them.

    Args:
        places: The sites.
        target: As `dashboard.reports.places.Places` has it.
        is_apart: As it has it, too.

    Returns:
        The sentence; empty where there are not two sites.
    """
    told = [place for place in places if place.share is not None]
    if target is None:
        if len(places) < 2:
            return ""
        only = f"what is told is of {told[0].title} alone" if told else "the figures of none may be told"
        return f"The sites cannot be compared: {only}."
    together = f"{per_100(target, 0)} in 100 {'together' if len(told) == len(places) else 'at these together'}"
    outside = [place for place in told if place.is_signal]
    if not outside and len(told) == 2:
        return f"{_between(told[0], told[1], is_apart)}{_OF_THE_OTHERS if len(places) > 2 else ''}."
    if not outside:
        once = f", {ONCE_A_WEEK}" if any(place.is_by_mentions_only for place in told) else ""
        names = listed([place.title for place in told]) if len(told) < 5 else f"{len(told)} of {len(places)} sites"
        if len(told) == len(places):
            return f"No site lies further from the {together} than chance allows{once}."
        return f"None of {names} lies further from the {together} than chance allows{once}{_OF_THE_OTHERS}."
    return f"Beyond what chance allows against {together}: {listed([_told(place) for place in outside])}."


def _told(place: Place) -> str:
    return f"{place.title} ({per_100(place.share, 0)} in 100, {count(place.complaints)} of {count(place.mentions)})"


def _counts(place: Place) -> tuple[int, int]:
    return place.complaints or 0, place.mentions or 0


def _between(one: Place, other: Place, is_apart: bool) -> str:
    """Compare two sites, both of which are told."""
    fewer, more = sorted((one, other), key=lambda place: place.share or 0.0)
    difference, low, high = (float(value) for value in newcombe(*_counts(fewer), *_counts(more)))
    by = f"{per_100(difference, 0)} in 100 (95 % {interval(low, high)})"
    chance = "more than chance explains" if low > 0 and is_apart else "which chance may explain"
    chance += f" {ONCE_A_WEEK}" if low > 0 and not is_apart else ""
    return f"{_told(more)} and {_told(fewer)} lie {by} apart, {chance}"


def _unlike(report: Report) -> str:
    """Say the first thing that makes the period unlike the one before, how many others do, and what that means."""
    if not report.unlike:
        return ""
    first, others = report.unlike[0].removesuffix("."), len(report.unlike) - 1
    more = f"; {counted(others, 'other thing')} changed, too" if others else ""
    return f"{first}{more}. A difference between {report.period} and {report.before} may come from this alone."


def _moved(report: Report) -> list[Change]:
    """Give the themes that changed by more than chance explains and are no signal already, the greatest first."""
    raised = {signal.theme for signal in report.signals}
    moved = [each for each in report.complaints if each.is_signal and each.change and each.theme not in raised]
    return sorted(moved, key=lambda each: -abs(each.change or 0))


def _move(change: Change) -> str:
    way = "more" if (change.change or 0) > 0 else "fewer"
    return (
        f"{change.title}: {way} complaints, {per_100(change.share)} in 100 mentions after "
        f"{per_100(change.share_before)} (95 % {interval(change.low, change.high)})."
    )


def _level(report: Report) -> str:
    overall = report.overall
    if overall.share is None:
        return f"What share of mentions complained in {report.period} is not told: few did, {OR_GIVEN_AWAY}."
    level = (
        f"{per_100(overall.share)} in 100 mentions held a complaint ({count(overall.complaints)} of "
        f"{count(overall.mentions)})"
    )
    if overall.change is None:
        if (overall.mentions_before or 0) < 10 and overall.mentions_before is not None:
            return f"{level}; {report.before} has too few mentions to compare."
        return f"{level}; how many did in {report.before} is not told."
    limits = interval(overall.low, overall.high)
    told = f"{level}: {signed(overall.change)} in 100 against {report.before} (95 % {limits})"
    if overall.is_by_mentions_only:
        return f"{told}, which chance may explain {ONCE_A_WEEK}."
    is_beyond = overall.low is not None and overall.high is not None and not overall.low <= 0 <= overall.high
    # Near the line the interval and the test that decides say different things.
    return f"{told}, which chance may explain by the exact test." if is_beyond and not overall.is_signal else f"{told}."
