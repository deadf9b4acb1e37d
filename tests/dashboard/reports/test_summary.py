"""The headline and the summary say what a board must not miss, and never that nothing differs where something does."""

from dataclasses import replace

import pytest

from dashboard.reports.figures import Change, Method, Place
from dashboard.reports.lines import others_sentence, version_words
from dashboard.reports.places import off_the_line
from dashboard.reports.present import counts_words, signals_words, writers_words
from dashboard.reports.report import Report
from dashboard.reports.summary import headline, places_sentence, points

_FELL = Change("food", "Food & drink", 20, 400, 0.05, 48, 400, 0.12, -0.07, -0.11, -0.03, True, "")


@pytest.fixture
def quiet(report: Report) -> Report:
    """A report in which nothing differs."""
    overall = replace(report.overall, is_signal=False)
    themes = tuple(replace(each, is_signal=False) for each in report.complaints)
    sites = tuple(replace(each, is_signal=False) for each in report.places)
    trend = tuple(replace(each, signal="") for each in report.trend)
    return replace(report, signals=(), overall=overall, complaints=themes, places=sites, trend=trend)


def test_a_quiet_period_is_called_so(quiet: Report) -> None:
    assert headline(quiet).startswith("Nothing in this period differs")


def test_where_too_few_weeks_were_heard_nothing_is_called_usual(quiet: Report) -> None:
    early = headline(replace(quiet, is_watched=False))
    assert early == "It is too early to say whether anything is unusual: too few weeks were heard."
    assert signals_words((), False) == ("–", "too few weeks to know what is usual")
    assert signals_words((), True) == ("0", "beyond what chance allows")


def test_where_an_alert_was_dismissed_a_period_is_not_called_quiet(quiet: Report) -> None:
    known = ("parking (being dealt with)",)
    assert headline(replace(quiet, dismissed=known)) == "No new signal; 1 was dismissed: parking (being dealt with)."
    assert signals_words((), True, known) == ("0", "new; 1 dismissed")


def test_who_wrote_is_said_in_words_where_it_is_not_told(report: Report) -> None:
    assert writers_words(replace(report.coverage, writers=None)) == "not told, to protect a few people"
    assert counts_words(None, None) == "not told, to protect a few people"
    assert counts_words(91, 259) == "91 of 259 scored"


def test_a_site_whose_bar_misses_the_line_is_told_from_one_that_differs() -> None:
    rows = (Place("East", 10, 60, 0.16, 0.1, 0.2, False), Place("North", 30, 60, 0.5, 0.4, 0.6, True))
    (said,) = off_the_line(rows, 0.33)
    assert said.startswith("East: the bar misses the line, which is a hint and no proof")
    assert off_the_line(rows, None) == []


def test_a_theme_that_fell_is_the_headline_and_stands_in_the_summary(quiet: Report) -> None:
    fell = replace(quiet, complaints=(_FELL, *quiet.complaints))
    assert headline(fell) == "Complaints about food & drink fell to 5.0 in 100 mentions, beyond what chance explains."
    told = "Food & drink: fewer complaints, 5.0 in 100 mentions after 12.0 (95 % −11.0 to −3.0)."
    assert told in points(fell)


def test_no_headline_tells_a_change_from_a_period_that_is_not_alike_without_saying_so(
    report: Report, quiet: Report
) -> None:
    unlike = "Reviews starts; before and after are not alike (3 July 2026)."
    overall = replace(quiet.overall, is_signal=True, change=-0.1)
    for told in (
        replace(quiet, overall=overall),
        replace(quiet, complaints=(_FELL, *quiet.complaints)),
        replace(quiet, signals=report.signals[:1], complaints=(_FELL, *quiet.complaints)),
        quiet,
    ):
        told = replace(told, unlike=(unlike, "The labeller changed."))
        assert headline(told).endswith(f", but {told.period} and {told.before} are not alike.")
        assert headline(replace(told, unlike=())) == headline(told).replace(
            f", but {told.period} and {told.before} are not alike", ""
        )


def test_the_summary_says_why_a_period_is_not_alike_the_one_before(quiet: Report) -> None:
    unlike = replace(quiet, unlike=("Reviews starts; before and after are not alike (3 July 2026).", "One.", "Two."))
    said = "Reviews starts; before and after are not alike (3 July 2026); 2 other things changed, too."
    means = f"A difference between {unlike.period} and {unlike.before} may come from this alone."
    assert f"{said} {means}" in points(unlike)


def test_what_fell_stands_in_the_headline_beside_what_rose(report: Report, quiet: Report) -> None:
    both = replace(quiet, signals=report.signals[:1], complaints=(_FELL, *quiet.complaints))
    assert headline(both).startswith("More complaints about getting through by phone than chance allows; fewer about")
    assert headline(both).endswith("fewer about food & drink.")


def test_one_complaint_about_safety_is_not_told_as_a_rise(report: Report, quiet: Report) -> None:
    grave = replace(report.signals[0], title="Feeling safe", is_risen=False)
    assert headline(replace(quiet, signals=(grave,))) == (
        "Somebody complained about feeling safe: about safety one complaint is a signal."
    )
    assert headline(replace(quiet, signals=(report.signals[0], grave))) == (
        "More complaints about getting through by phone than chance allows; somebody complained about feeling safe: "
        "about safety one complaint is a signal."
    )
    assert signals_words((grave,), True) == ("1", "beyond what chance allows, or about safety")


