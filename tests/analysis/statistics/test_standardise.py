"""A change of the mix of sources does not pass for a change of care."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.intervals import wilson
from analysis.statistics.standardise import mix_warning, standardise

pytestmark = pytest.mark.thorough


def _counts(**quarters: dict[str, tuple[int, int]]) -> pd.DataFrame:
    rows = [
        {"period": quarter, "source": source, "complaints": complaints, "mentions": mentions}
        for quarter, sources in quarters.items()
        for source, (complaints, mentions) in sources.items()
    ]
    return pd.DataFrame(rows)


_MOVED = _counts(Q1={"review": (80, 800), "x": (60, 200)}, Q2={"review": (18, 200), "x": (224, 800)})


def test_shares_agree_with_the_reference(shared: Path) -> None:
    inputs = pd.read_csv(shared / "statistics" / "standardise_inputs.csv")
    expected = pd.read_csv(shared / "statistics" / "standardise_expected.csv")
    ours = standardise(inputs.rename(columns={"quarter": "period", "neg": "complaints", "n": "mentions"}))
    columns = ["crude_share", "standardised_share", "variance"]
    np.testing.assert_allclose(ours[columns], expected[["crude", "standardised", "var"]], rtol=1e-9)
    # Theirs is Wald's interval, which hundreds of mentions a source bring near to Wilson's.
    np.testing.assert_allclose(ours[["low", "high"]], expected[["lo", "hi"]], atol=0.006)


def test_the_interval_of_one_source_is_wilsons() -> None:
    shares = standardise(_counts(Q1={"x": (0, 30)}, Q2={"x": (7, 30)}))
    low, high = wilson([0, 7], [30, 30])
    np.testing.assert_allclose(shares[["low", "high"]], np.column_stack([low, high]), atol=1e-12)


def test_shares_of_none_and_all_have_an_interval_with_a_width() -> None:
    shares = standardise(_counts(Q1={"x": (0, 20), "y": (20, 20)}, Q2={"x": (0, 20), "y": (0, 20)}))
    assert (shares["high"] - shares["low"] > 0.05).all()
    assert shares["low"].iloc[1] == 0


def test_the_interval_holds_the_true_share_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(3)
    drawn = [rng.binomial(n, p, 300) for n, p in ((25, 0.04), (40, 0.3))]
    held = 0
    for x, y in zip(*drawn, strict=True):
        shares = standardise(_counts(Q1={"x": (int(x), 25), "y": (int(y), 40)}), {"x": 1, "y": 1})
        held += bool(shares["low"].iloc[0] <= 0.17 <= shares["high"].iloc[0])
    assert 0.92 <= held / 300 <= 0.99


def test_opposite_stories_are_warned_of() -> None:
    assert mix_warning(standardise(_MOVED)) == (
        "The mix of sources changed: the share rose by 10.2 points as counted, "
        "but fell by 1.5 points with the mix held fixed."
    )


def test_a_steady_mix_needs_no_warning() -> None:
    steady = _counts(Q1={"review": (80, 800), "x": (60, 200)}, Q2={"review": (120, 800), "x": (70, 200)})
    assert mix_warning(standardise(steady)) == ""


def test_given_weights_are_held_fixed() -> None:
    shares = standardise(_MOVED, {"review": 3, "x": 1})
    assert shares["standardised_share"].iloc[0] == pytest.approx(0.75 * 0.1 + 0.25 * 0.3)


def test_a_source_that_one_period_lacks_is_left_out_and_named() -> None:
    shares = standardise(_counts(Q1={"review": (1, 10)}, Q2={"review": (2, 10), "x": (5, 10)}))
    assert shares["left_out"].tolist() == ["x", "x"]
    assert shares["standardised_share"].tolist() == [0.1, 0.2]


def test_a_source_of_fewer_than_ten_mentions_in_a_period_sets_no_rate() -> None:
    shares = standardise(_counts(Q1={"review": (10, 100), "x": (0, 9)}, Q2={"review": (20, 100), "x": (50, 100)}))
    assert shares["left_out"].tolist() == ["x", "x"]
    assert shares["standardised_share"].tolist() == [0.1, 0.2]
    assert mix_warning(shares).startswith("The mix of sources changed")


def test_nothing_in_common_gives_no_standardised_share_and_no_warning() -> None:
    shares = standardise(_counts(Q1={"review": (1, 10)}, Q2={"x": (5, 10)}))
    assert shares["standardised_share"].isna().all()
    assert mix_warning(shares) == ""


def test_weights_that_lack_a_source_are_refused() -> None:
    with pytest.raises(ValueError, match="lack the source 'x'"):
        standardise(_MOVED, {"review": 1})


def test_impossible_counts_are_left_out_and_said() -> None:
    shares = standardise(_counts(Q1={"x": (5, 2), "y": (1, 2)}))
    assert shares["mentions"].tolist() == [2]
    assert "1 row has a count that is missing or impossible" in shares.attrs["notes"][0]


def test_no_counts_give_no_period() -> None:
    assert standardise(_MOVED[:0]).empty
