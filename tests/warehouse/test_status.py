from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import journal
from warehouse.lock import writer_lock
from warehouse.publish import publish
from warehouse.status import status


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
