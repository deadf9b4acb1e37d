"""What people judged of a sample counts whatever became of its mentions, and corrects no labels but those judged."""

from datetime import datetime

import pandas as pd
import pytest

from dashboard.findings.audit_results import AuditResults, audit_results

_DRAWN = datetime(2026, 10, 5, 9)


def _results(sources: list[str], later: str | None = None) -> AuditResults:
    """Judge twenty mentions of the survey and twenty of X, one in four of which the machine had called otherwise."""
    machine = ["negative", "positive"] * 20
    machine = ["negative", "positive"] * 20
    themes = [["billing"]] * 40
    items = pd.DataFrame({"mention_id": range(40), "sentiment": machine, "themes": themes})
    items["source"] = ["survey"] * 20 + ["x"] * 20
    truth = ["negative" if number % 4 == 3 else said for number, said in enumerate(machine)]
    judged = pd.DataFrame({"mention_id": range(40), "sentiment": truth, "themes": themes})
    population = pd.DataFrame({"source": sources, "title": [source.title() for source in sources]})
    used = pd.DataFrame({"first_used_at": pd.to_datetime(["2026-01-01", *([later] if later else [])])})
    used = used.assign(labeller="sentiment", version=["1.ab", "2.cd"][: len(used)])
    return audit_results(items, judged, population.assign(mentions=400, complaints=200), used, _DRAWN)


@pytest.mark.parametrize("sources", [["survey", "x"], ["survey"], []])
def test_all_that_was_judged_counts_also_of_a_source_that_has_nothing_left(sources: list[str]) -> None:
    found = _results(sources)
    assert (found.judged, found.all.judged, found.all.agreeing) == (40, 40, 30)
    assert len(found.sources) == 2


def test_a_sample_of_labels_in_use_corrects_the_share() -> None:
    found = _results(["survey", "x"])
    assert found.replaced is None
    assert found.all.corrected is not None and found.all.corrected.low > 0.5


def test_a_sample_corrects_no_labels_of_a_later_version() -> None:
    found = _results(["survey", "x"], later="2026-10-06")
    assert found.replaced == ("sentiment 1", "sentiment 2")
    assert found.all.corrected is None and found.all.agreeing == 30
    assert all(source.corrected is None for source in found.sources.values())


def test_a_version_that_was_in_use_when_the_sample_was_drawn_is_no_later_one() -> None:
    assert _results(["survey"], later="2026-10-04").replaced is None
