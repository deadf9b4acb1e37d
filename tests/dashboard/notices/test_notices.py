"""Notices: each signal is told once, failures are told and tried again, and no patient's words are in them."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

import heed
from config.errors import HeedError
from config.home import Home
from config.notices import read_notices
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.findings.alert_book import book_alerts
from dashboard.findings.raised_alerts import Watch, watch
from dashboard.notices.compose import Notice, alert_notice, digest_notice
from dashboard.notices.due import TEST, send_due
from dashboard.notices.send import Answer, send
from tests.dashboard.asking import asking
from tests.dashboard.invented import HOSTILE, LAST_DAY, MENTIONS
from warehouse.ask import Ask
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough

PLACE = "HEED_NOTICE_QUALITY"
MONDAY_AFTER = LAST_DAY + timedelta(days=1)


class Receiver:
    """A peer on loopback that takes what Apprise sends as JSON, or refuses it."""

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []
        self.status = 200
        self.seconds, self.asked = 0.0, 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if receiver.status == 200:
                    receiver.messages.append(json.loads(body))
                receiver.asked += 1
                time.sleep(receiver.seconds)
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"json://127.0.0.1:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    receiver = Receiver()
    monkeypatch.setenv(PLACE, receiver.address)
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture(scope="module")
def signalling(invent: Callable[[int], Home]) -> Home:
    """A data folder whose phone complaints rise, with its alerts in the book and a place to tell."""
    home = invent(MENTIONS)
    text = home.settings.read_text("utf-8").replace("[source.x]", f'[notices]\nplaces = ["{PLACE}"]\n\n[source.x]', 1)
    home.settings.write_text(text, "utf-8")
    book_alerts(home, publish(home, load_settings(home)))
    publish(home, load_settings(home))
    return home


@pytest.fixture
def home(signalling: Home) -> Iterator[Home]:
    yield signalling
    with writing(signalling, "desk", "a test") as con:
        con.execute("DELETE FROM notice")


def test_a_signal_and_the_week_are_told_once(home: Home, receiver: Receiver) -> None:
    sent, failed = send_due(home, load_settings(home), MONDAY_AFTER)
    assert (len(sent), failed) == (2, [])
    signal, digest = receiver.messages
    assert "new signal" in signal["title"]
    assert "Getting through by phone" in signal["message"]
    assert "Triage:" in digest["message"]
    assert send_due(home, load_settings(home), MONDAY_AFTER) == ([], [])
    assert len(receiver.messages) == 2


def test_one_complaint_about_safety_is_not_told_as_a_rise(monkeypatch: pytest.MonkeyPatch) -> None:
    week = {"since": pd.Timestamp("2026-03-02"), "dismissed_because": None, "site_title": None, "recent_voices": 1}
    alerts = [
        {**week, "alert_id": number, "theme": title.lower(), "title": title, "kinds": [kind]}
        for number, title, kind in ((1, "Parking", "cusum"), (2, "Medication", "safety"))
    ]
    days = {"first_day": pd.Timestamp("2026-03-01"), "last_day": pd.Timestamp("2026-03-08")}
    provider = pd.Series({"provider": "riverside", "title": "Riverside", **days})
    monkeypatch.setattr("dashboard.notices.compose.watch", lambda _ask, _filters: Watch((), 2, 0, 40, 1.0))
    notice = alert_notice(lambda _question, **_parameters: pd.DataFrame(alerts), provider)
    assert notice
    parking, medication = notice.body.splitlines()[1:3]
    assert "more than chance allows, rising since" in parking
    assert "about safety one complaint is a signal" in medication
    assert "rising" not in medication


def test_no_patients_words_are_in_a_notice(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER)
    said = json.dumps(receiver.messages)
    assert not any(words in said for words in ("rang the clinic", "front desk was short", HOSTILE[:20]))


def test_no_count_of_a_notice_is_nearer_than_ten(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER)
    said = json.dumps(receiver.messages)
    counts = re.findall(r"(\S+ \S+) (?:mention|complaint|voice|people)", said)
    told = [words for words in counts if re.search(r"\d$", words)]
    assert len(told) > 3
    assert not [words for words in told if not re.fullmatch(r"about [\d,]*0|than 10", words.strip("(: "))]


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


def test_a_rise_beside_a_new_question_is_told_as_such_without_the_question(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beside(ask: Ask, filters: Filters) -> Watch:
        watched = watch(ask, filters)
        unlike = tuple(replace(each, unlike=("Survey asks “What was bad?” (2 Mar 2026)",)) for each in watched.raised)
        return replace(watched, raised=unlike)

    monkeypatch.setattr("dashboard.notices.compose.watch", beside)
    with asking(home) as ask:
        provider = ask("providers").iloc[0]
        signal, digest = alert_notice(ask, provider), digest_notice(ask, provider, 0, MONDAY_AFTER)
    assert signal and digest
    said = "but a source, a question or the labelling changed meanwhile: the rise may come from this alone"
    assert said in signal.body
    assert "rising" not in signal.body
    assert "Getting through by phone (a source, a question or the labelling changed meanwhile)" in digest.body
    assert "What was bad?" not in signal.body + digest.body


def test_an_alert_that_goes_on_is_told_in_the_week_however_long_ago_it_began(home: Home) -> None:
    with asking(home) as ask:

        def began_long_ago(question: str, **parameters: Any) -> pd.DataFrame:
            rows = ask(question, **parameters)
            return rows[rows["since"] < pd.Timestamp(LAST_DAY - timedelta(days=90))] if question == "alerts" else rows

        digest = digest_notice(began_long_ago, ask("providers").iloc[0], 0, MONDAY_AFTER)
    assert digest and "Signals: Getting through by phone." in digest.body


def test_a_week_without_a_mention_has_no_digest(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER + timedelta(days=90))
    assert not any("the week" in message["title"] for message in receiver.messages)


def test_where_nobody_is_to_be_told_nothing_is_sent(invented_home: Home, receiver: Receiver) -> None:
    assert send_due(invented_home, load_settings(invented_home)) == ([], [])
    assert receiver.messages == []


def test_a_title_cannot_bring_a_header_along(home: Home, receiver: Receiver) -> None:
    with asking(home) as ask:
        provider = ask("providers").iloc[0].copy()
        provider["title"] = "Riverside\r\nBcc: someone@evil.example\x00"
        notice = digest_notice(ask, provider, 0, MONDAY_AFTER)
    assert notice is not None
    assert send(notice, receiver.address) is Answer.TAKEN
    assert receiver.messages[0]["title"] == "Riverside Bcc: someone@evil.example : the week in what patients say"


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
