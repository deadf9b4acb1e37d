"""What left once binds what leaves later: two reports made months apart tell together no more than one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from config.home import Home
from config.settings import Settings
from tests.warehouse.leaving_cells import join_leaving
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask
from warehouse.desk.export_register import Told, register
from warehouse.duck import connect
from warehouse.erasure.erase import erase
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.small_numbers.suppression import Profile, stated
from warehouse.small_numbers.told_cells import remember_told
from warehouse.store import connect_reader, opened, writing

pytestmark = pytest.mark.thorough

JANUARY, FEBRUARY, MARCH, QUARTER = (date(2026, month, 1) for month in (1, 2, 3, 1))
_KEYS = "provider VARCHAR, what VARCHAR, site VARCHAR, is_all_sites BOOLEAN"


def _snapshot(
    home: Home,
    name: str,
    counts: Mapping[str, int],
    *,
    month: date = JANUARY,
    last_day: date = date(2026, 4, 2),
    published: str = "2026-04-03",
    profile: Profile = "k10",
    provider: str = "riverside",
    what: str = "complaints",
) -> Path:
    """Write a snapshot of one month, or add one to it: so many complaints at each place, and at all together."""
    home.published.mkdir(exist_ok=True)
    path = home.published / f"{name}.duckdb"
    with connect(path) as con, opened(home, "desk") as desk:
        con.execute("CREATE TABLE IF NOT EXISTS mention (provider VARCHAR, day DATE)")
        con.executemany("INSERT INTO mention VALUES (?, ?)", [(provider, month), (provider, last_day)])
        con.execute("CREATE TABLE IF NOT EXISTS about (fact VARCHAR PRIMARY KEY, value VARCHAR)")
        facts = [("small_numbers", stated(profile)), ("published_at", f"{published} 08:00:00")]
        con.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", facts)
        con.execute(
            f"CREATE TABLE IF NOT EXISTS quarter_rollup ({_KEYS}, quarter DATE, is_theme BOOLEAN, month DATE, "
            "counted BIGINT, writers BIGINT)"
        )
        con.executemany(
            "INSERT INTO quarter_rollup VALUES ($1, $2, $3, $3 IS NULL, date_trunc('quarter', $4), $5, $4, $6, $6)",
            [
                (provider, what, site, month, "about" in what, count)
                for site, count in (*counts.items(), (None, sum(counts.values())))
            ],
        )
        con.execute(
            "DELETE FROM quarter_rollup WHERE month IS NULL; INSERT INTO quarter_rollup "
            "SELECT * REPLACE (NULL AS month, sum(counted) OVER same AS counted, sum(writers) OVER same AS writers) "
            "FROM quarter_rollup WINDOW same AS (PARTITION BY provider, what, site, is_all_sites, quarter) "
            "QUALIFY row_number() OVER same = 1"
        )
        con.register("told", desk.execute("FROM told_cell").to_arrow_table())
        con.execute("CREATE OR REPLACE TABLE told_cell AS FROM told")
        join_leaving(con)
    return path


def _leaves(home: Home, path: Path, told: Told | None = None, kind: str = "report") -> None:
    """Note that something left from a snapshot, and have it remembered."""
    with opened(home, "desk") as desk:
        register(desk, "ann", kind, path, "a file", path.stem, 1, told=told or Told("riverside", JANUARY, MARCH))
    remember_told(home)


def _shown(path: Path, month: date = JANUARY) -> dict[str, int | None]:
    with connect_reader(path) as con:
        days = dict.fromkeys(("first_day", "last_day", "themes_since"), date(2026, 1, 1))
        rows = ask(con, "leaving_counts", provider="riverside", profile="k10", **days)
    rows = rows[rows["month"] == str(month)]
    return {
        "all" if is_all else str(site): None if count is pd.NA else int(count)
        for site, is_all, count in zip(rows["site"], rows["is_all_sites"], rows["counted"], strict=True)
    }


def _told(home: Home) -> set[tuple[str, str, str, date, bool]]:
    with opened(home, "desk") as desk:
        rows = desk.execute("SELECT provider, what, site, first_day, is_quarter FROM told_cell").fetchall()
    return set(rows)


def test_what_was_hidden_stays_hidden_however_many_mentions_come_late(home: Home) -> None:
    first = _snapshot(home, "snapshot-1", {"north": 9, "south": 12, "west": 30})
    assert _shown(first) == {"north": None, "south": None, "west": 30, "all": 51}
    _leaves(home, first)
    # Both totals tell that sixteen came. Were 25 shown, north had 9 at least before, and more than 9 was not hidden.
    later = _snapshot(home, "snapshot-2", {"north": 25, "south": 12, "west": 30})
    assert _shown(later) == {"north": None, "south": None, "west": 30, "all": 67}


def test_what_was_hidden_and_has_all_gone_is_not_told_to_be_none(home: Home) -> None:
    _leaves(home, _snapshot(home, "snapshot-1", {"north": 1, "south": 12, "west": 30}))
    # Both totals tell that one went.
    later = _snapshot(home, "snapshot-2", {"south": 12, "west": 30})
    assert _shown(later) == {"north": None, "south": None, "west": 30, "all": 42}


def test_what_was_shown_and_then_hidden_is_not_shown_again(home: Home) -> None:
    _leaves(home, _snapshot(home, "snapshot-1", {"north": 14, "south": 12, "west": 30}))
    _leaves(home, _snapshot(home, "snapshot-2", {"north": 4, "south": 12, "west": 30}))
    assert _shown(_snapshot(home, "snapshot-3", {"north": 14, "south": 12, "west": 30}))["north"] is None


def test_a_report_binds_no_more_than_it_tells(home: Home) -> None:
    path = _snapshot(home, "snapshot-1", {"north": 4}, month=MARCH)
    for month, of in ((JANUARY, "riverside"), (FEBRUARY, "riverside"), (FEBRUARY, "hilltop")):
        _snapshot(home, "snapshot-1", {"north": 14}, month=month, provider=of)
        _snapshot(home, "snapshot-1", {"north": 4}, month=month, provider=of, what="complaints about parking")
    _leaves(home, path, Told("riverside", FEBRUARY, date(2026, 2, 28)))
    assert {(provider, what, day, is_quarter) for provider, what, _, day, is_quarter in _told(home)} == {
        ("riverside", "complaints", JANUARY, False),  # the trend tells it
        ("riverside", "complaints", FEBRUARY, False),
        ("riverside", "complaints about parking", FEBRUARY, False),
    }
    _leaves(home, path, Told("riverside", None, date(2026, 4, 2)), kind="shareable")
    assert ("riverside", "complaints", "north", MARCH, False) in _told(home)
    assert ("riverside", "complaints about parking", "north", QUARTER, True) in _told(home)
    assert not [each for each in _told(home) if each[0] == "hilltop"]


@pytest.mark.parametrize(("published", "is_told"), [("2026-01-31", False), ("2026-02-01", True)])
def test_a_month_binds_once_it_is_over_whether_or_not_somebody_wrote_on_its_last_day(
    home: Home, published: str, is_told: bool
) -> None:
    path = _snapshot(home, "snapshot-1", {"north": 4}, last_day=date(2026, 1, 30), published=published)
    _leaves(home, path, Told("riverside", date(2025, 12, 1), date(2026, 1, 31)))
    assert bool(_told(home)) == is_told


def test_it_is_remembered_by_the_profile_that_its_snapshot_was_published_by(home: Home) -> None:
    path = _snapshot(home, "snapshot-1", {"north": 9, "south": 30}, profile="round5")
    _leaves(home, path)
    with opened(home, "desk") as desk:
        assert desk.execute("SELECT DISTINCT is_hidden FROM told_cell").fetchall() == [(False,)]


def test_a_file_that_leaves_of_a_snapshot_which_was_looked_through_is_looked_through_too(home: Home) -> None:
    path = _snapshot(home, "snapshot-1", {"north": 4})
    _leaves(home, path, Told("riverside", date(2025, 11, 1), date(2025, 12, 31)))
    assert not _told(home)
    _leaves(home, path)
    assert _told(home)


def test_an_erasure_remembers_what_left_before_it_removes_the_snapshot_that_it_left_from(
    home: Home, settings: Settings
) -> None:
    store_mentions(home, settings, [mention(number) for number in range(3)])
    with writing(home, "store", "a test") as con:
        con.execute("INSERT INTO labeller VALUES (1, 'sentiment', '1', '2026-03-01', NULL)")
        con.execute("INSERT INTO label SELECT mention_id, 1, 'negative', 0.9 FROM mention")
    path = publish(home, settings)
    with opened(home, "desk") as desk:
        register(desk, "ann", "report", path, "a file", path.stem, 1, told=Told("riverside", MARCH, date(2026, 3, 31)))
    erase(home, settings, [mention_id("riverside", "survey", "row-0")], "a person asked")
    assert not path.exists()
    assert ("riverside", "complaints", "north", MARCH, False) in _told(home)
