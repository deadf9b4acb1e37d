"""What is due is told once; what a place does not take is said, and tried again a few times a day."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

import heed
from config.errors import HeedError
from config.home import Home
from config.notices import read_notices
from config.settings import load_settings
from dashboard.notices.compose import Notice
from dashboard.notices.due import TEST, send_due
from dashboard.notices.send import Answer, send
from tests.dashboard.notices.conftest import MONDAY_AFTER, PLACE, Receiver
from warehouse.desk.triage import Triage, change
from warehouse.publish import publish, published_snapshot
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough


def test_a_signal_and_the_week_are_told_once(home: Home, receiver: Receiver) -> None:
    sent, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert (len(sent), failed) == (2, [])
    signal, digest = receiver.messages
    assert "new signal" in signal["title"]
    assert "Getting through by phone" in signal["message"]
    assert "Triage:" in digest["message"]
    assert send_due(home, load_settings(home), MONDAY_AFTER) == ([], [])
    assert len(receiver.messages) == 2


def test_what_somebody_has_in_hand_waits_no_more_for_the_digest(home: Home, receiver: Receiver) -> None:
    with connect_reader(published_snapshot(home)) as con:
        flagged = con.execute("SELECT mention_id FROM urgent").fetchall()
    with writing(home, "desk", "a test") as con:
        for (mention_id,) in flagged:
            change(con, mention_id, Triage("riverside", None, "in hand", "Ward lead"), 0, "a test")
    send_due(home, load_settings(home), MONDAY_AFTER)
    with writing(home, "desk", "a test") as con:
        con.execute("DELETE FROM triage")
    assert "Triage: nothing waits." in receiver.messages[-1]["message"]


def test_a_notice_that_is_not_taken_is_said_and_tried_again(home: Home, receiver: Receiver) -> None:
    receiver.status = 503
    sent, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert sent == []
    assert all(PLACE in sentence and "tries again" in sentence for sentence in failed)
    assert not any(receiver.address in sentence for sentence in failed)
    receiver.status = 200
    sent, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert (len(sent), failed) == (2, [])


def _later(home: Home, hours: int) -> None:
    with writing(home, "desk", "a test") as con:
        con.execute("UPDATE notice SET refused_at = refused_at - ? * INTERVAL 1 HOUR", [hours])


def test_a_place_that_refuses_is_tried_a_few_times_a_day_and_said_at_each_run(home: Home, receiver: Receiver) -> None:
    receiver.status = 503
    settings = load_settings(home)
    for _ in range(3):
        send_due(home, settings, MONDAY_AFTER)
    assert receiver.asked == 2 * 3
    sent, failed = send_due(home, settings, MONDAY_AFTER)
    assert sent == []
    assert [bool(re.match(f"{PLACE} did not take . pieces of news in 3 tries", said)) for said in failed] == [True]
    for _ in range(2):
        _later(home, hours=3)
        send_due(home, settings, MONDAY_AFTER)
    assert receiver.asked == 2 * 4
    receiver.status = 200
    assert len(send_due(home, settings, MONDAY_AFTER, is_asked=True)[0]) == 2
    assert send_due(home, settings, MONDAY_AFTER) == ([], [])


def test_who_answers_after_five_seconds_is_waited_for(receiver: Receiver) -> None:
    receiver.seconds = 5
    assert send(TEST, receiver.address) is Answer.TAKEN


def test_who_gives_no_answer_is_not_told_again_for_it_may_have_arrived(
    home: Home, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.notices.send.ANSWERS_WITHIN_S", 0.5)
    monkeypatch.setenv(PLACE, f"{receiver.address}?rto=0.5&cto=0.1")
    receiver.seconds = 1
    sent, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert sent == []
    assert all("gave no answer in time" in sentence and "not sent again" in sentence for sentence in failed)
    receiver.seconds = 0
    assert send_due(home, load_settings(home), MONDAY_AFTER) == ([], [])
    assert receiver.asked == 2


def test_being_stopped_while_sending_tells_nobody_twice(
    home: Home, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_notice: Notice, _address: str) -> Answer:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("dashboard.notices.due.send", stopped)
        send_due(home, load_settings(home), MONDAY_AFTER)
    sent, _ = send_due(home, load_settings(home), MONDAY_AFTER)
    assert [sentence for sentence in sent if "new signal" in sentence] == []


@contextmanager
def _dismissed(home: Home, reason: str) -> Iterator[None]:
    """Let the desk say of every alert why it was dismissed; nothing for one that was let stand again."""
    with writing(home, "store", "a test") as con:
        numbers = [number for (number,) in con.execute("SELECT alert_id FROM alert").fetchall()]
    with writing(home, "desk", "a test") as con:
        for number in numbers:
            con.execute(
                "INSERT INTO dismissal VALUES (?, 'riverside', NULL, ?, '', 1, 'ann', TIMESTAMP '2026-03-30')",
                [number, reason],
            )
    yield
    with writing(home, "desk", "a test") as con:
        con.execute("DELETE FROM dismissal")


def test_an_alert_that_was_dismissed_since_the_last_publication_is_not_told(home: Home, receiver: Receiver) -> None:
    with _dismissed(home, "known"):
        sent, _ = send_due(home, load_settings(home), MONDAY_AFTER)
    assert len(sent) == 1
    (digest,) = receiver.messages
    assert "No new signal; 1 was dismissed: getting through by phone (known)." in digest["message"]


def test_an_alert_that_was_let_stand_again_since_the_last_publication_is_told(home: Home, receiver: Receiver) -> None:
    with _dismissed(home, "known"):
        publish(home, load_settings(home))
    with _dismissed(home, ""):
        sent, _ = send_due(home, load_settings(home), MONDAY_AFTER)
    publish(home, load_settings(home))
    assert len(sent) == 2


def test_where_nobody_is_to_be_told_nothing_is_sent(invented_home: Home, receiver: Receiver) -> None:
    assert send_due(invented_home, load_settings(invented_home)) == ([], [])
    assert receiver.messages == []


def test_the_test_says_which_place_took_it(home: Home, receiver: Receiver) -> None:
    taken = CliRunner().invoke(heed.main, ["--home", str(home.path), "notify", "--test"])
    assert (taken.exit_code, f"{PLACE} took the test" in taken.output) == (0, True)
    receiver.status = 500
    refused = CliRunner().invoke(heed.main, ["--home", str(home.path), "notify", "--test"])
    assert (refused.exit_code, "did not take" in refused.output) == (1, True)


def test_an_address_that_is_not_set_is_said_by_its_name(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PLACE, raising=False)
    _, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert f"{PLACE} is not set" in failed[0]


def test_an_address_may_stand_in_the_secrets_file(
    home: Home, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLACE)
    secrets = Path(home.path / "secrets.toml")
    secrets.write_text(f'{PLACE} = "{receiver.address}"\n', "utf-8")
    secrets.chmod(0o600)
    assert len(send_due(home, load_settings(home), MONDAY_AFTER)[0]) == 2
    secrets.unlink()


@pytest.mark.parametrize(
    "table", [{"places": ["json://x"]}, {"places": "HEED_NOTICE_X"}, {"alerts": "yes"}, {"url": "x"}, []]
)
def test_settings_that_cannot_be_used_are_named(table: object) -> None:
    with pytest.raises(HeedError, match=r"\[notices\]"):
        read_notices(table)
