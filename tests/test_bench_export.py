"""The measurement of exports keeps up with what a snapshot holds."""

from tests.bench import _timed
from tests.bench_export import measure


def test_a_thousand_made_mentions_are_exported_to_both_kinds_of_file() -> None:
    rows = [what for _, what, _, _ in measure(_timed, rows=1_000)]
    assert [what.split()[:2] for what in rows] == [["1,000", "rows,"]] * 2