def test_a_rise_beside_a_change_of_what_is_asked_is_not_the_headline_of_a_plain_one(
    report: Report, quiet: Report
) -> None:
    unlike = replace(report.signals[0], title="Billing", is_alike=False)
    assert headline(replace(quiet, signals=(unlike,))) == (
        "More complaints about billing than was usual, but a source, a question or the labelling changed meanwhile."
    )
    assert headline(replace(quiet, signals=(report.signals[0], unlike))).startswith(
        "More complaints about getting through by phone than chance allows; more complaints about billing than was"
    )
    assert signals_words((unlike,), True) == ("1", "beyond what chance allows, or not alike what was before")


def test_a_site_that_differs_is_the_headline_of_a_period_that_is_quiet_else(quiet: Report) -> None:
    place = Place("North", 30, 60, 0.5, 0.4, 0.6, True)
    assert headline(replace(quiet, places=(place,))).startswith("North differs from the other places")


def test_a_month_outside_its_limits_is_no_quiet_month(quiet: Report) -> None:
    last = replace(quiet.trend[-1], signal="concern", share=0.9, day=quiet.first_day)
    assert "more than usual" in headline(replace(quiet, trend=(*quiet.trend[:-1], last)))


def test_months_that_fall_above_the_usual_are_not_called_fewer_than_usual(quiet: Report) -> None:
    falling = replace(quiet.trend[-1], signal="improvement", share=0.42, centre=0.22, day=quiet.first_day)
    assert headline(replace(quiet, trend=(*quiet.trend[:-1], falling))) == (
        "Complaints about anything have fallen month after month and lie above what is usual, or at it."
    )


def _site(name: str, complaints: int | None, is_signal: bool = False) -> Place:
    share = None if complaints is None else complaints / 80
    return Place(name, complaints, 80, share, share, share, is_signal)


def test_sites_that_are_told_are_not_called_all_sites() -> None:
    told = [_site(name, 20) for name in ("East", "North", "South")]
    hidden = _site("West", None)
    assert places_sentence(told, 0.25) == "No site lies further from the 25 in 100 together than chance allows."
    assert places_sentence([*told, hidden], 0.25) == (
        "None of East, North and South lies further from the 25 in 100 at these together than chance allows; of the "
        "others too little may be told."
    )
    assert places_sentence([told[0], hidden], None) == "The sites cannot be compared: what is told is of East alone."
    assert places_sentence(told[:1], None) == ""


def test_two_sites_that_are_told_are_compared_with_each_other() -> None:
    told = [_site("East", 22), _site("North", 42)]
    assert places_sentence([*told, _site("West", None)], 0.4) == (
        "North (52 in 100, 42 of 80) and East (28 in 100, 22 of 80) lie 25 in 100 (95 % +9.8 to +38.6) apart, more "
        "than chance explains; of the others too little may be told."
    )
    assert places_sentence([_site("East", 20), _site("North", 24)], 0.3).endswith("apart, which chance may explain.")


def test_what_only_one_writer_may_have_made_is_said_to_be_so(quiet: Report) -> None:
    by_one = replace(quiet.overall, change=0.26, low=0.15, high=0.35, is_by_mentions_only=True)
    told = replace(quiet, overall=by_one)
    assert headline(told).endswith("by more than chance allows, with each writer counted once a week.")
    level = points(told)[1]
    assert level.endswith("(95 % +15.0 to +35.0), which chance may explain with each writer counted once a week.")


def test_an_interval_beyond_0_without_a_signal_is_explained(quiet: Report) -> None:
    near = replace(quiet.overall, change=0.36, low=0.035, high=0.642)
    level = points(replace(quiet, overall=near))[1]
    assert level.endswith("(95 % +3.5 to +64.2), which chance may explain by the exact test.")


def test_two_sites_that_one_writer_parts_are_not_said_to_differ() -> None:
    told = [_site("East", 22), _site("North", 42)]
    apart = places_sentence(told, 0.4, is_apart=False)
    assert apart.endswith("apart, which chance may explain with each writer counted once a week.")
    three = [*told, replace(_site("South", 50), is_by_mentions_only=True)]
    assert places_sentence(three, 0.4) == (
        "No site lies further from the 40 in 100 together than chance allows, with each writer counted once a week."
    )


def test_a_version_is_named_by_its_number_and_first_digest() -> None:
    assert version_words("3.783f252b.8697c18b") == "3.783f252b…"
    assert version_words("3.783f252b") == "3.783f252b"
    assert version_words("1") == "1"


def test_labellers_without_a_figure_are_named_in_one_sentence() -> None:
    methods = [Method("theme", "3", "right for 80 in 100"), Method("copy", "1", "none", is_measured=False)]
    assert others_sentence(methods) == "Without a figure on labelled data: copy 1."
    assert others_sentence(methods[:1]) == ""
