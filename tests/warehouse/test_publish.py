import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from config.errors import HeedError
from config.home import Home
from config.people import Permission
from config.rights import Rights
from config.settings import Settings, load_settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.publish import current_snapshot, publish
from warehouse.small_numbers.insiders import insiders
from warehouse.store import connect_reader, writing


@pytest.fixture(scope="module")
def published_once(new_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(shutil.copytree(new_home.path, tmp_path_factory.mktemp("published") / "home"))
    settings = load_settings(home)
    store_mentions(home, settings, [mention(number) for number in range(20)])
    _label(home, "sentiment", [("negative", 0.9)] * 5 + [("positive", 0.8)] * 15)
    publish(home, settings)
    return home


@pytest.fixture
def published(published_once: Home, tmp_path: Path) -> Home:
    return Home(shutil.copytree(published_once.path, tmp_path / "published"))


def _label(home: Home, labeller: str, labels: list[tuple[str, float]]) -> None:
    with writing(home, "store", "a test") as con:
        con.execute("INSERT INTO labeller VALUES (1, $name, '1', now()::TIMESTAMP, NULL)", {"name": labeller})
        ids = [row[0] for row in con.execute("SELECT mention_id FROM mention ORDER BY created_at").fetchall()]
        rows = [(number, 1, *label) for number, label in zip(ids, labels, strict=True)]
        con.executemany("INSERT INTO label VALUES (?, ?, ?, ?)", rows)


def test_a_snapshot_holds_every_mention_with_its_label(published: Home) -> None:
    answer = ask_sql(published, "SELECT sentiment, count(*) AS n FROM mention GROUP BY sentiment ORDER BY n")
    assert answer["n"].tolist() == [5, 15]


def test_a_snapshot_says_itself_that_it_is_row_by_row_and_for_whom(published: Home) -> None:
    about = ask_sql(published, "SELECT fact, value FROM about").set_index("fact")["value"]
    assert about["rows"].startswith("one row per mention")
    assert about["readers"] == "for named analysts of the organisation only; it is personal data and must not leave it"
    assert about["small_numbers"].startswith("not hidden in this file")


def test_the_version_that_came_last_is_in_use_although_the_clock_was_set_back(home: Home, settings: Settings) -> None:
    with writing(home, "store", "a test") as con:
        con.execute(
            "INSERT INTO labeller VALUES (1, 'sentiment', '1', '2026-05-01', NULL), "
            "(2, 'sentiment', '2', '2026-04-01', NULL)"
        )
    publish(home, settings)
    assert ask_sql(home, "SELECT version FROM labeller WHERE is_current")["version"].tolist() == ["2"]


def test_every_table_view_and_column_of_a_snapshot_is_described(published: Home) -> None:
    bare = ask_sql(
        published,
        "SELECT table_name AS thing FROM duckdb_tables() WHERE comment IS NULL UNION ALL "
        "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal UNION ALL "
        "SELECT function_name FROM duckdb_functions() WHERE comment IS NULL AND NOT internal UNION ALL "
        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal",
    )
    assert bare["thing"].tolist() == []


def test_a_share_of_fewer_than_ten_is_not_told(published: Home) -> None:
    shares = ask_sql(published, "SELECT safe_share(3, 9) AS few, safe_share(3, 12) AS enough")
    assert pd.isna(shares["few"][0])
    assert shares["enough"][0] == 0.25


def test_a_snapshot_knows_which_places_are_seen_apart_and_not_by_whom(home: Home, settings: Settings) -> None:
    reach = (("riverside", "north"),)
    people = {"ann@clinic.example": Permission("viewer", reach), "bo@clinic.example": Permission("quality")}
    snapshot = publish(home, replace(settings, people=people))
    with connect_reader(snapshot) as con:
        assert insiders(con, "riverside") == [frozenset(["north"])]
        assert insiders(con, "elsewhere") == []
    assert b"ann@clinic" not in snapshot.read_bytes()


def test_a_snapshot_knows_what_readers_see_together_where_they_may_pool(home: Home, settings: Settings) -> None:
    people = {f"{site}@clinic.example": Permission("viewer", (("riverside", site),)) for site in ("north", "south")}
    with connect_reader(publish(home, replace(settings, people=people, readers_may_pool=True))) as con:
        assert frozenset(["north", "south"]) in insiders(con, "riverside")
    with connect_reader(publish(home, replace(settings, people=people))) as con:
        assert insiders(con, "riverside") == [frozenset(["north"]), frozenset(["south"])]


def test_publishing_without_a_single_mention_works(home: Home, settings: Settings) -> None:
    publish(home, settings)
    assert ask_sql(home, "SELECT count(*) AS n FROM feedback")["n"][0] == 0


def test_a_snapshot_can_be_read_only(published: Home) -> None:
    with pytest.raises(HeedError, match="read-only"):
        ask_sql(published, "DELETE FROM mention")
    for nothing in ("", " -- a note"):
        with pytest.raises(HeedError, match="query is empty"):
            ask_sql(published, nothing)


def test_a_query_reaches_no_file_outside_the_snapshot(published: Home) -> None:
    with pytest.raises(HeedError, match="disabled"):
        ask_sql(published, f"SELECT * FROM read_text('{published.key}')")


def test_a_source_that_may_not_be_displayed_shows_no_text(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention()])
    hidden = Rights("survey", "Survey", False, "", 0, 0, True, False, False)
    settings = Settings(**{**vars(settings), "rights": {**settings.rights, "survey": hidden}})
    publish(home, settings)
    assert ask_sql(home, "SELECT text FROM mention")["text"].isna().all()


