from config.home import Home
from config.settings import Settings, load_settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import journal
from warehouse.files.lock import writer_lock
from warehouse.publish import publish
from warehouse.status import status
from warehouse.store import writing


def test_a_new_folder_says_that_nothing_was_published(home: Home, settings: Settings) -> None:
    assert "Nothing has been published yet: run `heed run`." in status(home, settings).problems


def test_mentions_that_are_not_published_are_a_problem(home: Home, settings: Settings) -> None:
    publish(home, settings)
    store_mentions(home, settings, [mention()])
    assert any("not published yet" in problem for problem in status(home, settings).problems)


def test_the_mentions_of_the_snapshot_are_counted_by_source(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0), mention(1)])
    publish(home, settings)
    row = status(home, settings).sources[0]
    assert (row["source"], row["mentions"], row["first_day"]) == ("survey", 2, "2026-03-02")


def test_whoever_is_writing_is_named(home: Home, settings: Settings) -> None:
    with writer_lock(home, "heed analyse"):
        assert "`heed analyse`" in status(home, settings).busy


def test_a_command_that_failed_is_a_problem(home: Home, settings: Settings) -> None:
    journal.write(home, "import", "The file is empty.", is_failure=True)
    assert "The last `heed import` failed." in status(home, settings).problems


def test_a_command_that_failed_and_then_worked_is_none(home: Home, settings: Settings) -> None:
    journal.write(home, "import", "The file is empty.", is_failure=True)
    journal.write(home, "import", "3 mentions were stored.")
    assert not any("import" in problem and "failed" in problem for problem in status(home, settings).problems)


def test_a_missing_key_is_a_problem(home: Home, settings: Settings) -> None:
    home.key.unlink()
    assert any("key" in problem for problem in status(home, settings).problems)


def test_a_removal_that_was_cut_short_is_a_problem(home: Home, settings: Settings) -> None:
    with writing(home, "inbox", "a test") as con:
        con.execute("INSERT INTO erasure VALUES ('1', TIMESTAMP '2026-03-02', NULL, 'why', [1], '{}', [], NULL)")
    assert any("removal was cut short" in problem for problem in status(home, settings).problems)


def test_the_budget_gaps_and_quarantine_of_an_enabled_source_are_said(home: Home) -> None:
    with home.settings.open("a", encoding="utf-8") as file:
        file.write("[source.x]\nenabled = true\n")
    with writing(home, "inbox", "a test") as con:
        con.execute("INSERT INTO ledger VALUES ('1', 'x', now()::TIMESTAMP, 30, 0.15, true, '', 100, false)")
        con.execute("INSERT INTO gap VALUES ('x', 'r', 's', now()::TIMESTAMP, now()::TIMESTAMP, now()::TIMESTAMP)")
        con.execute(
            "INSERT INTO quarantine (source, address, problem, noted_at) VALUES ('x', 'a', 'p', now()::TIMESTAMP)"
        )
    said = status(home, load_settings(home))
    line = next(line for line in said.sentences() if line.startswith("Collecting"))
    assert all(part in line for part in ("$0.15 of $5.00 today", "1 gap,", "1 in quarantine"))
    assert any("is_public_body" in problem for problem in said.problems)
