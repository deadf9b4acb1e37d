"""A chart says when people last audited its labels, and where that no longer holds."""

from datetime import date

import pandas as pd

from dashboard.findings.audit_age import audit_age, audit_since

_LAST = date(2026, 10, 31)


def _audits(judged: str) -> pd.DataFrame:
    day = pd.Timestamp(judged)
    return pd.DataFrame({"labeller": ["sentiment"], "drawn_at": [day], "judged_at": [day]})


def _in_use(since: str) -> pd.DataFrame:
    return pd.DataFrame({"labeller": ["sentiment"], "version": ["3.ab"], "first_used_at": [pd.Timestamp(since)]})


def test_an_audit_of_the_labels_in_use_is_only_dated() -> None:
    assert audit_age(_audits("2026-08-03"), _in_use("2026-06-01"), _LAST) == "audited 3 Aug 2026"


def test_without_an_audit_nobody_has_looked_at_the_labels() -> None:
    assert audit_age(_audits("2026-08-03").iloc[:0], _in_use("2026-06-01"), _LAST) == "never audited by people"


def test_an_audit_of_an_earlier_version_validates_nothing() -> None:
    said = audit_age(_audits("2026-08-03"), _in_use("2026-09-01"), _LAST)
    assert said == "audited 3 Aug 2026, before sentiment 3 took over: it says nothing of that"


def test_an_audit_lasts_half_a_year() -> None:
    assert audit_age(_audits("2026-04-01"), _in_use("2026-01-01"), _LAST).endswith("before: too old to rely on")


_ITEMS, _DRAWN = [1, 2], pd.Timestamp("2026-10-05 09:00")


def _judged(*mentions: int, at: str = "2026-10-06 10:00") -> pd.DataFrame:
    return pd.DataFrame({"mention_id": mentions, "labeller": "sentiment", "corrected_at": pd.Timestamp(at)})


def test_an_audit_that_is_finished_says_so_before_it_is_published() -> None:
    for published in (_audits("2026-08-03"), _audits("2026-08-03").iloc[:0]):
        assert audit_since(_ITEMS, _judged(1, 2, 9), _DRAWN, published) == (
            "an audit of 2 mentions is finished, 6 Oct 2026: it counts from the next publication on"
        )


def test_an_audit_under_way_says_how_far_it_is() -> None:
    assert audit_since(_ITEMS, _judged(2), _DRAWN, _audits("2026-08-03")).startswith("1 of 2 mentions of an audit are")


def test_nothing_is_said_of_an_audit_that_counts_already_or_is_not_begun() -> None:
    assert audit_since(_ITEMS, _judged(1, 2), _DRAWN, _audits("2026-10-06 10:00")) == ""
    assert audit_since(_ITEMS, _judged(9), _DRAWN, _audits("2026-08-03")) == ""
    assert audit_since(_ITEMS, _judged(1, at="2026-10-01"), _DRAWN, _audits("2026-08-03").iloc[:0]) == ""
