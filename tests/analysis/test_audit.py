"""A sample is random, stratified and repeatable; what it says of the machine is right."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.audit import all_sources, audit_source, drawn_sample, shares_of_sample, theme_agreement


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 300), min_size=1), st.integers(1, 500))
def test_a_sample_is_divided_without_a_rest_and_never_beyond_what_there_is(
    available: dict[str, int], size: int
) -> None:
    drawn = shares_of_sample(available, size)
    assert sum(drawn.values()) == min(size, sum(available.values()))
    assert all(drawn[source] <= available[source] for source in available)


def test_small_sources_are_drawn_whole_and_the_rest_is_divided_evenly() -> None:
    assert shares_of_sample({"reddit": 5, "survey": 900, "x": 900}, 101) == {"reddit": 5, "survey": 48, "x": 48}


def test_the_same_seed_gives_the_same_order_which_mixes_the_sources() -> None:
    candidates = pd.DataFrame(
        {"mention_id": range(60), "source": ["x"] * 30 + ["survey"] * 30, "place": [*range(1, 31)] * 2}
    )
    first, second = drawn_sample(candidates, 40, 7), drawn_sample(candidates, 40, 7)
    assert first.equals(second)
    assert first["source"].value_counts().to_dict() == {"x": 20, "survey": 20}
    assert set(first["source"].head(10)) == {"x", "survey"}
    assert first["position"].tolist() == list(range(1, 41))


def test_a_machine_that_misses_complaints_is_corrected_upwards() -> None:
    truth = ["negative"] * 50 + ["positive"] * 50
    labels = ["negative"] * 25 + ["positive"] * 75
    audit = audit_source(truth, labels, mentions=1_000, complaints=250)
    assert audit.corrected is not None
    assert audit.machine_share == 0.25
    assert audit.corrected.low < 0.5 < audit.corrected.high
    assert audit.agreeing == 75


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    random, held = np.random.default_rng(3), 0
    true = random.random(4_000) < 0.3
    machine = np.where(random.random(4_000) < 0.8, true, ~true)
    names = np.array(["positive", "negative"])
    for _ in range(200):
        drawn = random.choice(4_000, 100, replace=False)
        audit = audit_source(
            names[true[drawn] * 1].tolist(), names[machine[drawn] * 1].tolist(), 4_000, int(machine.sum())
        )
        assert audit.corrected is not None
        held += audit.corrected.low <= true.mean() <= audit.corrected.high
    assert held >= 180


def test_sources_are_weighted_by_their_mentions() -> None:
    bad = audit_source(["negative"] * 20, ["negative"] * 20, 900, 900)
    good = audit_source(["positive"] * 20, ["positive"] * 20, 100, 0)
    both = all_sources([(bad, 900), (good, 100)])
    assert both.machine_share == pytest.approx(0.9)
    assert both.corrected is not None
    assert both.corrected.share == pytest.approx(0.9, abs=0.05)


def test_sources_cut_off_at_nothing_are_no_surer_together() -> None:
    one = audit_source(["positive"] * 20, ["positive"] * 20, 100, 0)
    both = all_sources([(one, 100), (one, 100)])
    assert one.corrected is not None and one.corrected.low == 0
    assert both.corrected is not None
    assert both.corrected.high - both.corrected.share == pytest.approx(
        (one.corrected.high - one.corrected.share) / np.sqrt(2)
    )


def test_nothing_judged_gives_no_figure() -> None:
    nothing = audit_source([], [], 100, 10)
    assert nothing.corrected is None
    assert all_sources([(nothing, 100)]).corrected is None


def test_themes_are_measured_each() -> None:
    rows = theme_agreement([["a", "b"], ["a"], []], [["a"], ["b"], ["a"]]).set_index("theme")
    assert list(rows.loc["a", ["truths", "labelled", "right"]]) == [2, 2, 1]
    assert rows.loc["b", "recall"] == 0
