"""A chart says when people last audited its labels, and where that no longer holds."""

from datetime import date

import pandas as pd

from dashboard.audit_age import audit_age

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
    assert said == "audited 3 Aug 2026, before sentiment 3 took over: no longer valid"


def test_an_audit_lasts_half_a_year() -> None:
    assert audit_age(_audits("2026-04-01"), _in_use("2026-01-01"), _LAST).endswith("before: no longer valid")