def test_a_broken_promise_keeps_the_former_snapshot_and_leaves_no_unfinished_file(
    published: Home, settings: Settings
) -> None:
    former = current_snapshot(published)
    with writing(published, "store", "a test") as con:
        con.execute("UPDATE label SET value = 7 WHERE label = 'negative'")
    with pytest.raises(HeedError, match="probability lies outside 0-1"):
        publish(published, settings)
    assert current_snapshot(published) == former
    assert not list(published.published.glob("*.part*"))


@pytest.mark.thorough
def test_three_snapshots_are_kept_and_the_reader_of_one_that_goes_is_not_disturbed(
    published: Home, settings: Settings
) -> None:
    former = current_snapshot(published)
    assert former is not None
    with connect_reader(former) as con:
        for _ in range(3):
            publish(published, settings)
        assert con.execute("SELECT count(*) FROM mention").fetchall() == [(20,)]
    assert (len(list(published.published.glob("snapshot-*.duckdb"))), former.exists()) == (3, False)


def test_a_label_of_a_newer_version_replaces_the_older_one(published: Home, settings: Settings) -> None:
    with writing(published, "store", "a test") as con:
        con.execute("INSERT INTO labeller VALUES (2, 'sentiment', '2', now()::TIMESTAMP, NULL)")
        con.execute("INSERT INTO label SELECT mention_id, 2, 'neutral', 0.5 FROM mention")
    publish(published, settings)
    assert ask_sql(published, "SELECT DISTINCT sentiment::VARCHAR AS s FROM mention")["s"].tolist() == ["neutral"]


@pytest.mark.parametrize("repeated", ["row-0", "of another week"])
def test_what_is_reposted_is_counted_once_even_where_it_is_not_held_itself(
    home: Home, settings: Settings, repeated: str
) -> None:
    store_mentions(home, settings, [mention(0), *(mention(number, repost_of=repeated) for number in (1, 2, 3))])
    publish(home, settings)
    counted = ask_sql(home, "SELECT copies FROM mention WHERE NOT is_repost ORDER BY created_at")["copies"].tolist()
    assert counted == ([3] if repeated == "row-0" else [0, 2])
    assert ask_sql(home, "SELECT sum(mentions) AS n FROM day_rollup")["n"][0] == len(counted)


@pytest.mark.thorough
def test_a_reader_that_polls_while_mentions_are_stored_and_published_never_fails(
    home: Home, settings: Settings
) -> None:
    store_mentions(home, settings, [mention()])
    publish(home, settings)
    with _polling(home) as reader:
        for number in range(1, 4):
            store_mentions(home, settings, [mention(number)])
            publish(home, settings)
    assert _reads(reader) > 5


@pytest.mark.thorough
@pytest.mark.parametrize("after_s", [0.1, 0.6])
def test_a_kill_at_any_moment_leaves_every_file_readable(home: Home, settings: Settings, after_s: float) -> None:
    store_mentions(home, settings, [mention()])
    publish(home, settings)
    with subprocess.Popen([sys.executable, "-c", _WRITE_FOR_EVER, str(home.path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(after_s)
        writer.kill()
    counts = ask_sql(
        home, "SELECT (SELECT count(*) FROM mention) AS detail, (SELECT sum(mentions) FROM day_rollup) AS rollup"
    )
    assert counts["detail"][0] == counts["rollup"][0] >= 1
    with writing(home, "store", "a test") as con:
        assert con.execute("SELECT count(*) % 100 FROM mention").fetchall() == [(1,)]  # whole batches, or none


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from config.home import Home
from config.settings import load_settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.publish import publish
home = Home(Path(sys.argv[1]))
settings = load_settings(home)
number = 1
print("writing", flush=True)
while True:
    store_mentions(home, settings, [mention(number * 100 + n) for n in range(100)])
    publish(home, settings)
    number += 1
"""

_READ_UNTIL_TOLD = """
import sys
from pathlib import Path
from config.home import Home
from warehouse.ask import ask_sql
home, stop, reads = Home(Path(sys.argv[1])), Path(sys.argv[1]) / "stop", 0
while not stop.exists():
    answer = ask_sql(home, "SELECT (SELECT count(*) FROM mention) AS n, (SELECT sum(mentions) FROM day_rollup) AS days")
    assert answer["n"][0] == answer["days"][0], answer
    if not reads:
        print("reading", flush=True)
    reads += 1
print(reads)
"""


@contextmanager
def _polling(home: Home) -> Iterator["subprocess.Popen[str]"]:
    reader = subprocess.Popen(
        [sys.executable, "-c", _READ_UNTIL_TOLD, str(home.path)], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"
    yield reader
    (home.path / "stop").touch()


def _reads(reader: "subprocess.Popen[str]") -> int:
    answer, _ = reader.communicate(timeout=30)
    assert reader.returncode == 0
    return int(answer)


def test_the_connection_of_a_snapshot_is_sealed(published: Home) -> None:
    snapshot = current_snapshot(published)
    assert snapshot is not None
    with connect_reader(snapshot) as con, pytest.raises(duckdb.Error, match="locked"):
        con.execute("SET enable_external_access = true")
